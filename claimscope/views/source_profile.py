"""One source: what it states, what others answer, what of it can be checked, what it revised.

Made of the frames of the claims on which the source takes a stance, as a view shows them. Others'
stances on those claims count whole: a filter chooses claims and hides no answer to them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.status import ORIGINATING
from claimscope.formatting import day_words
from claimscope.views.changes_of_mind import ChangeOfMind, changes_of_mind
from claimscope.views.claim_groups import ORDER
from claimscope.views.figure_words import short_figures

RESERVING = ("denies", "doubts", "cannot confirm")
ANSWERS = (*RESERVING, "confirms", "on record", "finds likely", "asserts")
"""The stances of others in the order in which they are told."""
UNCOUNTED = (
    "forecast",
    "assessment",
    "reported by itself as a public act",
    "doubted or not confirmable for others",
    "also asserted by another origin",
    "judged likely by others",
    "without any response",
)
"""What is known of a claim that no track record counts; the first that holds is told."""

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Response:
    """The sources that take one stance on a claim of another, by the names of the record."""

    stance: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ProfileClaim:
    """A claim on which the source takes a stance, with its figure, its day and others' answers."""

    claim_id: str
    title: str
    status: str
    stance: str
    figure: str
    said: str
    responses: tuple[Response, ...]


@dataclass(frozen=True)
class TrackRecord:
    """How the claims stand that can be checked; the number of the others by what is known of them.

    A claim can be checked where it is confirmed because a source of another independence group
    confirms it or puts it on record, or contested because another source denies it.
    """

    confirmed: int
    contested: int
    uncounted: Mapping[str, int]

    @property
    def checked(self) -> int:
        """How many claims can be checked."""
        return self.confirmed + self.contested


@dataclass(frozen=True)
class SourceProfile:
    """All that the page of a source says beside its row of the record.

    ``stated`` are its own claims, ``on_others`` those of others on which it takes a stance; both
    in the order of a list, the most contested first. ``documents`` counts those that print its
    ``statements`` by who publishes them, ``evidence`` and ``hedges`` the statements by the evidence
    offered and by the words that soften them. ``period``: when it stated its claims, in words.
    """

    name: str
    stated: tuple[ProfileClaim, ...]
    on_others: tuple[ProfileClaim, ...]
    track: TrackRecord
    changes: tuple[ChangeOfMind, ...]
    statements: int
    documents: Mapping[str, int]
    evidence: Mapping[str, int]
    hedges: Mapping[str, int]
    period: str


def source_profile(
    source: Row, claims: pd.DataFrame, quotes: pd.DataFrame, figures: pd.DataFrame
) -> SourceProfile:
    """The profile of a row of ``sources``.

    ``claims``: rows of a ``CLAIMS_FRAME``, those on which it takes a stance. ``quotes`` and
    ``figures``: the ``QUOTES_FRAME`` and the ``FIGURES_FRAME`` about them.
    """
    is_own = quotes["source_id"] == source["source_id"]
    said, current = quotes[is_own], quotes["current"] == 1
    own_figures = figures[figures["source_id"] == source["source_id"]]
    now, answers = _by_claim(quotes[is_own & current]), _by_claim(quotes[~is_own & current])
    numbers = _by_claim(own_figures[own_figures["current"] == 1])
    known = [each for each in claims.to_dict("records") if each["claim_id"] in now]
    rows = sorted((_claim(each, now, numbers, answers) for each in known), key=_rank)
    states = {claim_id for claim_id, own in now.items() if _any(own, *ORIGINATING)}
    stated = tuple(each for each in rows if each.claim_id in states)
    printed = said.drop_duplicates("document_id")
    titles = dict(zip(claims["claim_id"], claims["title"], strict=True))
    return SourceProfile(
        name=str(source["name"]),
        stated=stated,
        on_others=tuple(each for each in rows if each.claim_id not in states),
        track=_track_record(stated, now, answers, str(source["independence_group"])),
        changes=tuple(changes_of_mind(said, own_figures, titles)),
        statements=len(said),
        documents=_counts(map(_published_by, printed.to_dict("records"))),
        evidence=_counts(each for each in said["evidence"] if each != "none"),
        hedges=_counts(filter(None, said["hedge"])),
        period=_period([row for each in stated for row in now[each.claim_id]]),
    )


