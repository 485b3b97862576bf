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
from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.bidi import isolated
from claimscope.formatting import NO_DATE, listed, short_name
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


def evidence_of(stances: pd.DataFrame, figures: pd.DataFrame) -> Evidence:
    """What is said of the claims of a ``STANCES_FRAME`` and a ``FIGURES_FRAME``."""
    current = figures[figures["current"] == 1]
    return Evidence(_by_claim(stances[STANCE_COLUMNS]), _by_claim(current[FIGURE_COLUMNS]))


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
    listed_claims = _ordered(claims, stances, figures)
    reasons = {
        str(status): {str(reason): part for reason, part in own.groupby("reason_key", sort=False)}
        for status, own in listed_claims.groupby("status", sort=False)
    }
    words = {status: _reason_words(own, stances) for status, own in reasons.items()}
    counts = {status: sum(map(len, own.values())) for status, own in reasons.items()}
    shown = counts if room is None else _shares(counts, room - _headings(words))
    shown = {**shown, **{each: min(counts[each], LIST_ROWS) for each in whole if each in counts}}
    lines = {status: _first_lines(own, shown[status]) for status, own in reasons.items()}
    ids = [each for own in lines.values() for part in own.values() for each in part["claim_id"]]
    evidence = evidence_of(stances[stances["claim_id"].isin(ids)], _of(figures, ids))
    claim_of = {row["claim_id"]: row for row in _of(listed_claims, ids).to_dict("records")}
    return [
        StatusGroup(
            status=status,
            count=counts[status],
            words=STATUS_WORDS[status](listed_claims, stances),
            groups=tuple(
                ReasonGroup(
                    words=words[status][reason],
                    count=len(part),
                    lines=tuple(
                        _line(claim_of[claim_id], evidence, words[status][reason])
                        for claim_id in lines[status][reason]["claim_id"]
                    ),
                )
                for reason, part in own.items()
            ),
        )
        for status, own in reasons.items()
    ]


