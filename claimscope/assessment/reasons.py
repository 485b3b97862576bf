"""Status in words: why a claim stands as it does, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimscope.assessment.status import FIRM, ORIGINATING
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
CONTEST = "A denial would make it contested."
RULES = ("forecast", "assessment", "contested", "confirmed", "corroborated", "unconfirmed")
WOULD_CHANGE = {
    "forecast": "Nothing said about it can; what then happens is a new claim.",
    "assessment": "Nothing can: a judgement may be shared, not confirmed.",
    "confirmed": "A denial would make it contested; a later “cannot confirm”, unconfirmed.",
    "corroborated": (
        "A confirmation from another group would confirm it; a denial would make it contested, "
        "a later “cannot confirm” unconfirmed."
    ),
}


@dataclass(frozen=True)
class Stance:
    """One source's latest stance on a claim, with what a sentence about it needs.

    ``source`` is its readable name; two sources are told apart by ``source_id``, whatever they are
    called. ``said`` is when it was said, in words of its real precision; ``first_day`` and
    ``last_day`` are the days between which it was, the first None where no day is the first.
    """

    assertion_id: str
    source_id: str
    source: str
    group: str
    stance: str
    hedge: str
    said: str
    first_day: date | None
    last_day: date


@dataclass(frozen=True)
class Reason:
    """Why a claim stands as it does: a sentence, the assertions behind it, what would change it."""

    sentence: str
    assertion_ids: tuple[str, ...]
    would_change: str


def reason(status: str, stances: Sequence[Stance]) -> Reason:
    """The reason for a ``status`` that the rules of :mod:`claimscope.assessment.status` gave."""
    weighed = _weighed(status, stances)
    return Reason(
        sentence=_sentence(status, stances),
        assertion_ids=tuple(stance.assertion_id for stance in weighed),
        would_change=_would_change(status, stances),
    )


def rule_words(status: str) -> str:
    """The rule behind a status with its place in the order of rules: ``rule 4 of 6: …``."""
    return f"rule {RULES.index(status) + 1} of {len(RULES)}: {STATUSES[status]}"


def _weighed(status: str, stances: Sequence[Stance]) -> list[Stance]:
    kinds = SPEAKS_FOR.get(status)
    return [stance for stance in stances if kinds is None or stance.stance in kinds]


def _sentence(status: str, stances: Sequence[Stance]) -> str:
    opening = {
        "forecast": "A forecast, not yet checkable: ",
        "assessment": "A judgement, not a matter of record: ",
    }.get(status, "")
    said = "; ".join(_parts(status, stances))
    return opening + said if opening else said[:1].upper() + said[1:]


def _parts(status: str, stances: Sequence[Stance]) -> list[str]:
    """One part a kind of stance; what a refusal did not reach follows it, as said later."""
    refused = _refused_on(stances)
    lifts = status in FIRM and refused is not None
    later = [each for each in stances if lifts and _is_later(each, refused)]
    before = [each for each in stances if each not in later]
    parts = [_part(kind, before, stances) for kind in _order(status)]
    parts += [_later(_part(kind, later, stances)) for kind in _order(status)]
    parts = [part for part in parts if part]
    if status == "unconfirmed" and refused is not None and _is_blocked(stances):
        parts.append(f"this weighs against what was said by {day_words(refused)}")
    return parts


def _is_blocked(stances: Iterable[Stance]) -> bool:
    """Whether nothing but a refusal keeps the claim from being confirmed or corroborated."""
    states = [stance for stance in stances if stance.stance in ORIGINATING]
    groups = {stance.group for stance in states}
    return len(groups) > 1 or any(stance.stance == "on record" for stance in states)


def _refused_on(stances: Iterable[Stance]) -> date | None:
    """The last day on which somebody who cannot confirm it may have said so."""
    return max((each.last_day for each in stances if each.stance == "cannot confirm"), default=None)


def _is_later(stance: Stance, refused: date | None) -> bool:
    """Whether a stance was surely taken after the refusal."""
    return bool(refused and stance.first_day and stance.first_day > refused)


def _later(part: str) -> str:
    return part and f"later {part}"


def _order(status: str) -> list[str]:
    return sorted(VERBS, key=lambda kind: kind != "denies") if status == "contested" else [*VERBS]


def _part(kind: str, some: Iterable[Stance], stances: Sequence[Stance]) -> str:
    """``asserted by NIS alone (18 Oct 2024)``: those of ``some`` who take one kind of stance."""
    taking = [stance for stance in some if stance.stance == kind]
    if not taking:
        return ""
    who = listed(_with_hedge(stance) for stance in _one_a_source(taking))
    when = listed(dict.fromkeys(stance.said for stance in taking))
    if kind == "cannot confirm":
        return f"{who} cannot confirm it ({when})"
    if kind == "on record":
        return f"on record: reported by {who} as a public act ({when})"
    return f"{VERBS[kind]} {who}{_alone(kind, taking, stances)} ({when})"


def _one_a_source(stances: Iterable[Stance]) -> list[Stance]:
    return list({stance.source_id: stance for stance in stances}.values())


def _with_hedge(stance: Stance) -> str:
    keeps = stance.stance == "finds likely" and stance.hedge
    name = isolated(stance.source)
    return f"{name} (“{isolated(stance.hedge)}”)" if keeps else name


def _alone(kind: str, taking: Sequence[Stance], stances: Sequence[Stance]) -> str:
    states = [stance for stance in stances if stance.stance in ORIGINATING]
    if kind != "asserts" or len(states) > len(taking):
        return ""
    groups = {stance.group for stance in taking}
    if len(groups) > 1:
        return f", {len(groups)} independent groups"
    return " alone" if len({stance.source_id for stance in taking}) == 1 else ", one group"


def _would_change(status: str, stances: Sequence[Stance]) -> str:
    if status == "contested":
        return f"It would change with {_who('denies', stances)} taking back the denial."
    return WOULD_CHANGE.get(status) or _would_raise(stances)


def _would_raise(stances: Sequence[Stance]) -> str:
    refused = _refused_on(stances)
    after = f" after {day_words(refused)}" if refused else ""
    states = [stance for stance in stances if stance.stance in ORIGINATING]
    return f"It would be {_raised(states, refused).format(after=after)}. {CONTEST}"


def _raised(states: Sequence[Stance], refused: date | None) -> str:
    """What would raise a claim that ``states`` state, with a gap for the day to come after."""
    groups = {stance.group for stance in states}
    if not groups:
        return "corroborated when two independent groups assert it{after}"
    if not refused and any(stance.stance == "confirms" for stance in states):
        return "confirmed when a source of another independence group asserts or confirms it"
    further = "a further group" if len(groups) > 1 else "another group"
    return (
        "confirmed when a source independent of one that states it confirms it{after}, and "
        f"corroborated when {further} asserts it{{after}}"
    )


def _who(kind: str, stances: Sequence[Stance]) -> str:
    return listed(
        isolated(stance.source) for stance in _one_a_source(stances) if stance.stance == kind
    )
