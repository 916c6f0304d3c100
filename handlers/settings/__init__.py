"""What each owner can set."""

from handlers.settings.flow import DIALOGUE, handlers, typed

__all__ = ["DIALOGUE", "handlers", "typed"]
