"""Who may come in: owners, people with a one-time link, everybody when the instance is open. Private chats only."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime

from telegram import Update, User

from handlers.context import Access
from handlers.screen import Screen
from handlers.texts import texts
from storage import owners
from storage.database import Connection
from storage.due import Due
from ties.owners import Owner, Role, language_of
from ties.people import OwnerNo
from ties.places import country_currency, find_place

REMEMBERED_STRANGERS = 10_000
"""How many strangers and groups we remember to have answered; lost at restart, which costs one more line."""


class Answered:
    """A bounded memory of whom we told that this bot is private."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()

    def first_time(self, chat_id: int) -> bool:
        """Whether this chat has not been answered yet; it counts as answered from now on."""
        if chat_id in self._ids:
            self._ids.move_to_end(chat_id)
            return False
        self._ids[chat_id] = None
        if len(self._ids) > REMEMBERED_STRANGERS:
            self._ids.popitem(last=False)
        return True


def admit(raw: Connection, update: Update, access: Access, now: datetime) -> Owner | None:
    """Return the new owner an update makes, or None for a stranger; called when no owner row exists."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.is_bot:
        return None
    role = _role(raw, update, user, access, now)
    if role is None:
        return None
    owner = owners.add(raw, newcomer(user.id, chat.id, user.language_code, role, access), now)
    Due(raw, owner, now).plan()
    return owner


def start_token(update: Update) -> str:
    """Return the payload of `/start PAYLOAD`, or nothing."""
    message = update.message
    words = (message.text or "").split() if message is not None else []
    return words[1] if len(words) == 2 and words[0].split("@")[0] == "/start" else ""


def promote(raw: Connection, owner: Owner, token: str, now: datetime) -> Owner:
    """Return the owner, made operator when the token is an operator's link; other links stay good for others."""
    if token and owners.use_invite(raw, token, owner.telegram_id, now, only=Role.OPERATOR):
        owner = replace(owner, role=Role.OPERATOR)
        owners.save(raw, owner)
    return owner


def closed(user: User | None) -> Screen:
    """Return the one line a stranger gets."""
    t = texts(language_of(user.language_code if user else None))
    return Screen(t("This bot is private. Ask its operator for an invitation link."))


def neutral(user: User | None) -> Screen:
    """Return the one line said in a group."""
    t = texts(language_of(user.language_code if user else None))
    return Screen(t("I only talk in private chats."))


def newcomer(telegram_id: int, chat_id: int, language_code: str | None, role: Role, access: Access) -> Owner:
    """Return an owner not yet stored, with what the instance and their Telegram say about language, zone and money."""
    place = find_place(access.zone)
    country = place.country if place is not None and access.zone != "UTC" else ""
    return Owner(
        no=OwnerNo(0),
        telegram_id=telegram_id,
        chat_id=chat_id,
        role=role,
        language=access.language or language_of(language_code),
        zone=access.zone,
        country=country,
        currency=country_currency(country) if country else "USD",
    )


def _role(raw: Connection, update: Update, user: User, access: Access, now: datetime) -> Role | None:
    if user.id in access.operators:
        return Role.OPERATOR
    invited = owners.use_invite(raw, token, user.id, now) if (token := start_token(update)) else None
    if invited is not None:
        return invited
    return Role.OWNER if access.open else None
