"""Mail and web addresses, WeChat, Telegram, other handles and tags, taken wherever they stand in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ties.capture.phones import take_phones, take_same_number
from ties.capture.sheet import Sheet
from ties.capture.tables import choice, words
from ties.folding import HAN
from ties.patterns import lazy

_IS = r"\s*(?:is|:|是)?\s*"
_NO_BREAK = rf"[^\s,;，；。)\x00{HAN}]"
_MAIL = lazy(
    rf"(?:{choice('contacts', 'mail')}{_IS}|mailto:)?(?P<id>(?<![\w.+-])[\w.+-]{{1,64}}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
    re.IGNORECASE | re.ASCII,
)
_URL = lazy(
    rf"(?:{choice('contacts', 'site')}{_IS})?(?P<id>https?://{_NO_BREAK}+"
    r"|(?<![\w@.-])(?:www\.)?[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]+){0,4}"
    rf"\.(?:{'|'.join(words('contacts', 'domains'))})(?![\w.-]*@)(?![a-z0-9-])(?:[/?#]{_NO_BREAK}*)?)",
    re.IGNORECASE,
)
_TELEGRAM = lazy(
    r"(?:\b(?:telegram|tg|tele)\b|电报)\s*(?:id|号|is|:|-)?\s*:?\s*(?:@|(?:https?://)?t\.me/)?"
    r"(?P<id>[a-z]\w{3,31})(?![\w.@])|(?:https?://)?(?:www\.)?t(?:elegram)?\.me/(?P<link>[a-z]\w{3,31})",
    re.IGNORECASE,
)
_HANDLE = lazy(r"(?<![\w@.])@(?P<id>[A-Za-z]\w{3,31})(?![\w.@-])")
_WECHAT = lazy(
    rf"(?P<cue>{choice('contacts', 'wechat')})\s*(?:id|is|号|是)?\s*(?P<colon>:)?\s*@?"
    r"(?P<id>[a-z][-\w]{3,24}(?![\w@.])|1[3-9]\d{9}(?!\d))",
    re.IGNORECASE | re.ASCII,
)
_NETWORK = lazy(
    rf"{choice('contacts', 'network')}\s*(?:id|is|:|号)?\s*:?\s*"
    r"(?:@\s?[\w.]+|(?=[\w.]{0,40}[\d_.])[a-z0-9][\w.]{2,40}\w)",
    re.IGNORECASE,
)
_TAG = lazy(r"(?<![\w/&])#(?P<id>[^\W\d][\w-]*|\d+[^\W\d][\w-]*)")
_TAG_WORDS = lazy(
    r"(?:^|(?<=[\s,;.|/—。，；、]))(?:tags?|labels?|标签|標籤)\s*:\s*(?P<id>[^\n;|。；.\x00]+)", re.IGNORECASE
)
_NOT_WECHAT = frozenset(words("contacts", "not_wechat"))


@dataclass(slots=True)
class Contacts:
    """What was found, in order."""

    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    wechat: str = ""
    telegram: str = ""


def read_contacts(sheet: Sheet, region: str) -> Contacts:
    """Take all addresses, handles, tags and numbers from the sheet; `region` is ISO alpha-2."""
    found = Contacts()
    _take_mails(sheet, found)
    _take_telegram(sheet, found)
    _take_urls(sheet, found)
    for hit in _NETWORK.finditer(sheet.open_text()):
        sheet.hold(hit.start(), hit.end())
    _take_wechat(sheet, found)
    _take_handle(sheet, found)
    _take_tags(sheet, found)
    found.phones.extend(take_phones(sheet, region))
    if found.phones and take_same_number(sheet):
        found.wechat = found.wechat or found.phones[0].removeprefix("+86")
    return found


def _add(values: list[str], value: str) -> None:
    if value and value not in values:
        values.append(value)


def _take_mails(sheet: Sheet, found: Contacts) -> None:
    for hit in _MAIL.finditer(sheet.open_text()):
        _add(found.emails, hit["id"].rstrip(".-_"))
        sheet.take(hit.start(), hit.end())


def _take_urls(sheet: Sheet, found: Contacts) -> None:
    for hit in _URL.finditer(sheet.open_text()):
        url = hit["id"].rstrip(".:!?'\"")
        if any(c.isalpha() for c in url.split(".", maxsplit=1)[0]):
            _add(found.urls, url)
            sheet.take(hit.start(), hit.start("id") + len(url))


def _take_telegram(sheet: Sheet, found: Contacts) -> None:
    hit = _TELEGRAM.search(sheet.open_text())
    if hit:
        found.telegram = hit["id"] or hit["link"]
        sheet.take(hit.start(), hit.end())


def _take_wechat(sheet: Sheet, found: Contacts) -> None:
    hit = next((hit for hit in _WECHAT.finditer(sheet.open_text()) if _is_wechat(hit, sheet.text)), None)
    if hit:
        found.wechat = hit["id"]
        sheet.take(hit.start(), hit.end())


def _is_wechat(hit: re.Match[str], text: str) -> bool:
    """`wechat zhangwei` at the end of a piece is an id, `wechat marketing agency` is not."""
    told = hit["id"]
    if told.lower() in _NOT_WECHAT:
        return False
    clear = hit["colon"] or not hit["cue"].isascii() or "id" in hit["cue"].lower()
    made = any(c.isdigit() or c in "_-" for c in told)
    after = text[hit.end() : hit.end() + 2]
    return bool(clear) or made or not after.strip() or after[0] in ",;.|，；。)"


def _take_handle(sheet: Sheet, found: Contacts) -> None:
    for hit in _HANDLE.finditer(sheet.open_text()):
        if not found.telegram and _is_handle(hit["id"], sheet.text[: hit.start()].rstrip(" ")):
            found.telegram = hit["id"]
            sheet.take(hit.start(), hit.end())


def _is_handle(told: str, before: str) -> bool:
    """`founder @HaiTao` names a company; `@haitao_88` or a handle between commas does not."""
    made = any(c.isdigit() or c == "_" for c in told)
    return made or not before or not (before[-1].isalnum() and told[0].isupper())


def _take_tags(sheet: Sheet, found: Contacts) -> None:
    for hit in _TAG_WORDS.finditer(sheet.open_text()):
        for part in re.split(r"[,、，/]|\s+#?", hit["id"]):
            _add(found.tags, part.strip(" #"))
        sheet.take(hit.start(), hit.end())
    for hit in _TAG.finditer(sheet.open_text()):
        _add(found.tags, hit["id"])
        sheet.take(hit.start(), hit.end())
