"""Mail and web addresses, WeChat, Telegram, other handles, tags and phone numbers, taken wherever they stand in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import phonenumbers

from ties.capture.sheet import Sheet
from ties.folding import HAN

_DOMAINS = (
    "com|org|net|io|cn|co|ai|dev|app|info|biz|xyz|shop|store|tech|site|online|cloud|design|studio|agency|me|eu|uk|de|fr|ch|at|it|es|pt|nl|be|se|"
    "no|fi|dk|pl|cz|ie|jp|kr|hk|tw|sg|my|th|vn|id|in|ph|us|ca|mx|br|ar|cl|au|nz|ru|ua|tr|il|ae|sa|ng|ke|gh|za|example|edu|gov|ly|gg|tv|link|page"
)
MAIL = re.compile(
    r"(?i)(?:(?:my |his |her )?(?:e-?mail|mail|邮箱|邮件|电邮|郵箱)(?:地址)?\s*(?:is|:|是)?\s*|mailto:)?(?P<id>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
)
URL = re.compile(
    r"(?i)(?:(?:web ?site|web|site|url|link|homepage|官网|网址|网站|主页|網址|網站)\s*(?:is|:|是)?\s*)?"
    rf"(?P<id>(?:https?://[^\s,;，；。)\x00{HAN}]+"
    rf"|(?<![\w@.-])(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{_DOMAINS})(?![\w.-]*@)(?![a-z0-9-])(?:[/?#][^\s,;，；。)\x00{HAN}]*)?))"
)
TELEGRAM = re.compile(
    r"(?i)(?:\b(?:telegram|tg|tele)\b|电报)\s*(?:id|号|is|:|-)?\s*:?\s*(?:@|(?:https?://)?t\.me/)?(?P<id>[a-z]\w{3,31})(?![\w.@])"
    r"|(?:https?://)?(?:www\.)?t(?:elegram)?\.me/(?P<link>[a-z]\w{3,31})"
)
HANDLE = re.compile(r"(?<![\w@.])@(?P<id>[A-Za-z]\w{3,31})(?![\w.@-])")
WECHAT = re.compile(
    r"(?i)(?:(?P<cue>微信号|微信|薇信|v信|微信id|wei ?xin(?: id)?|wechat(?: id)?|\bwx(?: id)?|\bvx)\s*(?:id|is|号|是)?\s*(?P<colon>[:：])?\s*@?)"
    r"(?P<id>[a-z][-\w]{3,24}(?![\w@.])|1[3-9]\d{9}(?!\d))"
)
SAME_NUMBER = re.compile(
    r"(?i)(?:手机|电话|手機|電話)?(?:号)?(?:/|、|和|与)?微信(?:号)?同(?:号|步|手机号?|電話|电话)|微信同手?机?号|\(?\b(?:wechat|wx)[: ]+same(?: number| no\.?| as (?:phone|mobile|above))?\)?"
)
OTHER_NETWORK = re.compile(
    r"(?i)(?:\b(?:insta(?:gram)?|ig|twitter|x\.com|facebook|fb|signal|discord|skype|line|kakao(?:talk)?|tiktok|threads|snapchat|zalo|viber|qq)\b|抖音号?|微博|小红书号)"
    r"\s*(?:id|is|:|号)?\s*:?\s*(?:@\s?[\w.]+|(?=[\w.]*[\d_.])[a-z0-9][\w.]{2,}\w)"
)
TAG = re.compile(r"(?<![\w/&])#(?P<id>[^\W\d][\w-]*|\d+[^\W\d][\w-]*)")
TAG_WORDS = re.compile(
    r"(?i)(?:^|(?<=[\s,;.|/—。，；、]))(?:tags?|labels?|标签|標籤)\s*[:：]\s*(?P<id>[^\n;|。；.\x00]+)"
)
_NUMBER = re.compile(r"(?<![\w.@/#-])(?P<id>\+?\(?\+?\d(?:[\s().\u2010-]?[\s().-]?\d){5,16})(?![\w@]|[.,]\d|-\d)")
_NUMBER_IN_HAN = re.compile(rf"(?<=[{HAN}:：])(?P<id>\+?\d[\d -]{{6,17}}\d)(?!\d)")
_PHONE_CUE = re.compile(
    r"(?i)(?:\b(?:(?:[2-9]|two|three)\s+)?(?:tele)?(?:phones?|tel|ph|cell|cellphone|mobile|mob|whats ?app|wa|call|fax|m|t|p|office|direct|home|work)|"
    r"(?:new|another|his|her|their|my|private|second)\s+(?:number|no\.?)|(?:联系)?(?:电话|電話)|新号码?|换号|手机号?码?|手機|座机|固话|热线|致电)(?:\s*(?:numbers?|no\.?|is|号码?|是))?\s*[:：.]?\s*$"
)
_SOFT_CUE = re.compile(r"(?i)(?:call|whats ?app|wa|fax|office|direct|home|work|m|t|p|致电)\s*[:：.]?\s*$")
_NO_PHONE = re.compile(
    r"(?i)(?:invoice|order|ref(?:erence)?|\bpo|account|acct|iban|vat|code|\bno\.?|number|#|ticket|booking|tracking|passport|licen[cs]e|flight|serial|"
    r"policy|case|lot|badge|订单|訂單|单号|單號|发票|發票|编号|編號|合同|车牌|身份证|税号|卡号|账号|帳號|房号|护照|快递|运单|提单|批号|qq|订单号|工号|证号)"
    r"\s*(?:no\.?|number|号|码|:|：|#|is|是)*\s*$"
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0?[1-9]|[12]\d|3[01])|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
)
_NOT_WECHAT = frozenset(
    [
        "group",
        "groups",
        "pay",
        "payments",
        "payment",
        "mini",
        "store",
        "shop",
        "official",
        "account",
        "marketing",
        "agency",
        "only",
        "same",
        "friend",
        "friends",
        "work",
        "article",
        "contact",
    ]
)


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
    if any(c in sheet.text for c in "@./"):
        _take_all(sheet, MAIL, found.emails)
        _take_telegram(sheet, found)
        _take_urls(sheet, found)
    _hold_other_networks(sheet)
    _take_wechat(sheet, found)
    _take_telegram(sheet, found)
    _take_handle(sheet, found)
    _take_tags(sheet, found)
    _take_phones(sheet, found, region)
    return found


def _add(values: list[str], value: str) -> None:
    if value and value not in values:
        values.append(value)


def _take_all(sheet: Sheet, pattern: re.Pattern[str], values: list[str]) -> None:
    for hit in pattern.finditer(sheet.open_text()):
        _add(values, hit["id"].rstrip(".-_"))
        sheet.take(hit.start(), hit.end())


def _take_urls(sheet: Sheet, found: Contacts) -> None:
    for hit in URL.finditer(sheet.open_text()):
        url = hit["id"].rstrip(".:!?'\"")
        if len(url) > 4 and any(c.isalpha() for c in url.split(".")[0]):
            _add(found.urls, url)
            sheet.take(hit.start(), hit.start("id") + len(url))


def _hold_other_networks(sheet: Sheet) -> None:
    for hit in OTHER_NETWORK.finditer(sheet.open_text()):
        sheet.hold(hit.start(), hit.end())


def _take_wechat(sheet: Sheet, found: Contacts) -> None:
    for hit in WECHAT.finditer(sheet.open_text()):
        if not found.wechat and _is_wechat(hit, sheet.text):
            found.wechat = hit["id"]
            sheet.take(hit.start(), hit.end())


def _is_wechat(hit: re.Match[str], text: str) -> bool:
    told = hit["id"]
    if told.lower() in _NOT_WECHAT:
        return False
    clear = (
        hit["colon"]
        or not hit["cue"].isascii()
        or "id" in hit["cue"].lower()
        or any(c.isdigit() or c in "_-" for c in told)
    )
    ends = not text[hit.end() : hit.end() + 2].strip() or text[hit.end() : hit.end() + 1] in ",;.|，；。)"
    return bool(clear) or ends


def _take_telegram(sheet: Sheet, found: Contacts) -> None:
    for hit in TELEGRAM.finditer(sheet.open_text()):
        if not found.telegram:
            found.telegram = hit["id"] or hit["link"]
            sheet.take(hit.start(), hit.end())


def _take_handle(sheet: Sheet, found: Contacts) -> None:
    for hit in HANDLE.finditer(sheet.open_text()):
        if not found.telegram and _is_handle(hit["id"], sheet.text[: hit.start()].rstrip(" ")):
            found.telegram = hit["id"]
            sheet.take(hit.start(), hit.end())


def _is_handle(told: str, before: str) -> bool:
    """`founder @HaiTao` names a company; `@haitao_88` or a handle between commas does not."""
    made = any(c.isdigit() or c == "_" for c in told)
    return made or not before or not (before[-1].isalnum() and told[0].isupper())


def _take_tags(sheet: Sheet, found: Contacts) -> None:
    for hit in TAG_WORDS.finditer(sheet.open_text()):
        for part in re.split(r"[,、，/]|\s+#?", hit["id"]):
            _add(found.tags, part.strip(" #"))
        sheet.take(hit.start(), hit.end())
    for hit in TAG.finditer(sheet.open_text()):
        _add(found.tags, hit["id"])
        sheet.take(hit.start(), hit.end())


def _take_phones(sheet: Sheet, found: Contacts, region: str) -> None:
    for pattern in (_NUMBER, _NUMBER_IN_HAN):
        for hit in pattern.finditer(sheet.open_text()):
            before = sheet.open_text()[: hit.start()][-40:]
            cue = _PHONE_CUE.search(before)
            if _NO_PHONE.search(before) and not cue and not hit["id"].startswith("+"):
                sheet.hold(hit.start(), hit.end())
                continue
            number = read_phone(hit["id"], region, sure=cue is not None)
            if number:
                _add(found.phones, number)
                sheet.take(hit.start() - (len(cue.group()) if cue else 0), hit.end())
    for hit in SAME_NUMBER.finditer(sheet.open_text()):
        if found.phones:
            found.wechat = found.wechat or found.phones[0].removeprefix("+86")
            sheet.take(hit.start(), hit.end())


def read_phone(text: str, region: str, *, sure: bool = False) -> str:
    """Return a phone number as E.164, or nothing. `region` is for numbers without a country code; `sure`: a cue names it a phone."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7 or (_DATE_LIKE.fullmatch(text.strip()) and not sure):
        return ""
    if re.fullmatch(r"1[3-9]\d{9}", digits) and "+" not in text and _valid(digits, region) == "":
        region = "CN"
    if text.startswith("00"):
        text, region = "+" + digits[2:], "ZZ"
    return _valid(text, region, lenient=sure)


def _valid(text: str, region: str, *, lenient: bool = False) -> str:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    loose = "+" in text or (lenient and not text.lstrip(" (").startswith("0"))
    good = phonenumbers.is_possible_number(number) if loose else phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if good else ""
