"""The fields of a reading while they are being filled, together with the sheet they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from ties.capture.contacts import Contacts
from ties.capture.pieces import Piece, all_pieces
from ties.capture.reading import Reading
from ties.capture.sheet import Sheet
from ties.capture.trades import tells_trade
from ties.people import Birthday, FunnelStage


@dataclass(slots=True)
class Draft:
    """What is known so far; `now` is aware, in the owner's zone."""

    sheet: Sheet
    now: datetime
    contacts: Contacts
    name: str = ""
    alias: str = ""
    company: str = ""
    role: str = ""
    industries: tuple[str, ...] = ()
    city: str = ""
    met_at: str = ""
    met_on: date | None = None
    via: str = ""
    needs: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    rhythm_days: int | None = None
    birthday: Birthday | None = None
    organisation: bool = False
    stage: FunnelStage | None = None
    trade_spans: list[tuple[int, int]] = field(default_factory=list)  # taken text that may tell an industry

    _pieces: tuple[str, list[Piece]] = ("", [])

    def pieces(self) -> list[Piece]:
        """Return the pieces of what is still open."""
        text = self.sheet.open_text()
        if self._pieces[0] is not text:
            self._pieces = (text, all_pieces(text))
        return self._pieces[1]

    def set_company(self, start: int, end: int) -> None:
        """Take a stretch as the company."""
        self.company = self.sheet.take(start, end).removeprefix("the ")
        if tells_trade(self.company):
            self.trade_spans.append((start, end))

    def set_role(self, start: int, end: int) -> None:
        """Take a stretch as the role."""
        self.role = self.sheet.take(start, end)
        self.trade_spans.append((start, end))

    def reading(self, note: str) -> Reading:
        """Return the finished reading with what is left as its note."""
        found = self.contacts
        return Reading(
            name=self.name,
            alias=self.alias,
            company=self.company,
            role=self.role,
            industries=self.industries,
            city=self.city,
            phones=tuple(found.phones),
            emails=tuple(found.emails),
            urls=tuple(found.urls),
            wechat=found.wechat,
            telegram=found.telegram,
            met_at=self.met_at,
            met_on=self.met_on,
            via=self.via,
            needs=tuple(self.needs),
            offers=tuple(self.offers),
            tags=tuple(found.tags),
            rhythm_days=self.rhythm_days,
            birthday=self.birthday,
            organisation=self.organisation,
            stage=self.stage,
            note=note,
        )
