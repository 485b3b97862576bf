"""One candidate assertion as a card of fields: the words, who says them, the claim, the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.extraction import Figure, PlaceMention
from claimscope.extraction.places import place_named
from claimscope.formatting import distinct, qualifier_words
from claimscope.record.model import (
    ASPECTS,
    EVIDENCE,
    MODALITIES,
    PRECISIONS,
    QUALIFIERS,
    QUANTITIES,
    ROLES,
    STANCES,
    TOPICS,
)
from claimscope.resources.country_names import country_name
from claimscope.review import ANSWERING, ClaimMatch, Draft
from components.web.markdown_text import escape_markdown

OWN = "new claim"
OTHER = "other existing claim"
FIGURE_COLUMNS = ("low", "high", "qualifier", "quantity", "aspect", "unit", "wording")


def show_draft(
    draft: Draft,
    *,
    sources: Mapping[str, str],
    likely: Sequence[ClaimMatch],
    claims: Mapping[str, str],
    key: str,
) -> dict[str, Any]:
    """Draw the fields; the cells of the draft that now differ from it.

    ``claim`` is empty while another claim is to be named and none is yet.
    ``sources`` and ``claims`` are the names and titles of those the case has, by id; ``likely``
    are the claims that this may be about.
    """
    cells = {
        **_show_words(draft, sources, key),
        **_show_claim(draft, likely, claims, key),
        **_show_details(draft, key),
        "figures": _show_figures(draft, key),
        "places": _show_places(draft, key),
    }
    return {name: cell for name, cell in cells.items() if cell != getattr(draft, name)}


def _show_words(draft: Draft, sources: Mapping[str, str], key: str) -> dict[str, Any]:
    """The quote, who says it and how firmly."""
    quote = st.text_area("Quote (verbatim)", draft.quote, key=f"{key}:quote")
    who, how, when = st.columns([3, 2, 2])
    with who:
        source = _choose_source(draft, sources, key)
    stance = how.selectbox(
        "Stance",
        list(STANCES),
        list(STANCES).index(draft.stance) if draft.stance else None,
        placeholder="Choose",
        key=f"{key}:stance",
        help="\n".join(f"- **{stance}**: {words}" for stance, words in STANCES.items()),
    )
    said_on = when.date_input(
        "Said on",
        draft.said_on,
        min_value=date.min,
        max_value=date.max,
        format="YYYY-MM-DD",
        key=f"{key}:said",
    )
    return {"quote": quote, "stance": stance or "", "said_on": said_on or draft.said_on, **source}


def _choose_source(draft: Draft, sources: Mapping[str, str], key: str) -> dict[str, str]:
    """A source of the case, or one of a new name."""
    names = {name: source_id for source_id, name in sources.items()}
    new = [draft.source] if draft.source and not draft.source_id else []
    options = [*new, *names]
    at = sources.get(draft.source_id, draft.source)
    chosen = st.selectbox(
        "Source (new)" if new else "Source",
        options,
        options.index(at) if at else None,
        placeholder="Choose, or write a name",
        accept_new_options=True,
        key=f"{key}:source",
        help=f"The text names: {escape_markdown(draft.source)}" if draft.source_id else None,
    )
    if chosen is None or chosen == at:
        return {}
    return {"source_id": names.get(chosen, ""), "source": chosen}


def _show_claim(
    draft: Draft, likely: Sequence[ClaimMatch], claims: Mapping[str, str], key: str
) -> dict[str, Any]:
    """Which claim it is about: a likely one, any other of the case, or one of its own."""
    own = f"new:{draft.draft_id}"
    likenesses = {each.claim_id: each for each in likely}
    chosen_other = draft.claim not in (own, *likenesses)
    options = [*likenesses, OTHER, own]
    chosen = st.radio(
        "Matches an existing claim?",
        options,
        options.index(OTHER if chosen_other else draft.claim),
        format_func=distinct(
            {each: _claim_words(each, likenesses, own) for each in options}
        ).__getitem__,
        captions=[_because(likenesses.get(each)) for each in options],
        key=f"{key}:claim",
    )
    if chosen == own and draft.stance in ANSWERING:
        st.text(
            f"“{draft.stance.capitalize()}” answers a claim: choose that claim above, or write it "
            "below without the answer."
        )
    if chosen == own:
        return {"claim": own, **_show_own_claim(draft, key)}
    if chosen == OTHER:
        ids = list(claims)
        at = ids.index(draft.claim) if draft.claim in claims else None
        other = st.selectbox(
            "Which one",
            ids,
            at,
            format_func=lambda each: claims[each],
            placeholder="Type words of its title",
            key=f"{key}:other",
        )
        return {"claim": other or ""}
    return {"claim": chosen}


def _claim_words(option: str, likenesses: Mapping[str, ClaimMatch], own: str) -> str:
    if option == own:
        return OWN.capitalize()
    return escape_markdown(likenesses[option].title) if option in likenesses else OTHER.capitalize()


def _because(likeness: ClaimMatch | None) -> str:
    if likeness is None:
        return ""
    return escape_markdown(" · ".join(filter(None, (likeness.revises, likeness.because))))


def _show_own_claim(draft: Draft, key: str) -> dict[str, Any]:
    title = st.text_input("Title of the claim", draft.title, key=f"{key}:title")
    statement = st.text_area(
        "Neutral statement", draft.statement, height=80, key=f"{key}:statement"
    )
    note = st.text_input("Caveat", draft.note, key=f"{key}:note")
    topic, modality = st.columns(2)
    return {
        "title": title.strip(),
        "note": note.strip(),
        "statement": statement.strip(),
        "topic": _choose(topic, "Topic", TOPICS, draft.topic, f"{key}:topic"),
        "modality": _choose(modality, "Type", MODALITIES, draft.modality, f"{key}:modality"),
        **_show_event(draft, key),
    }


def _show_event(draft: Draft, key: str) -> dict[str, Any]:
    first, last, sharp = st.columns(3)
    days = {
        name: column.date_input(
            label,
            getattr(draft, name),
            min_value=date.min,
            max_value=date.max,
            format="YYYY-MM-DD",
            key=f"{key}:{name}",
        )
        for column, label, name in ((first, "From", "event_from"), (last, "To", "event_to"))
    }
    precision = _choose(
        sharp, "Date precision", PRECISIONS, draft.event_precision, f"{key}:precision"
    )
    return {**days, "event_precision": precision}


def _show_details(draft: Draft, key: str) -> dict[str, Any]:
    with st.expander("Hedging, cited basis, date precision"):
        hedge = st.text_input("Words that soften it, as worded", draft.hedge, key=f"{key}:hedge")
        cites = st.text_input("It rests on, as worded", draft.cites, key=f"{key}:cites")
        left, right = st.columns(2)
        evidence = _choose(left, "Evidence offered", EVIDENCE, draft.evidence, f"{key}:evidence")
        sharp = _choose(
            right,
            "Date precision of the statement",
            PRECISIONS,
            draft.said_precision,
            f"{key}:sharp",
        )
    return {
        "hedge": hedge.strip(),
        "cites": cites.strip(),
        "evidence": evidence,
        "said_precision": sharp,
    }


def _choose(column: Any, label: str, words: Mapping[str, str], value: str, key: str) -> str:
    options = list(words)
    return str(column.selectbox(label, options, options.index(value), key=key) or value)


def _show_figures(draft: Draft, key: str) -> tuple[Figure, ...]:
    """The figures as a small table; a row that is not filled yet is left out."""
    frame = pd.DataFrame([asdict(each) for each in draft.figures], columns=list(FIGURE_COLUMNS))
    frame = frame.astype({"low": "float64", "high": "float64"})
    st.markdown("Figures in these words")
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=f"{key}:figures",
        column_config={
            "low": st.column_config.NumberColumn("from", width=56),
            "high": st.column_config.NumberColumn("to", width=56),
            "qualifier": _column(QUALIFIERS, 86, qualifier_words),
            "quantity": _column(QUANTITIES, 80),
            "aspect": _column(ASPECTS, 80),
            "unit": st.column_config.TextColumn(width=72),
            "wording": st.column_config.TextColumn("as worded"),
        },
    )
    rows = edited.to_dict("records")
    if len(rows) == len(draft.figures) and edited.equals(frame):
        return draft.figures
    return tuple(_figure(row) for row in rows if _is_filled(row))


def _column(words: Mapping[str, str], width: int, told: Callable[[Any], str] = str) -> Any:
    return st.column_config.SelectboxColumn(
        options=list(words), width=width, required=True, format_func=told
    )


def _is_filled(row: Mapping[Any, Any]) -> bool:
    return all(isinstance(row[name], str) and row[name] for name in FIGURE_COLUMNS[2:])


def _figure(row: Mapping[Any, Any]) -> Figure:
    low, high = (None if pd.isna(row[name]) else float(row[name]) for name in ("low", "high"))
    return Figure(low, high, *(str(row[name]) for name in FIGURE_COLUMNS[2:]))


def _show_places(draft: Draft, key: str) -> tuple[PlaceMention, ...]:
    """The places as a small table; a name that is changed is looked up anew."""
    frame = pd.DataFrame(
        [(each.name, _country(each), each.role) for each in draft.places],
        columns=["name", "country", "role"],
        dtype="object",
    )
    st.markdown("Places and roles")
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=f"{key}:places",
        column_config={
            "name": st.column_config.TextColumn(
                "place", help="With its region or country where it has namesakes: Odessa, Texas"
            ),
            "country": st.column_config.TextColumn("country", disabled=True),
            "role": _column(ROLES, 120),
        },
    )
    for each in draft.places:
        if each.others:
            st.text(_doubt(each))
    known = {each.name: each for each in draft.places}
    rows = [row for row in edited.to_dict("records") if row["name"] and row["role"]]
    return tuple(
        replace(known[row["name"]], role=row["role"])
        if row["name"] in known
        else place_named(row["name"], row["role"])
        for row in rows
    )


def _country(place: PlaceMention) -> str:
    return country_name(place.country) if place.country else "not known"


def _doubt(place: PlaceMention) -> str:
    return (
        f"“{place.name}” may also be {' or '.join(place.others)}. "
        "If that is meant, write it so into the table."
    )
