"""Claims as a list leads with them: by status and, within one, by the reason that they share.

The most contested comes first. A list that has room for some only shows the first of each group
and says how many more there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import competing_claims
from claimscope.assessment.status import ORIGINATING
from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.bidi import isolated
from claimscope.formatting import NO_DATE, listed, short_name
from claimscope.record.frames import row_dicts
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.figure_words import short_figures, vague_word

ORDER = ("contested", "unconfirmed", "corroborated", "confirmed", "forecast", "assessment")
"""The statuses in the order of a list: what is disputed leads."""
AT_FIRST = {"contested": 4, "unconfirmed": 6, "corroborated": 2, "confirmed": 5, "forecast": 2}
"""How many rows of a status are shown where others need the room too."""
LINES_OF_STATUS, LINES_OF_REASON = 1.35, 0.75
"""How high the heading of a status and the words of a reason are, in lines for a claim."""
NAMED = 2
OTHERS = ("finds likely", "denies", "cannot confirm", "doubts")
"""The stances that are marked beside those who state a claim."""

RANKED_COLUMNS = [
    *("claim_id", "title", "status", "stances", "origins", "on_record", "refusals", "doubts"),
]
CLAIM_COLUMNS = [*RANKED_COLUMNS, "event", "reason", "judgements"]
STANCE_COLUMNS = ["claim_id", "source", "stance", "quote"]
FIGURE_COLUMNS = ["claim_id", "low", "high", "qualifier", "wording"]
"""What a line is made of: the columns of each frame."""

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class ClaimLine:
    """One claim as a line: who states it, who does not believe it, its figure in short, and why it
    has its status.
    """

    claim_id: str
    title: str
    who: str
    figure: str
    reason: str
    quote: str
    judgements: tuple[str, ...]


@dataclass(frozen=True)
class ReasonGroup:
    """Claims of one status for one reason, which ``words`` say once; ``count`` is of all of them,
    ``lines`` of those shown.
    """

    words: str
    count: int
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class StatusGroup:
    """The claims of one status; ``words`` say what it means here."""

    status: str
    count: int
    words: str
    groups: tuple[ReasonGroup, ...]

    @property
    def shown(self) -> int:
        """How many of its claims are lines."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True)
class Evidence:
    """What a line says beside the title, by claim."""

    stances: Mapping[str, list[Row]]
    figures: Mapping[str, list[Row]]

    def of(self, claim: Row, kinds: Iterable[str]) -> list[str]:
        """The short names of the sources that take one of these stances on a claim."""
        taking = [
            each for each in self.stances.get(claim["claim_id"], ()) if each["stance"] in kinds
        ]
        return list(dict.fromkeys(isolated(short_name(each["source"])) for each in taking))

    def who(self, claim: Row, *, unnamed: str = "") -> str:
        """``NIS``, ``NIS; NATO ?``, ``Seoul, AFP +1; Kyiv ▼``: who states a claim, and what others
        say of it; those whom the words ``unnamed`` name are left out of the others.
        """
        parts = [_some(self.of(claim, ORIGINATING), "")]
        for stance in OTHERS:
            others = [name for name in self.of(claim, (stance,)) if name not in unnamed]
            parts.append(_some(others, f" {STANCE_SYMBOLS[stance]}"))
        return "; ".join(filter(None, parts))


def evidence_of(
    stances: pd.DataFrame, figures: pd.DataFrame, claim_ids: Collection[str] | None = None
) -> Evidence:
    """What is said of these claims, or of all, in a ``STANCES_FRAME`` and a ``FIGURES_FRAME``."""
    current = figures[figures["current"] == 1]
    return Evidence(
        _by_claim(stances, STANCE_COLUMNS, claim_ids), _by_claim(current, FIGURE_COLUMNS, claim_ids)
    )


