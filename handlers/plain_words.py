"""Commands in plain words: "undo", 撤销, ／帮助, /找 深圳 物流 do what the command of that meaning does."""

from __future__ import annotations

import re
from typing import Any

from ties.folding import fold

_MEANT = {
    "help": "help menu commands 帮助 菜单 命令 指令 使用说明 怎么用",
    "undo": "undo revert 撤销 撤消 撤回 回退",
    "cancel": "cancel abort 取消 退出",
    "settings": "settings preferences 设置 设定 偏好",
    "today": "today 今天 今日 今日提醒",
    "due": "due waiting 待联系 等待",
    "deals": "deals 交易 生意 所有交易 交易列表",
    "people": "people contacts 联系人 人脉 所有联系人 联系人列表 通讯录",
    "add": "add 添加 新增 添加联系人 新增联系人 新联系人",
    "export": "导出 备份",
    "privacy": "privacy 隐私",
    "start": "start 开始",
}
"""What may be typed as the whole message; a slash before it, of either width, changes nothing."""

_WITH_MORE = {
    "who": "who find search ask 谁 找 查 搜 搜索 查找 查询 找人",
    "deal": "deal 交易 生意 新交易",
    "forget": "forget 忘记 删除 遗忘",
}
"""What needs a slash, since more may follow."""

_WHOLE = {word: command for command, words in _MEANT.items() for word in words.split()}
_PHRASES = {
    "undo that": "undo",
    "undo last": "undo",
    "take it back": "undo",
    "take that back": "undo",
    "never mind": "cancel",
    "nevermind": "cancel",
}
_IN_DIALOGUE = frozenset({"cancel", "undo", "help", "settings"})
"""What is no answer to any question; "people" may be one."""

_LED = _WHOLE | {word: command for command, words in _WITH_MORE.items() for word in words.split()}
_SLASH = re.compile(r"\s*[/／]\s*([^\s@/／]+)(@\w+)?(?:\s+|$)")
_GLUED = re.compile(rf"\s*[/／]({'|'.join(w for w in sorted(_LED, key=len, reverse=True) if not w.isascii())})(?=\S)")
_LONGEST = 30
_EDGES = " \t\n.!。！~～"


def as_command(text: str, *, in_dialogue: bool = False) -> str:
    """Return the text with the command that it means, or as it is; `in_dialogue` it may be an answer."""
    if glued := _GLUED.match(text):
        return f"/{_LED[glued[1]]} {text[glued.end() :]}"
    if slashed := _SLASH.match(text):
        command = _LED.get(fold(slashed[1].strip(_EDGES)), slashed[1] if text.lstrip().startswith("／") else "")
        return f"/{command}{slashed[2] or ''} {text[slashed.end() :]}".rstrip() if command else text
    whole = fold(text.strip(_EDGES)) if len(text) <= _LONGEST else ""
    command = _WHOLE.get(whole) or _PHRASES.get(whole, "")
    return f"/{command}" if command and (not in_dialogue or command in _IN_DIALOGUE) else text


def spoken(update: dict[str, Any], *, in_dialogue: bool = False) -> dict[str, Any]:
    """Return a raw update whose new text message is the command that it means, if it means one."""
    message = update.get("message", {})
    text = message.get("text", "")
    meant = as_command(text, in_dialogue=in_dialogue)
    if meant == text:
        return update
    entity = {"type": "bot_command", "offset": 0, "length": len(meant.split(maxsplit=1)[0])}
    return update | {"message": message | {"text": meant, "entities": [entity]}}
