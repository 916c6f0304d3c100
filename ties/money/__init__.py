"""Amounts of money in a line of text, English and Chinese: `300k RMB`, 30万, `$1.2m`, 1.5亿美元."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ties.errors import UnknownAmount
from ties.money.currencies import ZH_NAMES, exponent
from ties.money.grammar import read_money


@dataclass(frozen=True, slots=True)
class Amount:
    """`minor` units (cents, or yen where there are none) of the ISO 4217 `currency`."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and where it stands in the text."""

    start: int
    end: int
    amount: Amount


def find_amount(text: str, default_currency: str) -> FoundAmount | None:
    """Return the first amount of money in `text`; one that names no currency is in `default_currency`.

    It needs a currency or a magnitude (300k, 30万) and no counted thing behind it: 2,000 units is no amount.
    """
    money = read_money(text, default_currency)
    if money is None:
        return None
    return FoundAmount(money.start, money.end, _amount(money.value, money.currency or default_currency))


def parse_amount(text: str, default_currency: str) -> Amount:
    """Return the amount typed on its own, a bare number too; raises UnknownAmount."""
    money = read_money(text, default_currency, bare=True)
    if money is None:
        raise UnknownAmount(text)
    return _amount(money.value, money.currency or default_currency)


def show(amount: Amount, language: str) -> str:
    """Write an amount for a person: `CNY 300,000`, in Chinese 人民币 300,000; decimals only where there are any."""
    decimals = exponent(amount.currency)
    whole, rest = divmod(abs(amount.minor), 10**decimals)
    name = ZH_NAMES.get(amount.currency, amount.currency) if language.startswith("zh") else amount.currency
    cents = f".{rest:0{decimals}d}" if rest else ""
    return f"{name} {'-' * (amount.minor < 0)}{whole:,}{cents}"


def _amount(value: Decimal, currency: str) -> Amount:
    return Amount(int((value * 10 ** exponent(currency)).to_integral_value()), currency)
