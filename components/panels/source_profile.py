"""The page of one source: what it states, who answers, how much can be checked, what it revised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.bidi import isolated
from claimscope.formatting import NamesInTurn, count_noun, listed, short_name
from claimscope.record.frames import origin_names, source_names, to_pandas
from claimscope.record.model import RELIABILITY
from claimscope.views.changes_of_mind import ChangeOfMind, Statement
from claimscope.views.filters import without
from claimscope.views.judgements import with_judgements
from claimscope.views.read_model import Neighbours, neighbours_in
from claimscope.views.selection import Selection
from claimscope.views.source_profile import ProfileClaim, Response, SourceProfile
from claimscope.views.source_strip import Strip
from claimscope.views.source_summary import source_summary, track_words
from claimscope.views.view import View
from components.cache.store import load_row_history
from components.cache.views import load_source_page, load_sources
from components.editing.edit import show_correction
from components.editing.judgement import show_own_call
from components.editing.merging import show_merging
from components.filters.header import counted_words, show_page_head
from components.navigation import PAGES, page_path
from components.panels.notices import show_nothing_found
from components.state import open_claims, open_on, open_words, set_url_values, url_value
from components.state.url import FIND, PICKED, PROFILE
from components.web.parts import mount, status_mark
from components.web.style import name_tab

MOST_CLAIMS, MOST_ON_OTHERS, MOST_CHANGES, MOST_MEMBERS = 20, 10, 6, 12
"""How much of each list is shown; the Claims page has all of it."""
MOST_FACTS, MOST_NAMES = 4, 3

Row = Mapping[Any, Any]


def open_source(view: View) -> Row | None:
    """The row of the source whose page the address asks for, with its ``judgements``; None where it
    asks for the list. A source that the record does not have leaves the address.
    """
    asked = url_value(PROFILE)
    if not asked:
        return None
    sources = with_judgements(to_pandas(view.case.sources), view.case, "source_id")
    found = sources[sources["source_id"] == asked].to_dict("records")
    if not found:
        set_url_values(PROFILE, [])
        name_tab(PAGES["sources"].title, view.case.title)
        st.text(f"Not in this record, so left out: {PROFILE}={asked}")
        return None
    return found[0]


def of_source(view: View, source_id: str) -> View:
    """The claims of the view on which the source takes a stance, whichever source was chosen."""
    any_source = _of_any_source(view)
    picks = (*any_source.selections, Selection("source", (source_id,)))
    return View(view.case, any_source.base_filters, picks)


def _of_any_source(view: View) -> View:
    return View(view.case, without(view.base_filters, "sources"), view.without("source").selections)


def show_source_part(view: View, source: Row, order: Sequence[str]) -> None:
    """The page of ``source``; ``order`` are the ids of the list, for the way to the next one."""
    name_tab(short_name(source["name"]), view.case.title)
    source_id = str(source["source_id"])
    part = of_source(view, source_id)
    page = load_source_page(part, source_id)
    profile = page.profile
    _show_way(source_id, order)
    headline = {
        "title": profile.name,
        "size": str(source["kind"]),
        "summary": source_summary(profile),
        "shown": counted_words(part),
    }
    show_page_head(_of_any_source(view), headline, part)
    if not (profile.stated or profile.on_others):
        show_nothing_found(f"claim of {profile.name}", _of_any_source(view).effective_filters)
    data = {
        **_beside(view, source, profile),
        "track": _track(profile),
        "strip": _strip(page.strip) if page.strip else None,
        "changes": _changes(profile.changes),
        "tables": _tables(view, profile),
    }
    asked = mount("source_profile", data, key="source", act=_act)
    show_own_call(view.case, "source_id", {source_id: profile.name})
    show_correction(
        view.case,
        lambda: load_row_history(view.case, ("sources", source_id)),
        f"source:{source_id}",
    )
    show_merging(view.case, "source", {source_id: profile.name})
    if asked == ALL_CLAIMS:
        _open_claims(source_id)


def beside_in_profile(part: View, source: Row, claim_id: str) -> Neighbours | None:
    """Where a claim of :func:`of_source` stands on the page of the source."""
    profile = load_source_page(part, str(source["source_id"])).profile
    ids = [each.claim_id for each in (*profile.stated, *profile.on_others)]
    return neighbours_in(ids, claim_id)


ALL_CLAIMS = "all"
"""The answer of the page that asks for the Claims page, narrowed to the source."""


def _act(answer: str) -> None:
    """Open the evidence of a claim, another source, or the list of those of an origin; what else is
    asked is left alone.
    """
    kind, _, name = answer.partition(":")
    if kind == "claim":
        open_words(answer)
    elif kind == "source":
        _go_to(name)
    elif kind == "origin":
        _go_to("")
        set_url_values(FIND, [name])


def _go_to(source_id: str) -> None:
    set_url_values(PROFILE, [source_id] if source_id else [])


def _open_claims(source_id: str) -> None:
    open_on(PAGES["claims"].title, {PICKED["source"]: [source_id]})
    st.switch_page(page_path("claims"))


def _show_way(source_id: str, order: Sequence[str]) -> None:
    """The way back to the list, and to the source before and after in it."""
    way = st.container(key="source-way", horizontal=True, vertical_alignment="center", gap="small")
    way.button(
        "All sources", icon=":material/arrow_back:", type="tertiary", on_click=_go_to, args=("",)
    )
    at = order.index(source_id) if source_id in order else None
    place = f"{at + 1:,} of {count_noun(len(order), 'source')}" if at is not None else ""
    way.html(f'<span class="size">{place}</span>', width="stretch")
    for label, icon, step in STEPS:
        there = at is not None and 0 <= at + step < len(order)
        name = order[at + step] if at is not None and there else ""
        way.button(label, icon=icon, disabled=not there, on_click=_go_to, args=(name,))


STEPS = (
    ("Previous source", ":material/arrow_upward:", -1),
    ("Next source", ":material/arrow_downward:", 1),
)
"""The buttons from source to source: label, icon and direction."""


def _beside(view: View, source: Row, profile: SourceProfile) -> dict[str, Any]:
    """What stands beside the claims: the rating, the origin and its members, what is counted."""
    letter = str(source["reliability"])
    group = str(source["independence_group"])
    return {
        "letter": letter,
        "reliable": RELIABILITY[letter],
        "basis": source["reliability_basis"],
        "judgements": list(source["judgements"]),
        "origin": origin_names(view.case)[group],
        **_members(view, group, str(source["source_id"])),
        "facts": list(_facts(profile)),
    }


def _members(view: View, group: str, source_id: str) -> dict[str, Any]:
    """The sources of an independence group, those with most claims first."""
    shown = load_sources(_of_any_source(view)).set_index("source_id")["claims"]
    sources = to_pandas(view.case.sources)
    rows = sources[sources["independence_group"] == group].to_dict("records")
    counts = {str(row["source_id"]): int(shown.get(row["source_id"], 0)) for row in rows}
    rows.sort(key=lambda row: (-counts[str(row["source_id"])], str(row["name"])))
    members = [
        {
            "pick": f"source:{row['source_id']}",
            "name": row["name"],
            "claims": count_noun(counts[str(row["source_id"])], "claim"),
            "current": row["source_id"] == source_id,
        }
        for row in rows[:MOST_MEMBERS]
    ]
    return {"members": members, "more_members": max(len(rows) - MOST_MEMBERS, 0)}


def _facts(profile: SourceProfile) -> Iterable[tuple[str, str]]:
    """What the record has of the source, as names and words; what it has nothing of is left out."""
    claims = len(profile.stated) + len(profile.on_others)
    if profile.statements:
        yield "Statements", f"{profile.statements:,}, on {count_noun(claims, 'claim')}"
    if profile.documents:
        yield "Documents", _some(profile.documents, "{}")
    if profile.evidence:
        yield "Evidence", ", ".join(f"{kind} {count}" for kind, count in profile.evidence.items())
    if profile.hedges:
        yield "Hedged", _some(profile.hedges, "“{}”")


def _some(counts: Mapping[str, int], form: str) -> str:
    """``5: “likely”, “expected” and 3 more``: how many in all, and what is most common."""
    words = [form.format(each) for each in [*counts][:MOST_FACTS]]
    more = len(counts) - len(words)
    return f"{sum(counts.values()):,}: {', '.join(words)}{f' and {more} more' if more else ''}"


def _track(profile: SourceProfile) -> dict[str, Any]:
    track = profile.track
    parts = [("confirmed", track.confirmed), ("contested", track.contested)]
    noted = ", ".join(
        count_noun(count, why) if why in ("forecast", "assessment") else f"{count} {why}"
        for why, count in track.uncounted.items()
    )
    return {
        "words": track_words(track) if profile.stated else "",
        "parts": [
            {"status": status_mark(status), "count": count} for status, count in parts if count
        ],
        "note": f"Not counted: {noted}." if noted else "",
    }


def _strip(strip: Strip) -> dict[str, Any]:
    rows = [
        {
            "who": short_name(row.who),
            "name": row.who,
            "points": [
                {"at": at, "count": count, "words": f"{strip.columns[at]}: {row.words[at]}"}
                for at, count in row.counts.items()
            ],
        }
        for row in strip.rows
    ]
    return {"columns": list(strip.columns), "rows": rows}


def _changes(changes: Sequence[ChangeOfMind]) -> dict[str, Any]:
    shown = [
        {
            "pick": f"claim:{change.claim_id}",
            "title": change.title,
            "kind": change.kind,
            "statements": [_statement(each) for each in (change.before, change.after)],
        }
        for change in changes[:MOST_CHANGES]
    ]
    return {"shown": shown, "more": max(len(changes) - MOST_CHANGES, 0)}


def _statement(statement: Statement) -> dict[str, str]:
    return {"said": statement.said, "words": statement.words, "quote": statement.quote}


def _tables(view: View, profile: SourceProfile) -> list[dict[str, Any]]:
    """The claims that it states and those of others; a name is in full where it comes first."""
    names = NamesInTurn(source_names(view.case).values())
    return [
        _table("Claims", "Responses by others", profile.stated, MOST_CLAIMS, names),
        _table("Stances on others’ claims", "Others", profile.on_others, MOST_ON_OTHERS, names),
    ]


def _table(
    title: str, responses: str, held: Sequence[ProfileClaim], most: int, names: NamesInTurn
) -> dict[str, Any]:
    claims, more = held[:most], max(len(held) - most, 0)
    opened = open_claims()
    return {
        "title": title,
        "count": f"{most:,} of {len(held):,}" if more else f"{len(held):,}",
        "more": f"{more:,} more" if more else "",
        "responses": responses,
        "stances": len({claim.stance for claim in claims}) > 1,
        "figures": any(claim.figure for claim in claims),
        "claims": [
            {
                "pick": f"claim:{claim.claim_id}",
                "title": claim.title,
                "status": status_mark(claim.status),
                "stance": claim.stance,
                "figure": claim.figure,
                "said": claim.said,
                "responses": [_response(each, names) for each in claim.responses],
                "current": claim.claim_id in opened,
            }
            for claim in claims
        ],
    }


def _response(response: Response, names: NamesInTurn) -> dict[str, str]:
    """``NATO cannot confirm``: who takes a stance on the claim."""
    verb = VERBS.get(response.stance, (response.stance,) * 2)[len(response.sources) > 1]
    others = len(response.sources) - MOST_NAMES
    some = [isolated(names.of(name)) for name in response.sources[:MOST_NAMES]]
    more = [count_noun(others, "other")] if others > 0 else []
    return {
        "symbol": STANCE_SYMBOLS[response.stance],
        "words": f"{listed([*some, *more])} {verb}",
        "all": f"{listed(map(isolated, response.sources))} {verb}",
    }


VERBS = {
    "denies": ("denies", "deny"),
    "doubts": ("doubts", "doubt"),
    "confirms": ("confirms", "confirm"),
    "on record": ("puts it on record", "put it on record"),
    "finds likely": ("finds it likely", "find it likely"),
    "asserts": ("asserts it", "assert it"),
}
"""What one source and several do that take a stance on the claim of another."""
