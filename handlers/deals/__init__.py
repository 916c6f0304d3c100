"""Deals."""

from handlers.deals.flow import answered, handlers, typed_new
from handlers.deals.moving import may_be_private, move_on
from handlers.deals.units import FIELD, NEW, OUTCOME, open_deal, open_for

DIALOGUES = {FIELD: answered, NEW: typed_new}

__all__ = ["DIALOGUES", "OUTCOME", "handlers", "may_be_private", "move_on", "open_deal", "open_for"]
