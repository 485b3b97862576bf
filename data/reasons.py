"""Standing in words: why a claim stands as it does, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.model import STANDINGS
from data.words import listed

SPEAKS_FOR = {
    "confirmed": ("on record", "confirms"),
    "corroborated": ("asserts", "confirms"),
    "contested": ("denies", "asserts", "confirms", "on record"),
}
VERBS = {
    "asserts": "asserted by",
    "confirms": "confirmed by",
    "on record": "on record:",
    "finds likely": "found likely by",
    "cannot confirm": "not confirmable for",
    "doubts": "doubted by",
    "denies": "denied by",
}
RULES = ("forecast", "assessment", "contested", "confirmed", "corroborated", "unconfirmed")
WOULD_CHANGE = {
    "forecast": "Nothing said about it can; what then happens is a new claim.",
    "assessment": "Nothing can: a judgement may be shared, not confirmed.",
    "confirmed": "A denial would make it contested; a “cannot confirm”, unconfirmed.",
    "corroborated": (
        "A confirmation from another group would confirm it; a denial would make it contested, "
        "a “cannot confirm” unconfirmed."
    ),
}


@dataclass(frozen=True)
class Stance:
    """One source's latest stance on a claim, with what a sentence about it needs.

    ``source`` is its readable name; two sources are told apart by ``source_id``, whatever they are
    called. ``said`` is when it was said, in words of its real precision.
    """

    assertion_id: str
    source_id: str
    source: str
    group: str
    stance: str
    hedge: str
    said: str


@dataclass(frozen=True)
class Reason:
    """Why a claim stands as it does: a sentence, the assertions behind it, what would change it."""

    sentence: str
    assertion_ids: tuple[str, ...]
    would_change: str


def reason(standing: str, stances: Sequence[Stance]) -> Reason:
    """The reason for a ``standing`` that the rules of :mod:`data.standing` gave."""
    weighed = _weighed(standing, stances)
    return Reason(
        sentence=_sentence(standing, stances),
        assertion_ids=tuple(stance.assertion_id for stance in weighed),
        would_change=_would_change(standing, stances),
    )


def rule_words(standing: str) -> str:
    """The rule behind a standing with its place in the order of rules: ``rule 4 of 6: …``."""
    return f"rule {RULES.index(standing) + 1} of {len(RULES)}: {STANDINGS[standing]}"


def _weighed(standing: str, stances: Sequence[Stance]) -> list[Stance]:
    kinds = SPEAKS_FOR.get(standing)
    return [stance for stance in stances if kinds is None or stance.stance in kinds]


def _sentence(standing: str, stances: Sequence[Stance]) -> str:
    opening = {
        "forecast": "A forecast, not yet checkable: ",
        "assessment": "A judgement, not a matter of record: ",
    }.get(standing, "")
    parts = [_part(kind, stances) for kind in _order(standing)]
    said = "; ".join(part for part in parts if part)
    return opening + said if opening else said[:1].upper() + said[1:]


def _order(standing: str) -> list[str]:
    return sorted(VERBS, key=lambda kind: kind != "denies") if standing == "contested" else [*VERBS]


def _part(kind: str, stances: Sequence[Stance]) -> str:
    """``asserted by NIS alone (18 Oct 2024)``: all who take one kind of stance."""
    taking = [stance for stance in stances if stance.stance == kind]
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
    return f"{stance.source} (“{stance.hedge}”)" if keeps else stance.source


def _alone(kind: str, taking: Sequence[Stance], stances: Sequence[Stance]) -> str:
    if kind != "asserts" or any(stance.stance in ("confirms", "on record") for stance in stances):
        return ""
    groups = {stance.group for stance in taking}
    if len(groups) > 1:
        return f", {len(groups)} independent groups"
    return " alone" if len({stance.source_id for stance in taking}) == 1 else ", one group"


def _would_change(standing: str, stances: Sequence[Stance]) -> str:
    if standing == "contested":
        return f"It would change with {_who('denies', stances)} taking back the denial."
    return WOULD_CHANGE.get(standing) or _would_raise(stances)


def _would_raise(stances: Sequence[Stance]) -> str:
    groups = {stance.group for stance in stances if stance.stance in ("asserts", "confirms")}
    needed = [f"{_who('cannot confirm', stances)} no longer saying that it cannot confirm it"]
    needed = needed if any(stance.stance == "cannot confirm" for stance in stances) else []
    if len(groups) < 2:
        needed.append("a source of another independence group asserting or confirming it")
    return f"It would rise with {listed(needed)}. A denial would make it contested."


def _who(kind: str, stances: Sequence[Stance]) -> str:
    return listed(stance.source for stance in _one_a_source(stances) if stance.stance == kind)
