"""What the server says when it refuses, in Telegram's words.

Refused carries status, description and response parameters; the functions below make the ones used in several places.
"""

from typing import Any


class Refused(Exception):
    """Telegram refuses the call."""

    def __init__(self, status: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    @property
    def body(self) -> dict[str, Any]:
        """Return the JSON body of the reply."""
        said: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            said["parameters"] = self.parameters
        return said


def bad_request(description: str) -> Refused:
    """Return a 400."""
    return Refused(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refused:
    """Return a 403."""
    return Refused(403, f"Forbidden: {description}")


def too_many(seconds: int) -> Refused:
    """Return a 429 that asks for a wait of whole seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def conflict() -> Refused:
    """Return the 409 an earlier poller gets when a later one arrives."""
    return Refused(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
