"""How a clause is meant: which stance it takes, whether it is observed, and what softens it."""

from __future__ import annotations

from typing import NamedTuple

from claimscope.extraction.modality import UNSPECIFIED, band_of, hedge_of, modality_of
from claimscope.extraction.stance import NEGATED, stance_and_rule


class Judgement(NamedTuple):
    """The stance, hedge and modality of a clause, with the ids of the rules that tell them."""

    stance: str
    hedge: str
    modality: str
    rules: tuple[str, ...]


def judgement_of(
    words: str, *, narrated: bool, denied_before: bool = False, relative: bool = False
) -> Judgement:
    """How the words of a clause are meant.

    ``denied_before`` tells that the same source has just denied something: what it goes on to say
    is not so, it denies too. ``relative`` that it says it in a relative clause.
    """
    stance, rule = stance_and_rule(words, narrated=narrated, relative=relative)
    modality, hedge = modality_of(words), hedge_of(words)
    if denied_before and stance == "asserts" and modality != "forecast" and NEGATED.search(words):
        stance, rule = "denies", "stance.denies_on"
    band = band_of(hedge) if hedge else UNSPECIFIED
    rules = [rule, f"modality.{modality}" if modality != "observed" else ""]
    rules.append(f"hedge.{band.replace(' ', '_')}" if band != UNSPECIFIED else "")
    return Judgement(stance, hedge, modality, tuple(filter(None, rules)))
