"""What would change the status of a claim: each status within reach, and what would bring it.

The conditions follow the rules of :mod:`claimscope.assessment.status`, one by one: whatever comes
true of them, said by a source on a later day, gives the claim the status beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimscope.assessment.stances import Stance, is_later, refused_on, sources_of, states_it
from claimscope.formatting import day_words


@dataclass(frozen=True)
class Outcome:
    """A status that the claim would have when the ``condition`` comes true."""

    status: str
    condition: str


STAYS = {
    "forecast": "No statement can change it. What then happens is a new claim.",
    "assessment": "Nothing can: a judgement may be shared, not confirmed.",
}
"""Statuses that nothing said can change, and why."""
DENIED = Outcome("contested", "somebody denies it")
REFUSED = Outcome("unconfirmed", "somebody says later that they cannot confirm it")
FIRM_OUTCOMES = {
    "confirmed": (DENIED, REFUSED),
    "corroborated": (
        Outcome("confirmed", "{after}any source confirms it, or a public act is on record"),
        DENIED,
        REFUSED,
    ),
}


def would_change(status: str, stances: Sequence[Stance], undenied: str) -> tuple[Outcome, ...]:
    """The outcomes within reach of a claim with this ``status``, the nearest first.

    ``undenied`` is the status that the claim would have without its denials (see
    :func:`claimscope.assessment.status.status_frame`). None for a status that stays.
    """
    if status in STAYS:
        return ()
    if status == "contested":
        deniers = sources_of("denies", stances)
        return (Outcome(undenied, f"{deniers} no longer {_verb(stances)} it"),)
    found = FIRM_OUTCOMES.get(status) or (*_raised(stances), DENIED)
    refused = refused_on(stances)
    after = f"after {day_words(refused)} " if refused else ""
    return tuple(Outcome(each.status, each.condition.format(after=after)) for each in found)


def would_change_words(status: str, outcomes: Sequence[Outcome]) -> str:
    """The outcomes in a sentence, such as ``Contested when somebody denies it``, with its stop."""
    parts = "; ".join(f"{each.status} when {each.condition}" for each in outcomes)
    return f"{parts[:1].upper()}{parts[1:]}." if parts else STAYS[status]


def _verb(stances: Sequence[Stance]) -> str:
    deniers = {each.source_id for each in stances if each.stance == "denies"}
    return "denies" if len(deniers) == 1 else "deny"


def _raised(stances: Sequence[Stance]) -> tuple[Outcome, ...]:
    """What would raise an unconfirmed claim, with a gap for the day to come after."""
    refused = refused_on(stances)
    states = [each for each in stances if states_it(each)]
    if not states:
        return (
            Outcome("corroborated", "{after}two independent origins assert it"),
            Outcome("confirmed", "{after}a public act is on record"),
        )
    waiting = [each for each in states if each.stance == "confirms"]
    if any(refused is None or is_later(each, refused) for each in waiting):
        return (
            Outcome("confirmed", "another origin asserts it, or {after}a public act is on record"),
        )
    several = len({each.group for each in states}) > 1
    further, confirming = (
        ("a further origin", "any source") if several else ("another origin", "another origin")
    )
    return (
        Outcome("corroborated", f"{{after}}{further} asserts it"),
        Outcome("confirmed", f"{{after}}{confirming} confirms it, or a public act is on record"),
    )
