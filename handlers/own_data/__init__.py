"""One's own data: taken out, brought back, forgotten."""

from handlers.own_data.flow import handlers

__all__ = ["handlers"]
