"""Currencies by sign, code and word in both languages, and how many decimals each has."""

from __future__ import annotations

from ties.folding import level

# ISO 4217: currencies whose minor unit is not a hundredth.
_WITHOUT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_EXPONENTS = dict.fromkeys(_WITHOUT.split(), 0) | dict.fromkeys(_THOUSANDTHS.split(), 3)

_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
WST XAF XCD XCG XOF XPF YER ZAR ZMW
"""
CODES = frozenset(_CODES.split())
_ALSO_WORDS = {
    "ALL", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "NAD", "PEN", "PHP", "RON", "SOS", "TOP", "TRY",
}  # fmt: skip
"""Codes that are English words too: capital letters only."""

SIGNS = {
    "$": "USD", "us$": "USD", "usd$": "USD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "a$": "AUD", "au$": "AUD",
    "c$": "CAD", "ca$": "CAD", "nt$": "TWD", "nz$": "NZD", "r$": "BRL", "mop$": "MOP", "mx$": "MXN", "€": "EUR",
    "£": "GBP", "¥": "CNY", "cn¥": "CNY", "jp¥": "JPY", "rmb¥": "CNY", "₹": "INR", "₩": "KRW", "₽": "RUB", "฿": "THB",
    "₫": "VND", "₱": "PHP", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN",
}  # fmt: skip
LATIN_WORDS = {
    "rmb": "CNY", "yuan": "CNY", "kuai": "CNY", "renminbi": "CNY", "ntd": "TWD", "dollars": "USD", "dollar": "USD",
    "bucks": "USD", "buck": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "pound": "GBP", "quid": "GBP",
    "sterling": "GBP", "yen": "JPY", "rupees": "INR", "rs": "INR", "dirhams": "AED", "dirham": "AED", "baht": "THB",
    "ringgit": "MYR", "rm": "MYR", "won": "KRW", "francs": "CHF", "rubles": "RUB", "roubles": "RUB", "naira": "NGN",
    "us dollars": "USD", "hk dollars": "HKD", "singapore dollars": "SGD", "australian dollars": "AUD", "zł": "PLN",
    "canadian dollars": "CAD", "hong kong dollars": "HKD", "swiss francs": "CHF", "rupiah": "IDR", "kč": "CZK",
} | {code.lower(): code for code in CODES - _ALSO_WORDS}  # fmt: skip
AHEAD_WORDS = {code.lower() for code in CODES - _ALSO_WORDS} | {"rmb", "rs", "rm", "ntd"}
"""Latin words that may stand in front of the number: `won 3 deals` is no Korean money."""
CAPITAL_WORDS = {code: code for code in _ALSO_WORDS}
HAN_WORDS = {
    "人民币": "CNY", "元人民币": "CNY", "元": "CNY", "块": "CNY", "块钱": "CNY", "圆": "CNY", "美元": "USD",
    "美金": "USD", "刀": "USD", "美刀": "USD", "港币": "HKD", "港元": "HKD", "港纸": "HKD", "蚊": "HKD", "欧元": "EUR",
    "英镑": "GBP", "镑": "GBP", "日元": "JPY", "日币": "JPY", "日圆": "JPY", "円": "JPY", "新币": "SGD",
    "新加坡元": "SGD", "坡币": "SGD", "澳元": "AUD", "澳币": "AUD", "加元": "CAD", "加币": "CAD", "台币": "TWD",
    "新台币": "TWD", "韩元": "KRW", "韩币": "KRW", "泰铢": "THB", "卢布": "RUB", "卢比": "INR", "瑞士法郎": "CHF",
    "瑞郎": "CHF", "迪拉姆": "AED", "林吉特": "MYR", "马币": "MYR", "令吉": "MYR", "越南盾": "VND", "印尼盾": "IDR",
    "澳门元": "MOP", "澳门币": "MOP", "葡币": "MOP", "比索": "PHP", "里亚尔": "SAR", "纽币": "NZD", "新西兰元": "NZD",
}  # fmt: skip
ZH_NAMES = {
    "CNY": "人民币", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元", "SGD": "新加坡元",
    "AUD": "澳元", "CAD": "加元", "TWD": "新台币", "KRW": "韩元", "CHF": "瑞士法郎", "AED": "迪拉姆", "INR": "印度卢比",
    "THB": "泰铢", "MYR": "林吉特", "RUB": "卢布", "MOP": "澳门元", "VND": "越南盾", "IDR": "印尼盾", "NZD": "新西兰元",
}  # fmt: skip

# What a bare sign or word means is settled by the owner's own currency when it is one of these.
_SHARED = {
    **dict.fromkeys(("$", "dollar", "dollars", "buck", "bucks", "刀"),
                    frozenset({"USD", "HKD", "SGD", "AUD", "CAD", "NZD", "TWD", "MXN", "MOP"})),
    **dict.fromkeys(("元", "块", "块钱", "圆"), frozenset({"CNY", "TWD", "HKD", "MOP", "JPY", "SGD"})),
    "¥": frozenset({"CNY", "JPY"}),
}  # fmt: skip


def exponent(currency: str) -> int:
    """How many decimals the currency has (ISO 4217)."""
    return _EXPONENTS.get(currency, 2)


def currency_of(written: str, default: str) -> str:
    """Return the ISO code for a sign, code or word as it was written, or "" when it is none."""
    low = level(written)
    if default in _SHARED.get(low, ()):
        return default
    return SIGNS.get(low) or LATIN_WORDS.get(low) or HAN_WORDS.get(low) or CAPITAL_WORDS.get(written, "")
