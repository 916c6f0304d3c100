"""Regular expressions that are compiled when they are first used, so that a start which reads no line compiles none."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Lazy:
    """A pattern to be; its methods take their places on the first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._written)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern, compiled when it is first used. An error in it is raised then."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
