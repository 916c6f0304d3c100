"""The methods of the Bot API this suite needs, each a function of the server's state and the form of the call."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from tests.telegram.chats import BOT, Chats
from tests.telegram.forms import Form, SentFile
from tests.telegram.keyboards import checked_markup
from tests.telegram.markup import LONGEST_CAPTION, LONGEST_TEXT, Styled, styled
from tests.telegram.refusals import bad_request

LARGEST_DOWNLOAD = 20 * 1024 * 1024
"""Bytes a bot may fetch through getFile."""

Answer = dict[str, Any] | list[dict[str, Any]] | bool
PARAMETERS: dict[str, dict[str, bool]] = json.loads(files(__package__).joinpath("parameters.json").read_text())
"""Method -> parameter -> whether it is required, from the Bot API's own description."""


@dataclass(slots=True)
class State:
    """Everything the methods read and change; `commands` by (scope, language)."""

    chats: Chats = field(default_factory=Chats)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    uploads: dict[str, SentFile] = field(default_factory=dict)


def check_parameters(method: str, form: Form) -> None:
    """Refuse a required parameter that is missing, and a name this method does not have (Telegram would ignore it)."""
    known = PARAMETERS[method]
    for name, required in known.items():
        if required and name not in form:
            raise bad_request(f'parameter "{name}" is required')
    for name in form.values:
        if name not in known:
            raise bad_request(f'{method} has no parameter "{name}"')


def _get_me(state: State, form: Form) -> Answer:
    return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


def _send_message(state: State, form: Form) -> Answer:
    shown = _shown(form, "text", LONGEST_TEXT)
    if not shown.text:
        raise bad_request("message text is empty")
    return state.chats.said(form.integer("chat_id", 0), shown, _markup(form), {})


def _send_document(state: State, form: Form) -> Answer:
    shown = _shown(form, "caption", LONGEST_CAPTION)
    file_id = _stored(state, form)
    document = {**described(file_id, state.uploads[file_id])}
    return state.chats.said(form.integer("chat_id", 0), shown, _markup(form), {"document": document})


def _edit_text(state: State, form: Form) -> Answer:
    shown = _shown(form, "text", LONGEST_TEXT)
    if not shown.text:
        raise bad_request("message text is empty")
    return state.chats.edited(form.integer("chat_id", 0), form.integer("message_id", 0), shown, _markup(form))


def _edit_markup(state: State, form: Form) -> Answer:
    return state.chats.edited(form.integer("chat_id", 0), form.integer("message_id", 0), None, _markup(form))


def _delete_message(state: State, form: Form) -> Answer:
    key = form.integer("chat_id", 0), form.integer("message_id", 0)
    state.chats.open(key[0])
    if state.chats.messages.pop(key, None) is None:
        raise bad_request("message to delete not found")
    return True


def _answer_tap(state: State, form: Form) -> Answer:
    state.chats.answer_tap(form.text("callback_query_id"), time.monotonic())
    return True


def _chat_action(state: State, form: Form) -> Answer:
    state.chats.open(form.integer("chat_id", 0))
    return True


def _set_commands(state: State, form: Form) -> Answer:
    commands = form.nested("commands")
    for command in commands:
        if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    state.commands[_menu(form)] = commands
    return True


def _get_commands(state: State, form: Form) -> Answer:
    return state.commands.get(_menu(form), [])


def _delete_commands(state: State, form: Form) -> Answer:
    state.commands.pop(_menu(form), None)
    return True


def _get_file(state: State, form: Form) -> Answer:
    file_id = form.text("file_id")
    upload = state.uploads.get(file_id)
    if upload is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(upload.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**described(file_id, upload), "file_path": f"documents/{file_id}"}


def _delete_webhook(state: State, form: Form) -> Answer:
    return True


METHODS: dict[str, Callable[[State, Form], Answer]] = {
    "getMe": _get_me,
    "sendMessage": _send_message,
    "sendDocument": _send_document,
    "editMessageText": _edit_text,
    "editMessageReplyMarkup": _edit_markup,
    "deleteMessage": _delete_message,
    "answerCallbackQuery": _answer_tap,
    "sendChatAction": _chat_action,
    "setMyCommands": _set_commands,
    "getMyCommands": _get_commands,
    "deleteMyCommands": _delete_commands,
    "getFile": _get_file,
    "deleteWebhook": _delete_webhook,
}
"""getUpdates is the server's own, because it waits."""

PACED = frozenset({"sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup"})
"""Methods Telegram counts against its sending limits."""


def described(file_id: str, upload: SentFile) -> dict[str, Any]:
    """Return the Document object of a file."""
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_name": upload.name,
        "file_size": len(upload.content),
    }


def _shown(form: Form, name: str, limit: int) -> Styled:
    return styled(form.text(name), form.text("parse_mode"), limit=limit)


def _markup(form: Form) -> dict[str, Any] | None:
    return checked_markup(form.nested("reply_markup"))


def _menu(form: Form) -> tuple[str, str]:
    return json.dumps(form.nested("scope") or {"type": "default"}, sort_keys=True), form.text("language_code")


def _stored(state: State, form: Form) -> str:
    """Return the id of the document sent: an upload, an attached part, or one that is here already."""
    named = form.text("document")
    upload = form.files.get(named.removeprefix("attach://") or "document")
    if upload is None:
        if named not in state.uploads:
            raise bad_request("there is no document in the request")
        return named
    file_id = f"file{len(state.uploads) + 1}"
    state.uploads[file_id] = upload
    return file_id