def _by_claim(rows: pd.DataFrame) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows.to_dict("records"):
        found[str(row["claim_id"])].append(row)
    return dict(found)


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())


def _published_by(quote: Row) -> str:
    wire = f" via {quote['wire']}" if quote["wire"] else ""
    return f"{quote['publisher']}{wire}"


def _rank(claim: ProfileClaim) -> tuple[object, ...]:
    answered = -sum(len(each.sources) for each in claim.responses)
    return ORDER.index(claim.status), not claim.figure, answered, claim.title, claim.claim_id


def _claim(
    claim: Row,
    own: Mapping[str, Sequence[Row]],
    figures: Mapping[str, Sequence[Row]],
    answers: Mapping[str, Sequence[Row]],
) -> ProfileClaim:
    claim_id = str(claim["claim_id"])
    return ProfileClaim(
        claim_id=claim_id,
        title=str(claim["title"]),
        status=str(claim["status"]),
        stance=" and ".join(dict.fromkeys(str(row["stance"]) for row in own[claim_id])),
        figure=short_figures(figures.get(claim_id, ())),
        said=str(own[claim_id][-1]["said"]),
        responses=tuple(_responses(answers.get(claim_id, ()))),
    )


def _responses(rows: Sequence[Row]) -> Iterator[Response]:
    for stance in ANSWERS:
        names = dict.fromkeys(str(row["source"]) for row in rows if row["stance"] == stance)
        if names:
            yield Response(stance, tuple(names))


def _track_record(
    stated: Iterable[ProfileClaim],
    own: Mapping[str, Sequence[Row]],
    answers: Mapping[str, Sequence[Row]],
    group: str,
) -> TrackRecord:
    outcomes = Counter(
        _outcome(each, own[each.claim_id], answers.get(each.claim_id, ()), group) for each in stated
    )
    uncounted = {why: outcomes[why] for why in UNCOUNTED if outcomes[why]}
    return TrackRecord(outcomes["confirmed"], outcomes["contested"], uncounted)


def _outcome(claim: ProfileClaim, own: Sequence[Row], others: Sequence[Row], group: str) -> str:
    """``confirmed``, ``contested``, or why the claim is not counted."""
    elsewhere = [row for row in others if row["independence_group"] != group]
    if claim.status in ("forecast", "assessment"):
        return claim.status
    if claim.status == "confirmed" and _any(elsewhere, "confirms", "on record"):
        return "confirmed"
    if claim.status == "contested" and _any(others, "denies"):
        return "contested"
    whys = (
        _any(own, "on record"),
        _any(others, *RESERVING),
        _any(elsewhere, *ORIGINATING),
        _any(others, "finds likely"),
        True,
    )
    return next(why for why, holds in zip(UNCOUNTED[2:], whys, strict=True) if holds)


def _any(rows: Iterable[Row], *stances: str) -> bool:
    return any(row["stance"] in stances for row in rows)


def _period(rows: Iterable[Row]) -> str:
    """``on 18 Oct 2024``, ``between Oct 2024 and 27 Apr 2025``, ``by 17 Oct 2024``."""
    ordered = sorted(rows, key=lambda row: row["said_on"])
    if not ordered:
        return ""
    if any(row["said_precision"] == "unknown" for row in ordered):
        return f"by {day_words(ordered[-1]['said_on'])}"
    first, last = (str(row["said"]) for row in (ordered[0], ordered[-1]))
    if first != last:
        return f"between {first} and {last}"
    return f"{'on' if ordered[-1]['said_precision'] == 'day' else 'in'} {last}"