@dataclass(frozen=True)
class GroupFacts:
    """How many claims each group has, and what the words over the groups are made of.

    ``counts``: the number of claims by status and key of :data:`REASONS`, in the order of the
    list. ``competing``: the quantities of which unconfirmed claims have competing figures, in the
    order of those claims in their frame. ``refusing``: the names of the sources that cannot
    confirm claims for which that is the reason, ``reporting`` of those that put confirmed ones on
    record. ``origins``: the different numbers of origins that corroborated claims have, the least
    first. ``all_on_record``: whether every confirmed claim is a public act on record.
    """

    counts: Mapping[tuple[str, str], int]
    competing: Sequence[str]
    refusing: Sequence[str]
    origins: Sequence[int]
    reporting: Sequence[str]
    all_on_record: bool

    def of(self, status: str) -> dict[str, int]:
        """The number of claims of one status by the key of the reason."""
        return {reason: number for (own, reason), number in self.counts.items() if own == status}

    @property
    def statuses(self) -> dict[str, int]:
        """The number of claims by status."""
        return {status: sum(self.of(status).values()) for status, _ in self.counts}

    def words(self, reason: str) -> str:
        """What stands over the claims of one reason; empty where nothing does."""
        return REASONS[reason](self)


def claim_groups(
    claims: pd.DataFrame,
    stances: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    room: int | None = None,
    whole: Iterable[str] = (),
) -> list[StatusGroup]:
    """The claims of a ``CLAIMS_FRAME``, with their ``STANCES_FRAME`` and ``FIGURES_FRAME``.

    ``room``: how many lines there are, those of headings among them; None for as many as it takes.
    The statuses named in ``whole`` are shown to the last claim, as far as :data:`LIST_ROWS` of
    them go. Only of claims that are shown are the words made.
    """
    reasoned = _reasoned(claims, stances, figures)
    ordered = sorted(reasoned, key=_place_in_list)
    facts = _facts(reasoned, ordered, stances)
    first: dict[tuple[str, str], list[str]] = {group: [] for group in facts.counts}
    for each in ordered:
        first[each["status"], each["reason_key"]].append(each["claim_id"])
    shown = lines_shown(facts, room, whole)
    kept = {group: own[: shown[group]] for group, own in first.items()}
    return groups_of(facts, kept, claims, stances, figures)


def lines_shown(
    facts: GroupFacts, room: int | None, whole: Iterable[str]
) -> dict[tuple[str, str], int]:
    """How many claims of each status and reason are lines: see :func:`claim_groups`."""
    counts = facts.statuses
    shown = counts if room is None else _shares(counts, room - _headings(facts))
    shown = {**shown, **{each: min(counts[each], LIST_ROWS) for each in whole if each in counts}}
    return {
        (status, reason): number
        for status in counts
        for reason, number in _spread(facts.of(status), shown[status]).items()
    }


def groups_of(
    facts: GroupFacts,
    shown: Mapping[tuple[str, str], Sequence[str]],
    claims: pd.DataFrame,
    stances: pd.DataFrame,
    figures: pd.DataFrame,
) -> list[StatusGroup]:
    """The groups with the claims ``shown`` of each status and reason, by their ids.

    The frames hold at least what is said of those.
    """
    ids = {claim_id for own in shown.values() for claim_id in own}
    evidence = evidence_of(stances, figures, ids)
    rows = {row["claim_id"]: row for row in row_dicts(claims, CLAIM_COLUMNS, ids)}
    return [
        StatusGroup(
            status=status,
            count=count,
            words=STATUS_WORDS[status](facts),
            groups=tuple(
                ReasonGroup(
                    words=facts.words(reason),
                    count=number,
                    lines=tuple(
                        _line(rows[claim_id], evidence, facts.words(reason))
                        for claim_id in shown[status, reason]
                    ),
                )
                for reason, number in facts.of(status).items()
            ),
        )
        for status, count in facts.statuses.items()
    ]


