"""Status: what a claim is worth by a given day, and which rule says so.

Computed from the tables and an *as-of* date, never typed in. Only what was said by that day
counts, and of one source's several stances on a claim only its latest: a change of mind is a
revision, not a conflict. The first rule that fires wins:

1. ``forecast``: the claim is about the future;
2. ``assessment``: the claim is a motive or a judgement;
3. ``contested``: somebody denies it;
4. ``confirmed``: it is on record, or a source confirms it that is independent of somebody who
   asserts it;
5. ``corroborated``: two or more independence groups assert it;
6. ``unconfirmed``: everything else that was said by then.

A "cannot confirm" weighs only against what had been said by then. It blocks a public act, a
confirmation and a corroboration of the same day or earlier, not a later one. Later is what cannot
have been said before: a day known to the month begins with the month, one that is unknown is never
later. A corroboration is of the day on which its later group first asserted the claim: a group that
says it again is no further origin.

Beside it stands *information credibility*, 1 to 6, the second half of the Admiralty pair of NATO
AJP-2.1 (see :data:`claimscope.record.model.CREDIBILITY`). It never contradicts the status:
confirmed is 1 where two independence groups state it and 2 where a public act rests on one,
corroborated 2, unconfirmed 3, or 4 where somebody doubts it, contested 4, or 5 where evidence
comes with the denial, forecast and assessment 6, "cannot be judged", which is no rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Protocol

import narwhals as nw
from narwhals.typing import IntoFrame

from claimscope.record.frames import Lazy

RULES_VERSION = "2"
"""The version of the rules above, to be raised with every change that can change a result.

1: the rules of Claimscope 0.1. A "cannot confirm" blocked whatever was said at any time, and
credibility could contradict the status.

2: since Claimscope 0.2. A "cannot confirm" weighs only against what was said on its day or before,
and credibility follows the status. Confirmed with credibility 1 needs two independence groups.
"""

ORIGINATING = ("asserts", "confirms", "on record")
BY_MODALITY = ("forecast", "assessment")
"""The statuses that the modality of a claim gives, under its name."""
FIRM = ("confirmed", "corroborated")
"""The statuses of what more than one origin stands for, or a public act on record."""
TRUNCATED_TO = {"month": "1mo", "year": "1y"}
COUNTED = {
    "on_record": "on record",
    "confirming": "confirms",
    "refusals": "cannot confirm",
    "doubts": "doubts",
    "denials": "denies",
}

UNBLOCKED = ("unblocked_records", "unblocked_confirmations", "unblocked_origins")
OF_CLAIM = ("claim_id",)
OF_CLAIM_AND_DAY = ("claim_id", "day")


class Spoken(Protocol):
    """What the rules read: a case, or the tables of one on another engine."""

    @property
    def claims(self) -> IntoFrame:
        """At least ``claim_id`` and ``modality``."""

    @property
    def assertions(self) -> IntoFrame:
        """At least the ids of claim and source, stance, evidence, day and its precision."""

    @property
    def sources(self) -> IntoFrame:
        """At least ``source_id`` and ``independence_group``."""


def said_by(case: Spoken, as_of: date | None) -> Lazy:
    """Every assertion said by ``as_of`` (all of them where it is None), one row each.

    The columns of ``assertions`` and the source's ``independence_group``; ``said_from``, the
    first day on which it may have been said (``said_on`` itself where its precision is unknown and
    no day is the first); and ``current``: 1 for a source's latest stance on the claim, 0 for one
    that it has revised since.
    """
    assertions: Lazy = nw.from_native(case.assertions).lazy()
    if as_of is not None:
        assertions = assertions.filter(nw.col("said_on") <= midnight(as_of))
    return _marked(assertions, case, OF_CLAIM)


def _marked(assertions: Lazy, case: Spoken, by: Sequence[str]) -> Lazy:
    """Assertions with the three columns that :func:`said_by` adds; ``by`` tells apart whatever a
    source may take a stance on.
    """
    groups = nw.from_native(case.sources).lazy().select("source_id", "independence_group")
    return (
        assertions.join(groups, on="source_id", how="left")
        .with_columns(said_from=_said_from(), latest=nw.col("said_on").max().over(*by, "source_id"))
        .with_columns(current=_flag(nw.col("said_on") == nw.col("latest")))
        .drop("latest")
    )


def midnight(day: date) -> datetime:
    """``day`` as the record's date columns hold it."""
    return datetime.combine(day, time())


def status_frame(case: Spoken, as_of: date | None = None) -> Lazy:
    """The status of every claim by ``as_of``, one row a claim.

    Columns: ``claim_id``; ``status``, null for a claim on which nobody had spoken by then;
    ``credibility`` 1 to 6, null likewise; ``undenied``, the status that it would have without its
    denials; and what the rules counted over the sources' latest
    stances: ``stances``, ``origins`` (independence groups that state it), the number that are
    ``on_record``, ``confirming``, ``refusals``, ``doubts``, ``denials``, ``evidenced_denials``,
    and how many no "cannot confirm" blocks: ``unblocked_records``, ``unblocked_confirmations``
    and ``unblocked_origins``, the statements of groups that first spoke after the last refusal.
    """
    return status_of(case, said_by(case, as_of))


def status_of(case: Spoken, said: Lazy) -> Lazy:
    """The :func:`status_frame` of a case by what :func:`said_by` gives, for whoever has that."""
    claims: Lazy = nw.from_native(case.claims).lazy().select("claim_id", "modality")
    return _statuses(claims, said, OF_CLAIM)


