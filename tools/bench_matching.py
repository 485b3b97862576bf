"""Measures how well the claim is found that a sentence is about: ``make bench-matching``.

The sentences of ``same_claim.tsv`` were written for this. Each of its first two parts puts every
claim of the sample case into other words once, and has 20 sentences that are near in topic and
about none of them. What is set by figures, such as the floors of
:mod:`claimscope.review.matching`, is set on ``development``; ``held out`` tells how well it holds
elsewhere. The third part is in languages that the rules do not read.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case, load_case
from claimscope.resources import ROOT
from claimscope.review.draft import Draft, Review
from claimscope.review.matching import (
    KnownClaims,
    all_claims,
    case_features,
    joined,
    matching_claims,
    ranked,
)
from claimscope.review.meaning import OFF, SWITCH, chosen_meanings
from claimscope.review.propose import added
from claimscope.synthesis.case import write_case

SENTENCES = Path(__file__).with_name("same_claim.tsv")
CASE = ROOT / "data" / "cases" / "dprk-russia-2024"
PRINTED = Facts(title="A report", publisher="The Coast Post", published_on="2024-10-21")
DRAFTS, CLAIMS, ASSERTIONS = 50, 200, 800
FIRST, AMONG, JOINED, MISJOINED, FALSE = MEASURES = (
    "right claim first",
    "right claim among three",
    "joined unasked, rightly",
    "joined unasked, wrongly",
    "proposals for no claim",
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and the claim that it is about; that is empty where it is about none."""

    part: str
    claim_id: str
    text: str


def sentences() -> list[Sentence]:
    """All of them, in their order."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Sentence(*row) for row in rows]


def review_of(case: Case, text: str) -> Review:
    """A review of a report of one sentence, which is its one draft."""
    return added(case, Review(case.case_id, text, PRINTED, (), {}, 0), 0, len(text))


def tally(case: Case, asked: Sequence[Sentence], claims: KnownClaims) -> Counter[str]:
    """How many of the sentences each measure counts; ``claims`` are those of the case."""
    counts = Counter[str]()
    for sentence in asked:
        review = joined(review_of(case, sentence.text), None, lambda _: claims)
        draft = review.drafts[0]
        found = [each.claim_id for each in matching_claims(case, review, "d1", claims)]
        unasked = draft.claim != draft.own_claim
        counts[FALSE] += bool(found) and not sentence.claim_id
        counts[FIRST] += found[:1] == [sentence.claim_id]
        counts[AMONG] += sentence.claim_id in found
        counts[JOINED] += unasked and draft.claim == sentence.claim_id
        counts[MISJOINED] += unasked and draft.claim != sentence.claim_id
    return counts


def main() -> None:
    """Print a table for each part, and how long comparing takes."""
    case = load_case(CASE)
    claims = all_claims(case)
    ways = {"words": OFF, "words and meaning": ""}
    os.environ[SWITCH] = ""
    if chosen_meanings() is None:
        print("The sentence embedding is not installed: make run EXTRAS=similar installs it.")
        del ways["words and meaning"]
    parts = dict.fromkeys(each.part for each in sentences())
    for part in parts:
        asked = [each for each in sentences() if each.part == part]
        scores = {}
        for way, switch in ways.items():
            os.environ[SWITCH] = switch
            scores[way] = tally(case, asked, claims)
        about = sum(bool(each.claim_id) for each in asked)
        print(f"\n{part}: {about} sentences about a claim, {len(asked) - about} about none")
        _print_scores(scores)
    print(f"\n{DRAFTS} drafts beside {CLAIMS} claims, seconds of processor time")
    drafts = [review_of(case, each.text).drafts[0] for each in sentences()[:DRAFTS]]
    for way, switch in ways.items():
        os.environ[SWITCH] = switch
        first, again = (_seconds(drafts, other_claims()) for _ in range(2))
        print(f"  {way:24} {first:.2f} the first time, {again:.2f} again")


def other_claims() -> KnownClaims:
    """Claims of an invented case."""
    with TemporaryDirectory() as folder:
        write_case(Path(folder), ASSERTIONS)
        claims = case_features(load_case(Path(folder)))[:CLAIMS]
    return KnownClaims(claims, claims)


def _seconds(drafts: Sequence[Draft], claims: KnownClaims) -> float:
    before = process_time()
    for draft in drafts:
        ranked(draft, claims, {})
    return process_time() - before


def _print_scores(scores: Mapping[str, Counter[str]]) -> None:
    """A line a measure with a column a way."""
    print("  ".ljust(26), *(f"{way:>18}" for way in scores))
    for measure in MEASURES:
        print(f"  {measure:24}", *(f"{counts[measure]:18}" for counts in scores.values()))


if __name__ == "__main__":
    main()