def claim_order(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> list[str]:
    """The ids of all claims in the order of the list."""
    reasoned = _reasoned(claims, stances, figures)
    return [each["claim_id"] for each in sorted(reasoned, key=_place_in_list)]


def _reasoned(
    claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame
) -> list[dict[str, Any]]:
    """The claims in the order of their frame, each with what the list goes by.

    ``competing`` is the quantity of which it has a figure that competes with another's, None
    without; ``reason_key`` that of :data:`REASONS`, empty for the statuses that one reason stands
    beside; ``figured`` whether it has anything like a figure and ``numbered`` whether a number.
    """
    current = figures[figures["current"] == 1]
    wordings = dict.fromkeys(current["wording"])
    numbers = {each for each in wordings if not vague_word(str(each))}
    words = zip(current["claim_id"], current["wording"], strict=True)
    numbered = {claim_id for claim_id, wording in words if wording in numbers}
    figured = set(current["claim_id"])
    competing = competing_claims(current) if "unconfirmed" in set(claims["status"]) else {}
    likely = set(stances["claim_id"][stances["stance"] == "finds likely"])
    rows = row_dicts(claims, RANKED_COLUMNS)
    for row in rows:
        claim_id = row["claim_id"]
        row["competing"] = competing.get(claim_id)
        row["reason_key"] = _reason_key(row, likely=claim_id in likely)
        row["figured"], row["numbered"] = claim_id in figured, claim_id in numbered
    return rows


def _place_in_list(claim: Row) -> tuple[Any, ...]:
    """By what the list is sorted."""
    return (
        STATUS_PLACES[claim["status"]],
        REASON_PLACES[claim["reason_key"]],
        not claim["numbered"],
        not claim["figured"],
        -claim["stances"],
        claim["title"],
    )


def _reason_key(claim: Row, *, likely: bool) -> str:
    """Why an unconfirmed claim is that, as a key of :data:`REASONS`."""
    if claim["status"] != "unconfirmed":
        return ""
    if claim["competing"]:
        return "competing"
    if claim["refusals"]:
        return "refused"
    if claim["doubts"]:
        return "doubted"
    if claim["stances"] < 2:
        return "alone"
    return "likely" if likely else "one"


def _facts(reasoned: Sequence[Row], ordered: Sequence[Row], stances: pd.DataFrame) -> GroupFacts:
    """What is told of claims in the order of their frame and in that of the list, given their
    ``STANCES_FRAME``.
    """
    by_status: dict[str, list[Row]] = {status: [] for status in ORDER}
    for each in reasoned:
        by_status[each["status"]].append(each)
    unconfirmed, confirmed = by_status["unconfirmed"], by_status["confirmed"]
    refused = [each for each in unconfirmed if each["reason_key"] == "refused"]
    return GroupFacts(
        counts=Counter((each["status"], each["reason_key"]) for each in ordered),
        competing=list(dict.fromkeys(filter(None, (each["competing"] for each in unconfirmed)))),
        refusing=_taking(refused, stances, "cannot confirm"),
        origins=sorted({each["origins"] for each in by_status["corroborated"]}),
        reporting=_taking(confirmed, stances, "on record"),
        all_on_record=all(each["on_record"] for each in confirmed),
    )


def _taking(claims: Sequence[Row], stances: pd.DataFrame, stance: str) -> list[str]:
    """The names of those who take a stance on any of these claims."""
    ids = {each["claim_id"] for each in claims}
    rows = zip(*(stances[name] for name in ("claim_id", "stance", "source")), strict=True)
    taken = (source for claim_id, taking, source in rows if taking == stance and claim_id in ids)
    return list(dict.fromkeys(taken))


def _headings(facts: GroupFacts) -> int:
    """The room that the headings of these statuses and the words of their reasons take."""
    told = sum(bool(facts.words(reason)) for _, reason in facts.counts)
    return ceil(LINES_OF_STATUS * len(facts.statuses) + LINES_OF_REASON * told)


def _shares(counts: Mapping[str, int], room: int) -> dict[str, int]:
    """How many lines each status gets: what :data:`AT_FIRST` allows, then what is left over; at
    least one each of those that it allows any.
    """
    shares = {status: min(count, AT_FIRST.get(status, 0)) for status, count in counts.items()}
    for status in reversed(shares):
        over = max(sum(shares.values()) - room, 0)
        shares[status] = max(shares[status] - over, min(shares[status], 1))
    for status, count in counts.items():
        left = max(room - sum(shares.values()), 0)
        shares[status] += min(left, count - shares[status])
    return shares


def _by_claim(
    rows: pd.DataFrame, columns: Sequence[str], claim_ids: Collection[str] | None
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in row_dicts(rows, columns, claim_ids):
        found.setdefault(row["claim_id"], []).append(row)
    return found


def _spread(counts: Mapping[str, int], shown: int) -> dict[str, int]:
    """The lines of a status among its reasons: one to each in turn, from the first on."""
    shares = dict.fromkeys(counts, 0)
    while shown and any(share < counts[reason] for reason, share in shares.items()):
        for reason, count in counts.items():
            if shown and shares[reason] < count:
                shares[reason] += 1
                shown -= 1
    return shares


def _line(claim: Row, evidence: Evidence, reason: str) -> ClaimLine:
    claim_id = str(claim["claim_id"])
    stances = evidence.stances.get(claim_id, [])
    return ClaimLine(
        claim_id=claim_id,
        title=str(claim["title"]),
        who=_who(claim, evidence, reason),
        figure=short_figures(evidence.figures.get(claim_id, ())),
        reason=str(claim["reason"]),
        quote=str(stances[0]["quote"]) if stances else "",
        judgements=tuple(claim["judgements"]),
    )


def _who(claim: Row, evidence: Evidence, reason: str) -> str:
    """Who says what of it; the day of a public act on record."""
    if claim["status"] == "confirmed" and claim["on_record"] and claim["event"] != NO_DATE:
        return str(claim["event"])
    return evidence.who(claim, unnamed=reason)


def _some(names: Sequence[str], sign: str) -> str:
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}{sign}" if names else ""


def _competing(facts: GroupFacts) -> str:
    counted = [each for each in facts.competing if each != "other"]
    others = ["other things"] if "other" in facts.competing else []
    return f"Competing figures: {listed([*counted, *others])}"


def _refused(facts: GroupFacts) -> str:
    refusing = _short(facts.refusing)
    who = listed(sorted(refusing)) if len(refusing) <= NAMED else "somebody"
    return f"One origin, and {who} cannot confirm"


def _short(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(isolated(short_name(name)) for name in names))


REASONS: Mapping[str, Callable[[GroupFacts], str]] = {
    "": lambda _: "",
    "competing": _competing,
    "refused": _refused,
    "doubted": lambda _: "Somebody doubts it",
    "likely": lambda _: "One origin, and others judge it likely",
    "alone": lambda _: "One source, nobody else has commented",
    "one": lambda _: "One origin",
}
"""Why claims are unconfirmed, in the order of the list, each with the words that say it of such
claims.
"""
STATUS_PLACES = {status: place for place, status in enumerate(ORDER)}
REASON_PLACES = {reason: place for place, reason in enumerate(REASONS)}


def _corroborated(facts: GroupFacts) -> str:
    least, *others = facts.origins
    return f"{least}{' or more' if others else ''} independent origins"


def _confirmed(facts: GroupFacts) -> str:
    if not facts.all_on_record:
        return "on record, or confirmed by another origin"
    reporting = _short(facts.reporting)
    by = f", reported by {reporting[0]}" if len(reporting) == 1 else ""
    acts = "public act" if facts.statuses["confirmed"] == 1 else "public acts"
    return f"{acts} on record{by}"


STATUS_WORDS: Mapping[str, Callable[[GroupFacts], str]] = {
    "contested": lambda _: "somebody denies it",
    "unconfirmed": lambda _: "",
    "corroborated": _corroborated,
    "confirmed": _confirmed,
    "forecast": lambda _: "not yet checkable",
    "assessment": lambda _: "judgements and motives",
}
"""What stands beside a status and its count."""
