"""What the digest, /today and /due look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from handlers.dates import day, weekday_and_day
from handlers.nudges.buttons import Done, Skip, StepDeal, TakeBack, Waiting, Week
from handlers.nudges.day import DayList, Line, Step, Tie
from handlers.nudges.openings import opening
from handlers.person.buttons import Open
from handlers.person.card import DOT, capital, listed, one_line, resource_lines, short, wechat
from handlers.screen import MAX_UNITS, Key, Screen, bold, copyable, joined, lines, plain, struck, units
from handlers.texts import Texts
from storage.nudges import ItemState
from ties.deals import Deal, DealStage
from ties.nudging import only_reach, promises
from ties.people import FunnelStage, Person, Resource
from ties.phones import show_phone
from ties.telling import timeless
from ties.warmth import level, quiet_days, warmth

PAGE = 10
TOPIC_ROOM, STEP_ROOM, NAME_ROOM = 120, 90, 60  # characters
NUMBERS_IN_ROW = 5
MORNING, NOON, EVENING, NIGHT = 5, 12, 18, 23

_INDENT = Markup("   ")
_GAP = Markup(" ")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a screen is made, on the owner's clock."""

    today: date
    hour: int


def digest(t: Texts, shown: DayList, now: Moment) -> Screen:
    """Show the list of a day; lines lose their details, last first, when one message would not hold them."""
    detailed = len(shown.lines)
    while units(plain(text := _text(t, shown, now, detailed))) > MAX_UNITS and detailed:
        detailed -= 1
    return Screen(text, _keys(t, shown))


def nothing(t: Texts, coming: Sequence[Person], today: date) -> Screen:
    """Say that nobody waits, and who comes next."""
    if not coming:
        return Screen(
            lines(
                t("Nobody waits, since nobody is stored yet."),
                t("Tell me about somebody you met: “Lin Yue, founder of HaiTao Logistics, met at Canton Fair”"),
            )
        )
    return Screen(
        lines(
            t("☕ Nobody waits today."),
            *(_coming(t, person, today) for person in coming),
        )
    )


def waiting(t: Texts, people: Sequence[Person], steps: Sequence[Deal], total: int, page: int, today: date) -> Screen:
    """Show a page of everybody who waits, longest first, and (on the first page) the steps that are due."""
    first = page * PAGE + 1
    entries = [
        Markup("{} {} {} — {}").format(
            n, level(warmth(person, today)).emoji, bold(one_line(person)), _quiet(t, person, today)
        )
        for n, person in enumerate(people, first)
    ]
    text = lines(
        t.plural("⏳ {n} person waits to hear from you", "⏳ {n} people wait to hear from you", total)
        if total
        else None,
        *entries,
        _GAP if steps and entries else None,
        bold(t.label("Next steps due")) if steps else None,
        *(Markup("💼 {}").format(_step_line(t, deal, (), today)) for deal in steps),
    )
    numbers = [Key(str(n), Open(person.id)) for n, person in enumerate(people, first)]
    deals = [[Key(f"💼 {short(deal.title, 40)}", StepDeal(deal.id))] for deal in steps]
    turns = [Key(t.label("‹ Previous"), Waiting(page - 1, fresh=False))] if page else []
    if total > first - 1 + len(people):
        turns.append(Key(t.label("Next ›"), Waiting(page + 1, fresh=False)))
    return Screen(text, (numbers[:NUMBERS_IN_ROW], numbers[NUMBERS_IN_ROW:], *deals, turns))


def _greeting(t: Texts, shown: DayList, now: Moment) -> Markup:
    if shown.on != now.today:
        return t("🗓 {day}", day=weekday_and_day(shown.on, t, now.today))
    if not shown.open:
        return t("✨ All done for today.")
    ties = sum(isinstance(line, Tie) for line in shown.open)
    steps = len(shown.open) - ties
    parts = (
        t.plural("{n} tie to keep warm today", "{n} ties to keep warm today", ties) if ties else "",
        t.plural("{n} next step is due", "{n} next steps are due", steps) if steps else "",
    )
    return t("{greeting} {summary}", greeting=_hello(t, now.hour), summary=bold(joined(DOT, parts).unescape()))