def claim_order(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> list[str]:
    """The ids of all claims in the order of the list."""
    return _ordered(claims, stances, figures)["claim_id"].tolist()


def _ordered(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The claims in the order of the list: by status, reason, whether they have a number or
    anything like a figure, stances and title. ``competing`` is the quantity of which it has a
    figure that competes with another's, ``reason_key`` that of :data:`REASONS`, empty for the
    statuses that one reason stands beside.
    """
    current = figures[figures["current"] == 1]
    wordings = {each: not vague_word(str(each)) for each in current["wording"].unique()}
    numbers = current["claim_id"][current["wording"].map(wordings).astype(bool)]
    competing = competing_claims(current) if (claims["status"] == "unconfirmed").any() else {}
    keyed = claims[CLAIM_COLUMNS].assign(competing=claims["claim_id"].map(competing))
    keyed["reason_key"] = _reason_keys(keyed, stances)
    ranked = pd.DataFrame(
        {
            "status": keyed["status"].map({name: rank for rank, name in enumerate(ORDER)}),
            "reason": keyed["reason_key"].map({name: rank for rank, name in enumerate(REASONS)}),
            "unnumbered": ~keyed["claim_id"].isin(numbers),
            "without": ~keyed["claim_id"].isin(current["claim_id"]),
            "unspoken": -keyed["stances"],
            "title": keyed["title"],
        }
    )
    order = ranked.reset_index(drop=True).sort_values(list(ranked.columns), kind="stable").index
    return keyed.iloc[order]


def _reason_keys(claims: pd.DataFrame, stances: pd.DataFrame) -> pd.Series:
    """Why unconfirmed claims are that, as a key of :data:`REASONS`."""
    unconfirmed = claims["status"] == "unconfirmed"
    likely = stances["claim_id"][stances["stance"] == "finds likely"]
    several = claims["stances"] > 1
    keys = pd.Series("", index=claims.index, dtype=object)
    keys[unconfirmed] = "one"
    keys[unconfirmed & ~several] = "alone"
    keys[unconfirmed & several & claims["claim_id"].isin(likely)] = "likely"
    keys[unconfirmed & (claims["doubts"] > 0)] = "doubted"
    keys[unconfirmed & (claims["refusals"] > 0)] = "refused"
    keys[unconfirmed & claims["competing"].notna()] = "competing"
    return keys


def _of(rows: pd.DataFrame, claim_ids: Iterable[str]) -> pd.DataFrame:
    return rows[rows["claim_id"].isin(list(claim_ids))]


def _headings(words: Mapping[Any, Mapping[str, str]]) -> int:
    """The room that the headings of these statuses and the words of their reasons take."""
    told = sum(bool(each) for own in words.values() for each in own.values())
    return ceil(LINES_OF_STATUS * len(words) + LINES_OF_REASON * told)


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


def _first_lines(reasons: Mapping[str, pd.DataFrame], shown: int) -> dict[str, pd.DataFrame]:
    """The first claims of each reason, of a status that shows so many."""
    shares = _spread([len(part) for part in reasons.values()], shown)
    return {
        reason: part.head(share)
        for (reason, part), share in zip(reasons.items(), shares, strict=True)
    }


def _spread(counts: Sequence[int], shown: int) -> list[int]:
    """The lines of a status among its reasons: one to each in turn, from the first on."""
    shares = [0] * len(counts)
    while shown and any(share < count for share, count in zip(shares, counts, strict=True)):
        for at, count in enumerate(counts):
            if shown and shares[at] < count:
                shares[at] += 1
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


def _reason_words(reasons: Mapping[str, pd.DataFrame], stances: pd.DataFrame) -> dict[str, str]:
    """What stands over the claims of each reason of one status; empty where nothing does."""
    return {key: REASONS[key](part, stances) for key, part in reasons.items()}


def _competing(claims: pd.DataFrame, _: pd.DataFrame) -> str:
    # In the order of the frame that the claims come from, not of the list.
    counted = [each for each in claims.sort_index()["competing"].unique() if each != "other"]
    others = ["other things"] if "other" in set(claims["competing"]) else []
    return f"Competing figures: {listed([*counted, *others])}"


def _refused(claims: pd.DataFrame, stances: pd.DataFrame) -> str:
    refusing = _names(claims, stances, "cannot confirm")
    who = listed(sorted(refusing)) if len(refusing) <= NAMED else "somebody"
    return f"One origin, and {who} cannot confirm"


def _names(claims: pd.DataFrame, stances: pd.DataFrame, stance: str) -> list[str]:
    """The short names of those who take a stance on any of these claims."""
    taking = _of(stances[stances["stance"] == stance], claims["claim_id"])["source"].unique()
    return list(dict.fromkeys(isolated(short_name(name)) for name in taking))


REASONS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], str]] = {
    "": lambda *_: "",
    "competing": _competing,
    "refused": _refused,
    "doubted": lambda *_: "Somebody doubts it",
    "likely": lambda *_: "One origin, and others judge it likely",
    "alone": lambda *_: "One source, nobody else has commented",
    "one": lambda *_: "One origin",
}
"""Why claims are unconfirmed, in the order of the list, each with the words that say it of such
claims, given their stances.
"""


def _corroborated(claims: pd.DataFrame, _: pd.DataFrame) -> str:
    origins = claims["origins"][claims["status"] == "corroborated"]
    return f"{origins.min()}{'' if origins.nunique() == 1 else ' or more'} independent origins"


def _confirmed(claims: pd.DataFrame, stances: pd.DataFrame) -> str:
    confirmed = claims[claims["status"] == "confirmed"]
    if not confirmed["on_record"].all():
        return "on record, or confirmed by another origin"
    reporting = _names(confirmed, stances, "on record")
    by = f", reported by {reporting[0]}" if len(reporting) == 1 else ""
    return f"{'public act' if len(confirmed) == 1 else 'public acts'} on record{by}"


STATUS_WORDS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], str]] = {
    "contested": lambda *_: "somebody denies it",
    "unconfirmed": lambda *_: "",
    "corroborated": _corroborated,
    "confirmed": _confirmed,
    "forecast": lambda *_: "not yet checkable",
    "assessment": lambda *_: "judgements and motives",
}
"""What stands beside a status and its count."""
