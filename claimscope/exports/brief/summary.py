"""What a brief says before it shows anything: sentences counted out of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from claimscope.assessment.replay import RESERVING_STANCES
from claimscope.assessment.status import ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import listed, said_words, short_name
from claimscope.views.frames import status_counts

NAMED = 3
PLAIN = {
    "confirmed": "on record, or confirmed independently",
    "corroborated": "asserted by independent sources",
    "unconfirmed": "one origin, or not confirmable",
    "contested": "denied by at least one source",
    "forecast": "about the future, not yet checkable",
    "assessment": "a judgement, not a matter of record",
}


def headline(claims: pd.DataFrame) -> list[str]:
    """What is confirmed, what is not, and of what is not the claim that most speak of."""
    if claims.empty:
        return ["No claim of this case is shown by these filters."]
    confirmed = claims[claims["status"] == "confirmed"]
    return [_confirmed(confirmed, len(claims)), *_not_confirmed(claims)]


def who_stands_where(stances: pd.DataFrame) -> str:
    """Who states what is unconfirmed, and who keeps back belief, each with the most claims."""
    unconfirmed = stances[stances["status"] == "unconfirmed"]
    stating = _by_source(unconfirmed[unconfirmed["stance"].isin(ORIGINATING)])
    withholding = _by_source(stances[stances["stance"].isin(RESERVING_STANCES)])
    sentences = (
        f"Of the unconfirmed, {listed(f'{who} states {n}' for (who, _), n in stating)}.",
        f"{listed(f'{who} {stance} {n}' for (who, stance), n in withholding)} of the claims shown.",
    )
    kept = zip(sentences, (stating, withholding), strict=True)
    return " ".join(sentence for sentence, counts in kept if counts)


def basis(quotes: pd.DataFrame) -> str:
    """What the claims shown rest on: quotes, sources, groups, documents, days."""
    if quotes.empty:
        return ""
    counts = (
        _counted(len(quotes), "quote"),
        f"{_counted(quotes['source_id'].nunique(), 'source')} in "
        f"{_counted(quotes['independence_group'].nunique(), 'independent group')}",
        _counted(quotes["document_id"].nunique(), "document"),
        f"said {_days_said(quotes)}",
    )
    return " · ".join(counts)


def one_origin(quotes: pd.DataFrame) -> str:
    """The warning that goes with a record of a single document."""
    if quotes["document_id"].nunique() != 1:
        return ""
    return "All of it reached this record through one document; no other text stands against it."


def _by_source(stances: pd.DataFrame) -> list[tuple[tuple[str, str], int]]:
    pairs = zip(map(isolated, map(short_name, stances["source"])), stances["stance"], strict=True)
    return Counter(pairs).most_common(NAMED)


def _confirmed(confirmed: pd.DataFrame, shown: int) -> str:
    if confirmed.empty:
        return "Nothing of it is confirmed." if shown == 1 else f"None of the {shown} is confirmed."
    verb = "is" if len(confirmed) == 1 else "are"
    return f"{len(confirmed)} of {_counted(shown, 'claim')} {verb} confirmed: {_titles(confirmed)}."


def _titles(claims: pd.DataFrame) -> str:
    named = [f"“{isolated(title)}”" for title in claims["title"].head(NAMED)]
    more = len(claims) - len(named)
    return listed([*named, *([f"{more} more"] if more else [])])


def _not_confirmed(claims: pd.DataFrame) -> Iterator[str]:
    rest = claims[claims["status"] != "confirmed"]
    if rest.empty:
        return
    counts = status_counts(rest)
    words = listed(_of_status(count, status) for status, count in counts.items() if count)
    yield f"{len(rest)} {'is' if len(rest) == 1 else 'are'} not: {words}."
    checkable = rest[~rest["status"].isin(["forecast", "assessment"])]
    if len(checkable):
        ranked = checkable.sort_values("stances", ascending=False, kind="stable")
        most = ranked.to_dict("records")[0]
        title = isolated(most["title"])
        yield f"Most widely reported: “{title}”: {_lowered(most['reason'])}."


def _of_status(count: int, status: str) -> str:
    plural = "s" if count > 1 and status in ("forecast", "assessment") else ""
    return f"{count} {status}{plural}"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _days_said(quotes: pd.DataFrame) -> str:
    """From the first words to the last, no sharper than they are known."""
    first = quotes.sort_values("said_from", kind="stable").to_dict("records")[0]
    last = quotes.sort_values("said_on", kind="stable").to_dict("records")[-1]
    words = [said_words(each["said_on"], each["said_precision"]) for each in (first, last)]
    return " – ".join(dict.fromkeys(words))
