"""Messages for the storm: people nobody else is called like, and a note about each fourth of them."""

from dataclasses import dataclass

from tests.telegram.chats import Account

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_SPREAD = 1_299_709
"""A prime that does not divide the number of names, so that neighbours in number are strangers by name."""

_ABOUT = (
    "logistics manager, Hamburg",
    "founder of a fintech, Singapore",
    "做跨境电商, 深圳",
    "dentist, Lisbon, met at the spring fair",
    "房产中介, 上海",
    "buys cotton yarn, Izmir",
    "patent lawyer, Toronto, likes sailing",
    "茶叶批发, 成都, 喜欢爬山",
)
_NOTES = ("{}: told me about {}", "{}：聊到 {}", "{}: likes {} a lot")


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the storm: `name` stands in it; its answer begins with `sign` and holds the name.

    Its effect is one row of `table` that keeps the text as `raw`.
    """

    number: int
    account: Account
    name: str
    text: str
    table: str = "person"
    sign: str = "✅"


def line(number: int, account: Account) -> Line:
    """Return the message with a number; numbers up to 1.6 thousand million give different names."""
    name = made_name(number)
    return Line(number, account, name, f"{name}, {_ABOUT[number % len(_ABOUT)]}")


def note(number: int, about: Line) -> Line:
    """Return the note with a number about somebody introduced before."""
    said = _NOTES[number % len(_NOTES)].format(about.name, made_name(number))
    return Line(number, about.account, about.name, said, table="touch", sign="📝")


def made_name(number: int) -> str:
    """Return a name of its own for every number, all of one length so that none contains another."""
    rest, syllables = number * _SPREAD % len(_SYLLABLES) ** 5, []
    for _ in range(5):
        rest, at = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[at])
    return f"{''.join(syllables[:2]).title()}n {''.join(syllables[2:]).title()}s"
