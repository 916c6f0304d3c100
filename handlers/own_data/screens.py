"""What is said about one's own data: export, import, forgetting."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.own_data.buttons import Forget, Keep
from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from storage.portable import Report
from ties.people import Person

REFUSED_SHOWN = 5
CHOICES = 8


def exported(t: Texts, people: int) -> Screen:
    """Caption of the export."""
    return Screen(
        lines(
            t.plural("Everything you keep: {n} person.", "Everything you keep: {n} people.", people),
            t("One JSON object a line. Send this file back to me, here or elsewhere, and I import it."),
        )
    )


def imported(t: Texts, report: Report, action: ActionId | None) -> Screen:
    """Report an import, so that it adds up."""
    refused = report.refused[:REFUSED_SHOWN]
    text = lines(
        t.plural("📥 {n} new person.", "📥 {n} new people.", report.people),
        t(
            "Lines read: {read} = {added} added + {known} already here + {refused} refused",
            read=report.read,
            added=report.added,
            known=report.known,
            refused=len(report.refused),
        ),
        *(t("Line {n}: {reason}", n=number, reason=reason) for number, reason in refused),
        t("… and {n} more.", n=len(report.refused) - len(refused)) if len(report.refused) > len(refused) else None,
    )
    return Screen(text, ((Key(t.label("Undo"), Undo(action)),),) if action is not None else ())


def not_ours(t: Texts) -> Screen:
    """Say which files can be read."""
    return Screen(t("So far I read my own export and JSON lines (.jsonl). I kept nothing of this file."))


def too_big(t: Texts, limit: int) -> Screen:
    """Say how big a file may be."""
    return Screen(t("This file is too big for Telegram to hand me: {limit} MB at most.", limit=limit))


def not_text(t: Texts) -> Screen:
    """Say that a file is no text."""
    return Screen(t("This file is not text in UTF-8. Nothing was imported."))


def ask_whom(t: Texts) -> Screen:
    """Say how forgetting is asked for."""
    return Screen(
        lines(
            t("Whom or what should I forget for good?"),
            t("/forget NAME — one person with everything about them."),
            t("Or everything I keep for you:"),
        ),
        ((Key(t.label("Forget everything…"), Forget(0, sure=False)),),),
    )


def unknown(t: Texts, name: str) -> Screen:
    """Say that nobody has that name."""
    return Screen(t("I keep nobody called “{name}”. /people shows who is stored.", name=name))


def which(t: Texts, people: Sequence[Person]) -> Screen:
    """Ask which of several people is meant."""
    keys = [[Key(_told_apart(person), Forget(person.id, sure=False))] for person in people[:CHOICES]]
    return Screen(t("Several have that name. Whom should I forget?"), (*keys, (_keep(t),)))


def sure(t: Texts, person: Person) -> Screen:
    """Ask the first time about a person."""
    return Screen(
        lines(
            t("Forget {name} for good?", name=bold(_told_apart(person))),
            t("Gone will be the card, notes, needs, offers, your messages about them, and what undo could bring back."),
        ),
        ((Key(t.label("Forget"), Forget(person.id, sure=True)), _keep(t)),),
    )


def really(t: Texts, person: Person | None) -> Screen:
    """Ask the second time."""
    key = Key(t.label("Yes, for good"), Forget(0 if person is None else person.id, sure=True))
    what = t("everything") if person is None else bold(person.name)
    return Screen(t("Really? There is no undo: {what} will be gone.", what=what), ((key, _keep(t)),))


def sure_everything(t: Texts, people: int) -> Screen:
    """Ask the first time about everything."""
    return Screen(
        lines(
            t.plural(
                "Forget everything: {n} person, all notes, deals and drafts?",
                "Forget everything: {n} people, all notes, deals and drafts?",
                people,
            ),
            t("/export first, if you may want it back."),
        ),
        ((Key(t.label("Forget everything"), Forget(0, sure=True)), _keep(t)),),
    )


def forgotten(t: Texts, name: str) -> Screen:
    """Say that a person is gone, and when the last byte is."""
    return Screen(lines(t("{name} is forgotten.", name=name), _when(t)))


def all_forgotten(t: Texts) -> Screen:
    """Say that everything is gone."""
    return Screen(
        lines(
            t("Everything is forgotten."),
            _when(t),
            t("Only your Telegram id and your settings stay, so that I still let you in."),
        )
    )


def kept(t: Texts) -> Screen:
    """Say that nothing was forgotten."""
    return Screen(t("Nothing was forgotten."))


def _when(t: Texts) -> str:
    return t(
        "Out of the database file within an hour; out of the automatic backups as they age, after 4 weeks at the latest."
    )


def _keep(t: Texts) -> Key:
    return Key(t.label("Keep"), Keep())


def _told_apart(person: Person) -> str:
    return joined(" · ", (person.name, person.company or person.role, person.city)).unescape()
