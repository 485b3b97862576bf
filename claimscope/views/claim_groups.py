"""Claims as a list leads with them: by status and, within one, by the reason that they share.

The most contested comes first. A list that has room for some only shows the first of each group
and says how many more there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import competing_claims
from claimscope.assessment.status import ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import NO_DATE, listed, short_name
from claimscope.views.figure_words import short_figures, vague_word

ORDER = ("contested", "unconfirmed", "corroborated", "confirmed", "forecast", "assessment")
"""The statuses in the order of a list: what is disputed leads."""
AT_FIRST = {"contested": 4, "unconfirmed": 6, "corroborated": 2, "confirmed": 5, "forecast": 2}
"""How many rows of a status are shown where others need the room too."""
LINES_OF_STATUS, LINES_OF_REASON = 1.35, 0.75
"""How high the heading of a status and the words of a reason are, in lines for a claim."""
NAMED = 2
SAYS = {"denies": "✕", "cannot confirm": "?", "doubts": "?"}
"""How a source that does not believe a claim is marked beside those who state it."""

CLAIM_COLUMNS = [
    *("claim_id", "title", "status", "stances", "origins", "on_record", "refusals", "doubts"),
    *("event", "reason", "judgements"),
]
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
class _Evidence:
    """What a line says beside the title, by claim."""

    stances: Mapping[str, list[Row]]
    figures: Mapping[str, list[Row]]
    competing: Mapping[str, str]

    def of(self, claim: Row, kinds: Iterable[str]) -> list[str]:
        """The short names of the sources that take one of these stances on a claim."""
        taking = [
            each for each in self.stances.get(claim["claim_id"], ()) if each["stance"] in kinds
        ]
        return list(dict.fromkeys(isolated(short_name(each["source"])) for each in taking))


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
    The statuses named in ``whole`` are shown to the last claim.
    """
    current = figures[figures["current"] == 1]
    evidence = _Evidence(
        _by_claim(stances[STANCE_COLUMNS]),
        _by_claim(current[FIGURE_COLUMNS]),
        competing_claims(current),
    )
    rows = claims[CLAIM_COLUMNS].to_dict("records")
    parts = {status: [row for row in rows if row["status"] == status] for status in ORDER}
    reasons = {status: _reasons(status, part, evidence) for status, part in parts.items() if part}
    counts = {status: sum(map(len, each.values())) for status, each in reasons.items()}
    shown = counts if room is None else _shares(counts, room - _headings(reasons))
    shown = {**shown, **{status: counts[status] for status in whole if status in counts}}
    return [
        _status_group(status, each, evidence, shown[status]) for status, each in reasons.items()
    ]


