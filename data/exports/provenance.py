"""What a file says of itself, so that it can be used without the app."""

from __future__ import annotations

from data.choices import names_in
from data.days import written_moment
from data.ledger import Ledger


def provenance(ledger: Ledger) -> dict[str, str]:
    """Where an export comes from, in words.

    ``case`` (its id), ``title``, ``record`` (the digest of the case), ``view`` (the filters as a
    caption says them), ``as_of`` (``YYYY-MM-DD``, empty where all that the record holds counts) and
    ``recorded_by`` (the moment whose record it is, empty for the record of now).
    """
    as_of, recorded_by = ledger.filters.as_of, ledger.case.recorded_by
    return {
        "case": ledger.case.case_id,
        "title": ledger.case.title,
        "record": ledger.case.digest,
        "view": ledger.filters.describe(names_in(ledger.case), ledger.case.recorded_by),
        "as_of": as_of.isoformat() if as_of else "",
        "recorded_by": written_moment(recorded_by) if recorded_by else "",
    }