def status_by_day(case: Spoken) -> Lazy:
    """The status of every claim by every day on which it was spoken of, one row a claim and a day.

    The columns of :func:`status_frame` and ``day``. All days are computed at once: a claim with
    assertions on n days takes the work of n claims.
    """
    claims: Lazy = nw.from_native(case.claims).lazy().select("claim_id", "modality")
    names = ("source_id", "stance", "said_on", "said_precision", "evidence")
    said: Lazy = nw.from_native(case.assertions).lazy().select("claim_id", *names)
    days: Lazy = said.select("claim_id", day=nw.col("said_on")).unique()
    by_then = days.join(said, on="claim_id").filter(nw.col("said_on") <= nw.col("day"))
    spoken_of = days.join(claims, on="claim_id")
    return _statuses(spoken_of, _marked(by_then, case, OF_CLAIM_AND_DAY), OF_CLAIM_AND_DAY)


def _statuses(claims: Lazy, said: Lazy, by: Sequence[str]) -> Lazy:
    """The status of every row of ``claims``, which ``by`` names, by what was said of it."""
    current = _weighed_against_refusals(said, by).filter(nw.col("current") == 1)
    counted = claims.join(_counts(current, by), on=[*by], how="left")
    counted = counted.join(_origins(current, by), on=[*by], how="left")
    numbers = ["stances", *COUNTED, "evidenced_denials", *UNBLOCKED, "origins"]
    return (
        counted.with_columns(nw.col(*numbers).fill_null(0).cast(nw.Int64))
        .with_columns(undenied=_undenied_status())
        .with_columns(status=_status())
        .with_columns(credibility=_credibility())
        .drop("modality")
    )


def _said_from() -> nw.Expr:
    first = nw.col("said_on")
    for precision, unit in TRUNCATED_TO.items():
        vague = nw.col("said_precision") == precision
        first = nw.when(vague).then(nw.col("said_on").dt.truncate(unit)).otherwise(first)
    return first


def _weighed_against_refusals(said: Lazy, by: Sequence[str]) -> Lazy:
    """``said`` with 0/1 columns for what no refusal that still counts weighs against.

    Whole groups, revised words included, decide who first spoke after the last refusal.
    """
    refusal = (nw.col("stance") == "cannot confirm") & (nw.col("current") == 1)
    later = nw.col("refused_on").is_null() | (
        (nw.col("said_precision") != "unknown") & (nw.col("said_from") > nw.col("refused_on"))
    )
    states = nw.col("stance").is_in(list(ORIGINATING))
    return (
        said.with_columns(refused_on=nw.when(refusal).then(nw.col("said_on")))
        .with_columns(refused_on=nw.col("refused_on").max().over(*by))
        .with_columns(later=_flag(later), states=_flag(states), spoke_before=_flag(states & ~later))
        .with_columns(spoke_before=nw.col("spoke_before").max().over(*by, "independence_group"))
        .with_columns(
            unblocked_records=_flag(nw.col("stance") == "on record") * nw.col("later"),
            unblocked_confirmations=_flag(nw.col("stance") == "confirms") * nw.col("later"),
            unblocked_origins=nw.col("states") * (1 - nw.col("spoke_before")),
        )
    )


def _flag(condition: nw.Expr) -> nw.Expr:
    """1 where it holds, else 0; a condition is never null."""
    return condition.cast(nw.Int64)


def _counts(current: Lazy, by: Sequence[str]) -> Lazy:
    flags = {name: _flag(nw.col("stance") == stance) for name, stance in COUNTED.items()}
    evidenced = (nw.col("stance") == "denies") & (nw.col("evidence") != "none")
    flagged = current.with_columns(**flags, evidenced_denials=_flag(evidenced))
    sums = [nw.col(name).sum() for name in (*COUNTED, "evidenced_denials", *UNBLOCKED)]
    return flagged.group_by(*by).agg(nw.col("current").sum().alias("stances"), *sums)


def _origins(current: Lazy, by: Sequence[str]) -> Lazy:
    """How many independence groups state each claim."""
    return (
        current.filter(nw.col("states") == 1)
        .group_by(*by)
        .agg(nw.col("independence_group").n_unique().alias("origins"))
    )


def _undenied_status() -> nw.Expr:
    several = nw.col("origins") > 1
    confirmed_by_another = (nw.col("unblocked_confirmations") > 0) & several
    rules = (
        (nw.col("modality").is_in(list(BY_MODALITY)), nw.col("modality")),
        ((nw.col("unblocked_records") > 0) | confirmed_by_another, nw.lit("confirmed")),
        ((nw.col("unblocked_origins") > 0) & several, nw.lit("corroborated")),
    )
    return _spoken_of(_first_that_fires(rules, nw.lit("unconfirmed")))


def _status() -> nw.Expr:
    contested = (nw.col("denials") > 0) & ~nw.col("modality").is_in(list(BY_MODALITY))
    return nw.when(contested).then(nw.lit("contested")).otherwise(nw.col("undenied"))


def _credibility() -> nw.Expr:
    status = nw.col("status")
    rules = (
        (status.is_in(list(BY_MODALITY)), nw.lit(6)),
        ((status == "contested") & (nw.col("evidenced_denials") > 0), nw.lit(5)),
        (status == "contested", nw.lit(4)),
        ((status == "confirmed") & (nw.col("origins") > 1), nw.lit(1)),
        (status.is_in(list(FIRM)), nw.lit(2)),
        (nw.col("doubts") > 0, nw.lit(4)),
    )
    return _spoken_of(_first_that_fires(rules, nw.lit(3)))


def _spoken_of(outcome: nw.Expr) -> nw.Expr:
    return nw.when(nw.col("stances") > 0).then(outcome)


def _first_that_fires(rules: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    expression = otherwise
    for condition, outcome in reversed(rules):
        expression = nw.when(condition).then(outcome).otherwise(expression)
    return expression
