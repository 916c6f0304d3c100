"""The questions of the guided form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from handlers.add.buttons import SkipStep, StartOver, StepBack
from handlers.person.card import short
from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import Texts

QUOTED = 80


def question(t: Texts, step: int, answers: Sequence[str], *, resumed: bool = False) -> Screen:
    """Ask one step; an answer already given is shown. `resumed` when an unfinished form is taken up again."""
    name = answers[0] if answers and step else ""
    head = joined(" · ", (t("➕ {step} of {steps}", step=step + 1, steps=len(QUESTIONS)), bold(name) if name else ""))
    given = answers[step] if step < len(answers) else ""
    text = lines(
        t("Where we stopped:") if resumed else None,
        head,
        QUESTIONS[step](t),
        t("So far: {text}", text=short(given, QUOTED)) if given else None,
    )
    keys = [Key(t.label("Keep"), SkipStep(step)) if given else Key(t.label("Skip"), SkipStep(step))]
    if step:
        keys.append(Key(t.label("‹ Back"), StepBack(step)))
    return Screen(text, (keys, (Key(t.label("Start over"), StartOver()),) if resumed else ()))


def too_little(t: Texts) -> Screen:
    """Say that nothing was told, so nothing is stored."""
    return Screen(t("You told me nothing about them, so nothing is stored. /add begins again."))


QUESTIONS: tuple[Callable[[Texts], Markup], ...] = (
    lambda t: t("What is the name?"),
    lambda t: t("What do they do? Role, company, trade: whatever you know."),
    lambda t: t("Where are they? A city or a country."),
    lambda t: t("How did you meet? Where, when, through whom."),
    lambda t: t("What do they need? Several with commas."),
    lambda t: t("What can they offer? Several with commas."),
)
