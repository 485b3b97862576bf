"""A case of any size as filters show it, for what writes all of it: some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

import pandas as pd

from claimscope.record.case import Case
from claimscope.record.model import Table
from claimscope.views.choices import names_in
from claimscope.views.filters import Filters, specs_set
from claimscope.views.ledger import Ledger
from claimscope.views.places import MENTIONED_PLACES_FRAME

Grain = Literal["claims", "assertions", "figures", "sources", "documents", "judgements"]
"""What a part of a case has some of: the tables that can be made of a part."""


class Packed(Protocol):
    """A case as a package is written from it: in memory, or read row by row."""

    @property
    def case_id(self) -> str:
        """What the case goes by."""

    @property
    def title(self) -> str:
        """What it is called."""

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table as they were written, their cells in the order of its columns."""

    def seeds(self) -> Iterator[tuple[str, str]]:
        """Every text, with the file that it lies in."""


class SeenCase(Packed, Protocol):
    """A case seen through filters: what every format is written from."""

    @property
    def filters(self) -> Filters:
        """What is shown of it, and by which day."""

    @property
    def digest(self) -> str:
        """See :attr:`claimscope.record.case.Case.digest`."""

    @property
    def as_recorded_at(self) -> datetime | None:
        """The moment whose record it is; None for the current record."""

    @property
    def is_large(self) -> bool:
        """Whether it has more rows than are held in memory at once: :meth:`whole` refuses it."""

    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The readable names of the values of the filters that are set (see ``names_in``)."""

    def parts(self, of: Grain) -> Iterator[Ledger]:
        """What is shown, as ledgers one after another; one at least, and no row is in two.

        Each has some of the rows of a table, those after the part before in the order of that
        table (see :data:`claimscope.exports.tables.SHOWN_TABLES`), and what the record says of the
        claims that they are about, all of it. Of other tables it may have more rows than that, or
        fewer.
        """

    def places(self) -> pd.DataFrame:
        """The ``MENTIONED_PLACES_FRAME`` of what is shown."""

    def told(self) -> SeenCase:
        """The same claims with all that had been said of them, whether the filters show it."""

    def whole(self) -> Ledger:
        """The ledger of all of it. Raises :class:`StoreError` for a case that :attr:`is_large`."""


@dataclass(frozen=True)
class SeenInMemory:
    """A case in memory: it has one part, which is all of it."""

    ledger: Ledger

    @property
    def _case(self) -> Case:
        return self.ledger.case

    @property
    def case_id(self) -> str:
        """What the case goes by."""
        return self._case.case_id

    @property
    def title(self) -> str:
        """What it is called."""
        return self._case.title

    @property
    def filters(self) -> Filters:
        """What is shown of it."""
        return self.ledger.filters

    @property
    def digest(self) -> str:
        """That of the case."""
        return self._case.digest

    @property
    def as_recorded_at(self) -> datetime | None:
        """That of the case."""
        return self._case.as_recorded_at

    @property
    def is_large(self) -> bool:
        """It is in memory already."""
        return False

    def cells(self, table: Table) -> Iterator[dict[str, str]]:
        """The rows of a table of the case."""
        return self._case.cells(table)

    def seeds(self) -> Iterator[tuple[str, str]]:
        """The texts of the case."""
        return self._case.seeds()

    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The names of the values that are filtered by."""
        return names_in(self._case, specs_set(self.filters))

    def parts(self, of: Grain) -> Iterator[Ledger]:  # noqa: ARG002 - all of it is one part
        """The ledger."""
        yield self.ledger

    def places(self) -> pd.DataFrame:
        """The places of what is shown."""
        return MENTIONED_PLACES_FRAME.shown(self.ledger)

    def told(self) -> SeenInMemory:
        """The same claims with all that had been said of them."""
        claims = self.ledger.shown.select("claim_id").unique()
        said = self.ledger.spoken.join(claims, on="claim_id", how="semi")
        return SeenInMemory(replace(self.ledger, shown=said))

    def whole(self) -> Ledger:
        """The ledger."""
        return self.ledger
