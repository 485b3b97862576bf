"""Standing: what a claim is worth by a given day, and which rule says so.

Computed from the tables and an *as-of* date, never typed in. Only what was said by that day
counts, and of one source's several stances on a claim only its latest: a change of mind is a
revision, not a conflict. The first rule that fires wins:

1. ``forecast``: the claim is about the future;
2. ``assessment``: the claim is a motive or a judgement;
3. ``contested``: somebody denies it;
4. ``confirmed``: it is on record, or a source confirms it that is independent of somebody who
   asserts it; and nobody says it cannot be confirmed;
5. ``corroborated``: two or more independence groups assert it; and nobody says it cannot be
   confirmed;
6. ``unconfirmed``: everything else that was said by then.

Beside it stands *information credibility*, 1 to 6, the second half of the Admiralty pair of NATO
AJP-2.1, derived from the standing (see :data:`data.model.CREDIBILITY`); 6 means "cannot be
judged" and is no rank. A claim is made "probably true" by a group that finds it likely only where
another group states it: nobody lends support to what nobody says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import narwhals as nw

from data.case import Case

ORIGINATING = ("asserts", "confirms", "on record")
COUNTED = {
    "on_record": "on record",
    "confirming": "confirms",
    "likely": "finds likely",
    "refusals": "cannot confirm",
    "doubts": "doubts",
    "denials": "denies",
}

Lazy = nw.LazyFrame[Any]


def said_by(case: Case, as_of: date | None) -> Lazy:
    """Every assertion said by ``as_of`` (all of them where it is None), one row each.

    The columns of ``assertions`` and the source's ``independence_group``, and ``current``: 1 for
    a source's latest stance on the claim, 0 for one that it has revised since.
    """
    assertions = nw.from_native(case.assertions).lazy()
    groups = nw.from_native(case.sources).lazy().select("source_id", "independence_group")
    if as_of is not None:
        assertions = assertions.filter(nw.col("said_on") <= midnight(as_of))
    return (
        assertions.join(groups, on="source_id", how="left")
        .with_columns(latest=nw.col("said_on").max().over("claim_id", "source_id"))
        .with_columns(current=_flag(nw.col("said_on") == nw.col("latest")))
        .drop("latest")
    )


def midnight(day: date) -> datetime:
    """``day`` as the record's date columns hold it."""
    return datetime.combine(day, time())


def standing_frame(case: Case, as_of: date | None = None) -> Lazy:
    """The standing of every claim by ``as_of``, one row a claim.

    Columns: ``claim_id``; ``standing``, null for a claim on which nobody had spoken by then;
    ``credibility`` 1 to 6, null likewise; and what the rules counted over the sources' latest
    stances: ``stances``, ``origins`` (independence groups that state it), ``others_likely``
    (groups beyond those that find it likely), and the number of stances that are ``on_record``,
    ``confirming``, ``likely``, ``refusals``, ``doubts``, ``denials``, ``evidenced_denials``.
    """
    current = said_by(case, as_of).filter(nw.col("current") == 1)
    claims = nw.from_native(case.claims).lazy().select("claim_id", "modality")
    counted = claims.join(_counts(current), on="claim_id", how="left")
    counted = counted.join(_groups(current, ORIGINATING, "origins"), on="claim_id", how="left")
    counted = counted.join(
        _groups(current, (*ORIGINATING, "finds likely"), "judging"),
        on="claim_id",
        how="left",
    )
    numbers = ["stances", *COUNTED, "evidenced_denials", "origins", "judging"]
    return (
        counted.with_columns(nw.col(*numbers).fill_null(0).cast(nw.Int64))
        .with_columns(others_likely=nw.col("judging") - nw.col("origins"))
        .with_columns(standing=_standing())
        .with_columns(credibility=_credibility())
        .drop("modality", "judging")
    )


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def _counts(current: Lazy) -> Lazy:
    flags = {name: _flag(nw.col("stance") == stance) for name, stance in COUNTED.items()}
    evidenced = (nw.col("stance") == "denies") & (nw.col("evidence") != "none")
    flagged = current.with_columns(**flags, evidenced_denials=_flag(evidenced))
    sums = [nw.col(name).sum() for name in (*COUNTED, "evidenced_denials")]
    return flagged.group_by("claim_id").agg(nw.col("current").sum().alias("stances"), *sums)


def _groups(current: Lazy, stances: Sequence[str], name: str) -> Lazy:
    """How many independence groups take one of ``stances`` on each claim."""
    return (
        current.filter(nw.col("stance").is_in(list(stances)))
        .group_by("claim_id")
        .agg(nw.col("independence_group").n_unique().alias(name))
    )


def _standing() -> nw.Expr:
    confirmable = nw.col("refusals") == 0
    confirmed_by_another = (nw.col("confirming") > 0) & (nw.col("origins") > 1)
    rules = (
        (nw.col("modality") == "forecast", nw.lit("forecast")),
        (nw.col("modality") == "assessment", nw.lit("assessment")),
        (nw.col("denials") > 0, nw.lit("contested")),
        (
            ((nw.col("on_record") > 0) | confirmed_by_another) & confirmable,
            nw.lit("confirmed"),
        ),
        ((nw.col("origins") > 1) & confirmable, nw.lit("corroborated")),
    )
    return _spoken_of(_first_that_fires(rules, nw.lit("unconfirmed")))


def _credibility() -> nw.Expr:
    standing = nw.col("standing")
    found_likely = (nw.col("origins") > 0) & (nw.col("others_likely") > 0)
    supported = found_likely & (nw.col("refusals") == 0)
    rules = (
        (standing.is_in(["forecast", "assessment"]), nw.lit(6)),
        ((standing == "contested") & (nw.col("evidenced_denials") > 0), nw.lit(5)),
        (standing == "contested", nw.lit(4)),
        (standing == "confirmed", nw.lit(1)),
        (nw.col("doubts") > 0, nw.lit(4)),
        ((standing == "corroborated") | supported, nw.lit(2)),
    )
    return _spoken_of(_first_that_fires(rules, nw.lit(3)))


def _spoken_of(outcome: nw.Expr) -> nw.Expr:
    return nw.when(nw.col("stances") > 0).then(outcome)


def _first_that_fires(rules: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    expression = otherwise
    for condition, outcome in reversed(rules):
        expression = nw.when(condition).then(outcome).otherwise(expression)
    return expression