def _hello(t: Texts, hour: int) -> str:
    if MORNING <= hour < NOON:
        return t.label("☀️ Good morning.")
    if NOON <= hour < EVENING:
        return t.label("🌤 Good afternoon.")
    return t.label("🌙 Good evening.") if EVENING <= hour < NIGHT else t.label("🌙 Hello.")


def _text(t: Texts, shown: DayList, now: Moment, detailed: int) -> Markup:
    blocks = [_block(t, n, line, shown.on, now.today, detailed=n <= detailed) for n, line in enumerate(shown.lines, 1)]
    text: list[Markup | None] = [_greeting(t, shown, now)]
    for before, block in zip([[], *blocks], blocks, strict=False):
        air = len(before) > 1 or len(block) > 1  # lines with details stand apart
        text += [_GAP, *block] if air or not before else block
    return lines(*text)


def _block(t: Texts, n: int, line: Line, on: date, today: date, *, detailed: bool) -> list[Markup | None]:
    if line.state is not ItemState.OPEN:
        return [_settled(t, n, line, today)]
    if isinstance(line, Step):
        return [Markup("{} 💼 {}").format(n, _step_line(t, line.deal, line.names, today))]
    return _tie(t, n, line, on, today, detailed=detailed)


def _tie(t: Texts, n: int, tie: Tie, on: date, today: date, *, detailed: bool) -> list[Markup | None]:
    person = tie.file.person
    sign = level(warmth(person, today)).emoji
    known_by = "" if person.company == person.name else person.company or capital(person.role)
    name = joined(DOT, (bold(person.name), short(known_by, NAME_ROOM), _standing(t, person)))
    head = Markup("{} {} {} — {}").format(n, sign, name, _quiet(t, person, today))
    if not detailed:
        return [head]
    resources = (*_newest(tie.file.needs), *_newest(tie.file.offers))
    about = (_topic(t, tie, today), *resource_lines(t, resources))
    facts = [part for part in (*about, _address(t, person)) if part]
    return [head, *(_INDENT + fact for fact in facts), _INDENT + Markup("“{}”").format(copyable(opening(tie.file, on)))]


def _newest(resources: Sequence[Resource]) -> list[Resource]:
    return [one for one in resources if one.open][-1:]


def _standing(t: Texts, person: Person) -> str:
    """Return the funnel stage where it is a reason to call."""
    stages = {FunnelStage.CANDIDATE: t.label("candidate"), FunnelStage.PARTNER: t.label("partner")}
    return stages.get(person.funnel_stage, "")


def _quiet(t: Texts, person: Person, today: date) -> Markup:
    days = quiet_days(person, today)
    if person.last_touch_on is not None:
        quiet = t.plural("{n} day quiet", "{n} days quiet", days)
    elif person.met_on is not None:
        quiet = t.plural("met {n} day ago, no touch since", "met {n} days ago, no touch since", days)
    else:
        quiet = t.plural("kept {n} day ago, no touch yet", "kept {n} days ago, no touch yet", days)
    return t("{quiet} (rhythm {days})", quiet=quiet, days=person.rhythm_days)


def _topic(t: Texts, tie: Tie, today: date) -> Markup | None:
    person = tie.file.person
    last = next((touch for touch in tie.file.touches if touch.text and not only_reach(touch.text)), None)
    if last is not None:
        said = {"text": short(timeless(last.text), TOPIC_ROOM), "day": day(last.on, t, today)}
        return t("🤝 Promised? {text} ({day})", **said) if promises(last.text) else t("Last: {text} ({day})", **said)
    if person.met_at:
        return t("Met: {where}", where=short(person.met_at, TOPIC_ROOM))
    about = joined(DOT, (capital(person.role) if person.company else "", person.city)).unescape() or person.note
    return Markup("{}").format(short(about, TOPIC_ROOM)) if about else None