def claim_order(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> list[str]:
    """The ids of all claims in the order of the list."""
    groups = claim_groups(claims, stances, figures)
    return [line.claim_id for group in groups for part in group.groups for line in part.lines]


def _headings(reasons: Mapping[str, Mapping[str, Sequence[Row]]]) -> int:
    """The room that the headings of these statuses and the words of their reasons take."""
    words = sum(bool(reason) for each in reasons.values() for reason in each)
    return ceil(LINES_OF_STATUS * len(reasons) + LINES_OF_REASON * words)


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


def _by_claim(rows: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(str(row["claim_id"]), []).append(row)
    return found


def _reasons(
    status: str, claims: Sequence[Row], evidence: _Evidence
) -> Mapping[str, Sequence[Row]]:
    """The claims of a status by reason; where one reason stands beside the status, under ""."""
    return _by_reason(claims, evidence) if status == "unconfirmed" else {"": claims}


def _status_group(
    status: str, reasons: Mapping[str, Sequence[Row]], evidence: _Evidence, shown: int
) -> StatusGroup:
    claims = [claim for each in reasons.values() for claim in each]
    shares = _spread([len(each) for each in reasons.values()], shown)
    groups = [
        ReasonGroup(reason, len(each), _lines(each, evidence, share, reason))
        for (reason, each), share in zip(reasons.items(), shares, strict=True)
    ]
    return StatusGroup(status, len(claims), STATUS_WORDS[status](claims, evidence), tuple(groups))


def _spread(counts: Sequence[int], shown: int) -> list[int]:
    """The lines of a status among its reasons: one to each in turn, from the first on."""
    shares = [0] * len(counts)
    while shown and any(share < count for share, count in zip(shares, counts, strict=True)):
        for at, count in enumerate(counts):
            if shown and shares[at] < count:
                shares[at] += 1
                shown -= 1
    return shares


def _lines(
    claims: Sequence[Row], evidence: _Evidence, most: int, reason: str
) -> tuple[ClaimLine, ...]:
    """The first lines of a reason; whom it names is not named again in each of them."""
    ranked = sorted(
        claims,
        key=lambda claim: (
            not any(map(_has_number, evidence.figures.get(claim["claim_id"], ()))),
            claim["claim_id"] not in evidence.figures,
            -claim["stances"],
            claim["title"],
        ),
    )
    return tuple(_line(claim, evidence, reason) for claim in ranked[:most])


def _has_number(figure: Row) -> bool:
    return not vague_word(str(figure["wording"]))


def _line(claim: Row, evidence: _Evidence, reason: str) -> ClaimLine:
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


def _who(claim: Row, evidence: _Evidence, reason: str) -> str:
    """``NIS``, ``NIS; NATO ?``, ``Seoul, AFP +1; Kyiv ✕``; the day of a public act on record."""
    if claim["status"] == "confirmed" and claim["on_record"] and claim["event"] != NO_DATE:
        return str(claim["event"])
    parts = [_some(evidence.of(claim, ORIGINATING), "")]
    for stance, sign in SAYS.items():
        others = [name for name in evidence.of(claim, (stance,)) if name not in reason]
        parts.append(_some(others, f" {sign}"))
    return "; ".join(filter(None, parts))


def _some(names: Sequence[str], sign: str) -> str:
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}{sign}" if names else ""


def _by_reason(claims: Sequence[Row], evidence: _Evidence) -> dict[str, list[Row]]:
    """Unconfirmed claims by why they are that, those with competing figures first."""
    refusing = {name for claim in claims for name in evidence.of(claim, ("cannot confirm",))}
    who = listed(sorted(refusing)) if len(refusing) <= NAMED else "somebody"
    found: dict[str, list[Row]] = {}
    for claim in claims:
        found.setdefault(_reason(claim, evidence), []).append(claim)
    words = {
        "competing": f"Competing figures: {_quantities(found.get('competing', ()), evidence)}",
        "refused": f"One origin, and {who} cannot confirm",
        "doubted": "Somebody doubts it",
        "likely": "One origin, and others judge it likely",
        "alone": "One source, nobody else has commented",
        "one": "One origin",
    }
    return {words[key]: found[key] for key in words if key in found}


def _reason(claim: Row, evidence: _Evidence) -> str:
    if claim["claim_id"] in evidence.competing:
        return "competing"
    if claim["refusals"]:
        return "refused"
    if claim["doubts"]:
        return "doubted"
    if evidence.of(claim, ("finds likely",)) and claim["stances"] > 1:
        return "likely"
    return "alone" if claim["stances"] == 1 else "one"


def _quantities(claims: Iterable[Row], evidence: _Evidence) -> str:
    return listed(dict.fromkeys(evidence.competing[claim["claim_id"]] for claim in claims))


def _corroborated(claims: Sequence[Row], _: _Evidence) -> str:
    origins = {int(claim["origins"]) for claim in claims}
    return f"{min(origins)}{'' if len(origins) == 1 else ' or more'} independent origins"


def _confirmed(claims: Sequence[Row], evidence: _Evidence) -> str:
    if not all(claim["on_record"] for claim in claims):
        return "on record, or confirmed by another origin"
    reporting = {name for claim in claims for name in evidence.of(claim, ("on record",))}
    by = f", reported by {next(iter(reporting))}" if len(reporting) == 1 else ""
    return f"{'public act' if len(claims) == 1 else 'public acts'} on record{by}"


STATUS_WORDS: Mapping[str, Callable[[Sequence[Row], _Evidence], str]] = {
    "contested": lambda *_: "somebody denies it",
    "unconfirmed": lambda *_: "",
    "corroborated": _corroborated,
    "confirmed": _confirmed,
    "forecast": lambda *_: "not yet checkable",
    "assessment": lambda *_: "judgements and motives",
}
"""What stands beside a status and its count."""
