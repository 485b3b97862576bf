"""Status in words: why a claim stands as it does, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimscope.assessment.stances import Stance, is_later, one_a_source, refused_on, states_it
from claimscope.assessment.status import FIRM
from claimscope.assessment.would_change import Outcome, would_change
from claimscope.bidi import isolated
from claimscope.formatting import day_words, listed
from claimscope.record.model import STATUSES

SPEAKS_FOR = {
    "confirmed": ("on record", "confirms"),
    "corroborated": ("asserts", "confirms"),
    "contested": ("denies", "asserts", "confirms", "on record"),
}
VERBS = {
    "asserts": "asserted by",
    "confirms": "confirmed by",
    "on record": "on record:",
    "finds likely": "judged likely by",
    "cannot confirm": "not confirmable for",
    "doubts": "doubted by",
    "denies": "denied by",
}
RULES = ("forecast", "assessment", "contested", "confirmed", "corroborated", "unconfirmed")


@dataclass(frozen=True)
class Reason:
    """Why a claim stands as it does: a sentence, the assertions behind it, what would change it."""

    sentence: str
    assertion_ids: tuple[str, ...]
    would_change: tuple[Outcome, ...]


def reason(status: str, stances: Sequence[Stance], undenied: str = "unconfirmed") -> Reason:
    """The reason for a ``status`` that the rules of :mod:`claimscope.assessment.status` gave.

    ``undenied`` is the one that they give without the denials.
    """
    weighed = _weighed(status, stances)
    return Reason(
        sentence=reason_sentence(status, stances),
        assertion_ids=tuple(stance.assertion_id for stance in weighed),
        would_change=would_change(status, stances, undenied),
    )


def rule_words(status: str) -> str:
    """The rule behind a status with its place in the order of rules: ``rule 4 of 6: …``."""
    return f"rule {RULES.index(status) + 1} of {len(RULES)}: {STATUSES[status]}"


def _weighed(status: str, stances: Sequence[Stance]) -> list[Stance]:
    kinds = SPEAKS_FOR.get(status)
    return [stance for stance in stances if kinds is None or stance.stance in kinds]


def reason_sentence(status: str, stances: Sequence[Stance]) -> str:
    """The sentence alone."""
    opening = {
        "forecast": "A forecast, not yet checkable: ",
        "assessment": "A judgement, not a matter of record: ",
    }.get(status, "")
    said = "; ".join(_parts(status, stances))
    return opening + said if opening else said[:1].upper() + said[1:]


def _parts(status: str, stances: Sequence[Stance]) -> list[str]:
    """One part a kind of stance; what a refusal did not reach follows it, as said later."""
    refused = refused_on(stances)
    lifts = status in FIRM and refused is not None
    later = [each for each in stances if lifts and is_later(each, refused)]
    before = [each for each in stances if each not in later]
    parts = [_part(kind, before, stances) for kind in _order(status)]
    parts += [_later(_part(kind, later, stances)) for kind in _order(status)]
    parts = [part for part in parts if part]
    if status == "unconfirmed" and refused is not None and _is_blocked(stances):
        parts.append(f"this weighs against what was said by {day_words(refused)}")
    return parts


def _is_blocked(stances: Iterable[Stance]) -> bool:
    """Whether nothing but a refusal keeps the claim from being confirmed or corroborated."""
    states = [stance for stance in stances if states_it(stance)]
    groups = {stance.group for stance in states}
    return len(groups) > 1 or any(stance.stance == "on record" for stance in states)


def _later(part: str) -> str:
    return part and f"later {part}"


def _order(status: str) -> list[str]:
    return sorted(VERBS, key=lambda kind: kind != "denies") if status == "contested" else [*VERBS]


def _part(kind: str, some: Iterable[Stance], stances: Sequence[Stance]) -> str:
    """``asserted by NIS alone (18 Oct 2024)``: those of ``some`` who take one kind of stance."""
    taking = [stance for stance in some if stance.stance == kind]
    if not taking:
        return ""
    who = listed(_with_hedge(stance) for stance in one_a_source(taking))
    when = listed(dict.fromkeys(stance.said for stance in taking))
    if kind == "cannot confirm":
        return f"{who} cannot confirm it ({when})"
    if kind == "on record":
        return f"on record: reported by {who} as a public act ({when})"
    return f"{VERBS[kind]} {who}{_alone(kind, taking, stances)} ({when})"


def _with_hedge(stance: Stance) -> str:
    keeps = stance.stance == "finds likely" and stance.hedge
    name = isolated(stance.source)
    return f"{name} (“{isolated(stance.hedge)}”)" if keeps else name


def _alone(kind: str, taking: Sequence[Stance], stances: Sequence[Stance]) -> str:
    states = [stance for stance in stances if states_it(stance)]
    if kind != "asserts" or len(states) > len(taking):
        return ""
    groups = {stance.group for stance in taking}
    if len(groups) > 1:
        return f", {len(groups)} independent groups"
    return " alone" if len({stance.source_id for stance in taking}) == 1 else ", one group"
