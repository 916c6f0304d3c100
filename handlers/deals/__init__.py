"""Deals."""

from handlers.deals.flow import answered, handlers, typed_new
from handlers.deals.units import FIELD, NEW, OUTCOME, open_deal, open_for

DIALOGUES = {FIELD: answered, OUTCOME: answered, NEW: typed_new}

__all__ = ["DIALOGUES", "handlers", "open_deal", "open_for"]
