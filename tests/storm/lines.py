"""Messages for the storm: every one introduces a person nobody else is called like."""

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


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the storm; `name` stands in it and must stand in its answer."""

    number: int
    account: Account
    name: str
    text: str


def line(number: int, account: Account) -> Line:
    """Return the message with a number; numbers up to 1.6 thousand million give different names."""
    name = made_name(number)
    return Line(number, account, name, f"{name}, {_ABOUT[number % len(_ABOUT)]}")


def made_name(number: int) -> str:
    """Return a name of its own for every number, all of one length so that none contains another."""
    rest, syllables = number * _SPREAD % len(_SYLLABLES) ** 5, []
    for _ in range(5):
        rest, at = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[at])
    return f"{''.join(syllables[:2]).title()}n {''.join(syllables[2:]).title()}s"
