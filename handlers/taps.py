"""A PTB handler for typed buttons: the callback gets the button itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from telegram import Update
from telegram.ext import BaseHandler

from handlers.callback_data import Button, unpack
from handlers.context import Context

B = TypeVar("B", bound=Button)


class Tap(BaseHandler[Update, Context, None], Generic[B]):
    """Calls `callback(update, context, button)` for taps on one kind of button. An old button raises Expired."""

    def __init__(self, kind: type[B], callback: Callable[[Update, Context, B], Awaitable[None]]) -> None:
        super().__init__(callback)  # type: ignore[arg-type]  # PTB's callbacks take two arguments, ours take the button too
        self._kind = kind
        self._tapped = callback

    def check_update(self, update: object) -> B | None:
        """Return the button when it is of our kind. Raises Expired for data that no version of ours packs."""
        if not isinstance(update, Update) or update.callback_query is None:
            return None
        button = unpack(update.callback_query.data or "")
        return button if isinstance(button, self._kind) else None

    async def handle_update(self, update: Update, application: Any, check_result: Any, context: Context) -> None:  # noqa: ARG002 - PTB's signature
        """Call the callback with the button."""
        await self._tapped(update, context, check_result)
