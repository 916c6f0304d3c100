"""Named SQL: `-- name: some_query` above each statement of a file in `storage/sql/`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)


class Queries:
    """The statements of one file by name: `queries["person_by_id"]`."""

    def __init__(self, file: str, text: str) -> None:
        pieces = _NAME.split(text)
        self._file = file
        self._sql = {name: body.strip().rstrip(";") for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}

    def __getitem__(self, name: str) -> str:
        try:
            return self._sql[name]
        except KeyError:
            message = f"no query {name!r} in {self._file}"
            raise KeyError(message) from None

    def names(self) -> tuple[str, ...]:
        """Return the names of all queries, in the order of the file."""
        return tuple(self._sql)


@cache
def load(file: str) -> Queries:
    """Return the queries of `storage/sql/<file>.sql`; raises FileNotFoundError for an unknown file."""
    text = resources.files("storage").joinpath(f"sql/{file}.sql").read_text(encoding="utf-8")
    return Queries(file, text)
