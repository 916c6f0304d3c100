"""What deals look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from handlers.dates import day, weekday_and_day
from handlers.deals.buttons import AskDeal, DealList, DropDeal, MoreDeal, MoveDeal, OpenDeal, PickParty
from handlers.person.card import listed
from handlers.screen import Key, Keyboard, Screen, bold, joined, lines
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from storage.deals import DealTotal
from ties.deals import Deal, DealStage
from ties.money import show
from ties.people import Person, PersonId

PAGE = 8
NOTES_SHOWN = 5

Names = Mapping[PersonId, str]


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal with what its card shows beside it: names of its parties, and its notes, newest first."""

    deal: Deal
    names: Names
    notes: Sequence[tuple[date, str]] = ()
    new_people: Sequence[str] = ()


def stage_name(t: Texts, stage: DealStage) -> str:
    """Return the stage in words."""
    return {
        DealStage.TALKING: t.label("talking"),
        DealStage.AGREED: t.label("agreed"),
        DealStage.WON: t.label("won"),
        DealStage.LOST: t.label("lost"),
    }[stage]


def card(t: Texts, shown: DealCard, today: date, action: ActionId | None = None) -> Screen:
    """Show one deal."""
    deal = shown.deal
    return Screen(
        lines(
            t("💼 {deal}", deal=joined(" · ", (bold(deal.title), *_facts(t, shown)))),
            _step(t, deal, today),
            t("Outcome: {text}", text=deal.outcome) if deal.outcome else None,
            *(t("📝 {day} {text}", day=day(on, t, today), text=text) for on, text in shown.notes[:NOTES_SHOWN]),
            *(t("New contact: {name}", name=name) for name in shown.new_people),
        ),
        _card_keys(t, deal, action),
    )


def more(t: Texts, shown: DealCard, today: date) -> Screen:
    """Show a deal with the rarer buttons."""
    deal = shown.deal.id
    keys = (
        (Key(t.label("Title"), AskDeal(deal, "title")), Key(t.label("With whom"), AskDeal(deal, "parties"))),
        (Key(t.label("Delete"), DropDeal(deal)), Key(t.label("‹ Back"), OpenDeal(deal))),
    )
    return Screen(card(t, shown, today).text, keys)


def ask(t: Texts, what: str, deal: Deal) -> Screen:
    """Ask for one thing about a deal."""
    back = Key(t.label("Skip") if what in ("case", "lesson") else t.label("‹ Back"), OpenDeal(deal.id))
    return Screen(_QUESTIONS[what](t, deal.title), ((back,),))


def how_to(t: Texts) -> Screen:
    """Say how a deal is typed."""
    return Screen(
        lines(
            t("Type it in one line: who, what, how much, what is next. For example"),
            Markup("<code>{}</code>").format(t.label("Lin Yue: Dallas sublet, 300k RMB, send quote by Friday")),
        )
    )


def which(t: Texts, draft: int, people: Sequence[Person]) -> Screen:
    """Ask which of several people of one name is meant; the text is kept meanwhile."""
    keys = [[Key(_told_apart(person), PickParty(draft, person.id))] for person in people]
    return Screen(t("You know several by that name. Which one? Your text is kept."), keys)


def pipeline(t: Texts, totals: Sequence[DealTotal], cards: Sequence[DealCard], today: date, page: int) -> Screen:
    """Show what is going on: sums by stage and currency, then the deals with the next steps first."""
    if not totals:
        return Screen(
            lines(t("No deals yet."), t("Start one: /deal Lin Yue: Dallas sublet, 300k RMB, send quote by Friday"))
        )
    return Screen(
        lines(
            bold(t.label("Deals")),
            *(_total(t, stage, [one for one in totals if one.stage is stage]) for stage in DealStage),
            *_entries(t, cards[:PAGE], today, page),
        ),
        (*_list_keys(t, "open", cards, page), _other_lists(t, totals)),
    )


def finished(t: Texts, stage: DealStage, cards: Sequence[DealCard], today: date, page: int) -> Screen:
    """Show won or lost deals, newest first."""
    return Screen(
        lines(bold(stage_name(t, stage).capitalize()), *_entries(t, cards[:PAGE], today, page)),
        (*_list_keys(t, stage, cards, page), (Key(t.label("‹ Back"), DealList("open", 0)),)),
    )


def deleted(t: Texts, title: str, action: ActionId) -> Screen:
    """Say that a deal is gone."""
    return Screen(t("Deleted “{title}”. The notes stay with the people.", title=title), ((_undo(t, action),),))


def _facts(t: Texts, shown: DealCard) -> list[str | Markup]:
    deal = shown.deal
    names = listed(t, (shown.names[person] for person in deal.parties if person in shown.names))
    return [
        t("with {names}", names=names) if names else "",
        show(deal.amount, t.short_language) if deal.amount else "",
        stage_name(t, deal.stage),
    ]


