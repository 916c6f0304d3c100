"""What Telegram refuses in keyboards under a message."""

from typing import Any

from tests.telegram.refusals import bad_request

LONGEST_DATA = 64
"""Bytes of UTF-8 in `callback_data`."""

_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
_MARKUPS = frozenset({"inline_keyboard", "keyboard", "remove_keyboard", "force_reply"})


def checked_markup(markup: Any) -> dict[str, Any] | None:
    """Return the markup when Telegram would take it, None when there is none."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict) or not _MARKUPS & markup.keys():
        raise bad_request("object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        for button in row:
            _check(button)
    return markup if markup.get("inline_keyboard") != [] else None


def _check(button: dict[str, Any]) -> None:
    if not button.get("text", "").strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if len(_ACTIONS & button.keys()) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
