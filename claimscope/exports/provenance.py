"""What a file says of itself, so that it can be used without the app."""

from __future__ import annotations

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.formatting import written_moment
from claimscope.views.seen_case import SeenCase


def provenance(seen: SeenCase) -> dict[str, str]:
    """Where an export comes from, in words.

    ``case`` (its id), ``title``, ``record`` (the digest of the case), ``view`` (the filters as a
    caption says them), ``as_of`` (``YYYY-MM-DD``, empty where all that the record holds counts),
    ``as_recorded_at`` (the moment whose record it is, empty for the record of now), and what
    computed it: ``claimscope_version`` and ``rules_version``, that of the status rules.
    """
    as_of, as_recorded_at = seen.filters.as_of, seen.as_recorded_at
    return {
        "case": seen.case_id,
        "title": seen.title,
        "record": seen.digest,
        "view": seen.filters.describe(seen.names(), as_recorded_at),
        "as_of": as_of.isoformat() if as_of else "",
        "as_recorded_at": written_moment(as_recorded_at) if as_recorded_at else "",
        **versions(),
    }


def versions() -> dict[str, str]:
    """The version of Claimscope and that of its status rules."""
    return {"claimscope_version": __version__, "rules_version": RULES_VERSION}
