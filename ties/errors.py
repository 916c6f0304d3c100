"""Everything that can go wrong on purpose, as one tree.

JieliError
├── BadInput             what a person typed cannot be used: says what was wrong
│   ├── UnknownPlace     a typed city or zone is not known
│   ├── UnknownDate      a date was expected and none was found
│   ├── UnknownHour      a time of day was expected and none was found
│   ├── UnknownAmount    an amount was expected and none was found
│   ├── UnknownCurrency  a typed currency is not known
│   ├── UnknownLanguage  a typed language is not one of ours
│   └── UnknownNumber    a number in a range was expected
├── NotFound             no such row for this owner (also when it belongs to somebody else)
├── Expired              a button or a half-finished dialogue is too old
├── AlreadyDone          a second tap on something that took effect
├── Blocked              undo would tear a later change of the same rows
└── StorageError
    ├── DiskFull         nothing more can be written
    ├── NewerDatabase    the file was written by a newer version
    ├── Busy             another process holds the instance lock
    └── Damaged          the file fails its integrity check

The docstring of each class is its message for the log; `handlers/errors.py` maps each to words for a person.
"""

from __future__ import annotations


class JieliError(Exception):
    """Something expected went wrong."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(detail or (type(self).__doc__ or "").strip())


class BadInput(JieliError):
    """The input cannot be used."""


class UnknownPlace(BadInput):
    """No such place is known."""


class UnknownDate(BadInput):
    """No date was found."""


class UnknownHour(BadInput):
    """No time of day was found."""


class UnknownAmount(BadInput):
    """No amount was found."""


class UnknownCurrency(BadInput):
    """No such currency is known."""


class UnknownLanguage(BadInput):
    """No such language is known."""


class UnknownNumber(BadInput):
    """No number in the allowed range was found."""


class NotFound(JieliError):
    """Nothing of that kind is stored for this owner."""


class Expired(JieliError):
    """The button or dialogue is too old."""


class AlreadyDone(JieliError):
    """It has been done already."""


class Blocked(JieliError):
    """A later change touched the same rows."""


class StorageError(JieliError):
    """The database cannot be used."""


class DiskFull(StorageError):
    """The disk is full."""


class NewerDatabase(StorageError):
    """The database was written by a newer version."""


class Busy(StorageError):
    """Another process uses this database."""


class Damaged(StorageError):
    """The database fails its integrity check."""