def _address(t: Texts, person: Person) -> Markup | None:
    """Return where to write when there is no button for it; a tap copies it."""
    if person.telegram:
        return None
    if person.wechat:
        return wechat(t, copyable(person.wechat))
    return copyable(show_phone(person.phones[0])) if person.phones else None


def _step_line(t: Texts, deal: Deal, names: Sequence[str], today: date) -> Markup:
    what = deal.next_step or t.label("next step")
    late = (today - deal.next_on).days if deal.next_on is not None else 0
    when = t.plural("{n} day late", "{n} days late", late) if late > 0 else t("due today")
    return joined(
        DOT, (bold(short(what, STEP_ROOM)), short(deal.title, NAME_ROOM), short(listed(t, names), NAME_ROOM), when)
    )


def _settled(t: Texts, n: int, line: Line, today: date) -> Markup:
    sign = {ItemState.DONE: "✅", ItemState.LATER: "⏱", ItemState.SKIPPED: "⏭"}[line.state]
    if isinstance(line, Step):
        what, again = short(line.deal.title, NAME_ROOM), line.deal.next_on
    else:
        what, again = line.file.person.name, line.file.person.next_touch_on
    if again is not None and again > today:
        then = t("next {day}", day=weekday_and_day(again, t, today))
    else:
        then = t("what is next?") if _wants_step(line) else Markup()
    return joined(DOT, (Markup("{} {} {}").format(n, sign, struck(what)), then))


def _wants_step(line: Line) -> bool:
    """Whether this is a deal that goes on, whose step is done and that has no other."""
    going_on = isinstance(line, Step) and line.deal.stage in (DealStage.TALKING, DealStage.AGREED)
    return going_on and line.state is ItemState.DONE


def _coming(t: Texts, person: Person, today: date) -> Markup:
    when = weekday_and_day(person.next_touch_on or today, t, today)
    return t("{day}: {name}", day=when, name=bold(one_line(person)))


def _keys(t: Texts, shown: DayList) -> list[list[Key]]:
    many = len(shown.lines) > 1
    rows = [
        _row(t, n if many else 0, line, shown.on)
        for n, line in enumerate(shown.lines, 1)
        if line.state is ItemState.OPEN
    ]
    rows.append(_undo_keys(t, shown, many=many))
    if shown.waiting > sum(isinstance(line, Tie) for line in shown.open):
        label = t.plural("All {n} waiting", "All {n} waiting", shown.waiting).unescape()
        rows.append([Key(label, Waiting(0, fresh=True))])
    return rows


def _undo_keys(t: Texts, shown: DayList, *, many: bool) -> list[Key]:
    keys = []
    for n, line in enumerate(shown.lines, 1):
        if line.item.answer is not None:
            keys.append(Key(t.label("Undo {n}", n=n) if many else t.label("Undo"), TakeBack(line.item.id)))
        if isinstance(line, Step) and _wants_step(line):
            keys.append(Key(f"💼 {n}" if many else "💼", StepDeal(line.deal.id)))
    return keys


def _row(t: Texts, n: int, line: Line, on: date) -> list[Key]:
    """Return one row for a line, narrow enough for a phone; the number is on its first button."""
    done = Key(t.label("{n} ✓ Done", n=n) if n else t.label("Done"), Done(line.item.id))
    week = Key(t.label("1 week"), Week(line.item.id))
    if isinstance(line, Step):
        return [done, week, Key("💼", StepDeal(line.deal.id))]
    skip = Key(t.label("Skip"), Skip(line.item.id))
    link = _chat(line, on)
    if not link:
        return [done, week, skip]
    return [done, week, skip, Key("💬", url=link)] if n else [Key(t.label("Message"), url=link), done, week, skip]


def _chat(tie: Tie, on: date) -> str:
    """Return the link that opens the chat with somebody, the opening line already typed; empty when there is none."""
    handle = tie.file.person.telegram
    return f"https://t.me/{quote(handle)}?text={quote(opening(tie.file, on))}" if handle else ""