def _step(t: Texts, deal: Deal, today: date) -> Markup | None:
    if not deal.next_step or deal.stage is DealStage.LOST:
        return None
    if deal.next_on is None:
        return t("Next: {step}", step=deal.next_step)
    on = weekday_and_day(deal.next_on, t, today)
    if deal.stage in (DealStage.WON, DealStage.LOST):
        return t("Next: {step} — {day}", step=deal.next_step, day=on)
    return t("Next: {step} — {day} (I will remind you)", step=deal.next_step, day=on)


def _card_keys(t: Texts, deal: Deal, action: ActionId | None) -> Keyboard:
    moves = {
        DealStage.AGREED: t.label("Agreed"),
        DealStage.WON: t.label("Won"),
        DealStage.LOST: t.label("Lost"),
        DealStage.TALKING: t.label("Talking again"),
    }
    open_ = deal.stage in (DealStage.TALKING, DealStage.AGREED)
    offered = [s for s in (DealStage.AGREED, DealStage.WON, DealStage.LOST) if s is not deal.stage]
    steps = offered if open_ else [DealStage.TALKING]
    last = [Key(t.label("More…"), MoreDeal(deal.id))]
    return (
        [Key(moves[stage], MoveDeal(deal.id, stage)) for stage in steps],
        [
            Key(t.label("Note"), AskDeal(deal.id, "note")),
            Key(t.label("Next step"), AskDeal(deal.id, "step")),
            Key(t.label("Amount"), AskDeal(deal.id, "amount")),
        ],
        [*last, _undo(t, action)] if action is not None else last,
    )


def _undo(t: Texts, action: ActionId) -> Key:
    return Key(t.label("Undo"), Undo(action))


def _told_apart(person: Person) -> str:
    return joined(" · ", (person.name, person.company or person.role, person.city)).unescape()


def _total(t: Texts, stage: DealStage, totals: Sequence[DealTotal]) -> Markup | None:
    deals = sum(total.deals for total in totals)
    if not deals:
        return None
    sums = [show(total.amount, t.short_language) for total in totals if total.amount is not None]
    return t("{stage}: {n}", stage=stage_name(t, stage).capitalize(), n=joined(" · ", (str(deals), *sums)))


def _entries(t: Texts, cards: Sequence[DealCard], today: date, page: int) -> list[Markup]:
    return [_entry(t, number, shown, today) for number, shown in enumerate(cards, 1 + page * PAGE)]


def _entry(t: Texts, number: int, shown: DealCard, today: date) -> Markup:
    deal = shown.deal
    on = day(deal.next_on, t, today) if deal.next_on else ""
    step = t("{step}, {day}", step=deal.next_step, day=on) if on else deal.next_step
    facts = joined(" · ", (bold(deal.title), *_facts(t, shown)))
    return Markup("{} {}").format(number, joined(_dash(t), (facts, deal.outcome or step)))


def _dash(t: Texts) -> str:
    return "——" if t.short_language == "zh" else " — "


def _list_keys(t: Texts, stage: str, cards: Sequence[DealCard], page: int) -> Keyboard:
    numbers = [Key(str(n), OpenDeal(shown.deal.id)) for n, shown in enumerate(cards[:PAGE], 1 + page * PAGE)]
    turns = [Key(t.label("‹ Previous"), DealList(stage, page - 1))] if page else []
    if len(cards) > PAGE:
        turns.append(Key(t.label("Next ›"), DealList(stage, page + 1)))
    return (numbers[:4], numbers[4:], turns)


def _other_lists(t: Texts, totals: Sequence[DealTotal]) -> list[Key]:
    have = {total.stage for total in totals}
    labels = {DealStage.WON: t.label("Won"), DealStage.LOST: t.label("Lost")}
    return [Key(label, DealList(stage, 0)) for stage, label in labels.items() if stage in have]


_QUESTIONS = {
    "note": lambda t, title: t("Type the note for “{title}”.", title=title),
    "step": lambda t, title: t("What is next for “{title}”, and when? For example: send quote by Friday", title=title),
    "amount": lambda t, title: t("How much is “{title}” about? For example 300k RMB, 30万 or $1.2m", title=title),
    "title": lambda t, title: t("What should “{title}” be called?", title=title),
    "parties": lambda t, title: t("Who is part of “{title}”? Type the names, separated by commas.", title=title),
    "case": lambda t, title: t(
        "🎉 Won: “{title}”. One line for the case pool: what did you do together, and what came of it?", title=title
    ),
    "lesson": lambda t, title: t("Lost: “{title}”. One line: what is the lesson?", title=title),
}
