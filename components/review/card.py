"""One stance of a card as fields: the words, who says them, the claim, the figures.

The fields are drawn by :func:`show_draft` and read by :func:`entered_cells`, which a change of any
of them calls before the next run: what they say is then in the review already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.extraction.candidate import Figure, PlaceMention
from claimscope.extraction.places import place_named
from claimscope.extraction.tagger.proposals import MODEL
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
from claimscope.review.draft import ANSWERING, Draft
from claimscope.review.matching import ClaimMatch
from claimscope.review.session import ReviewSession
from components.state.session import has_widget, widget_value
from components.web.markdown_text import escape_markdown
from components.web.menu_options import menu_options

OWN = "new claim"
OTHER = "other existing claim"
FIGURE_COLUMNS = ("low", "high", "qualifier", "quantity", "aspect", "unit", "wording")
PLACE_COLUMNS = ("name", "country", "role")
WORDS = ("title", "statement", "note", "hedge", "cites")
CHOICES = ("topic", "modality", "event_precision", "evidence", "said_precision")
DAYS = ("event_from", "event_to")
Changed = Callable[[], None]


def card_key(session: ReviewSession) -> str:
    """What the keys of the fields begin with: another after each step from outside the fields."""
    return f"{session.at}:{session.turn}"


def show_draft(
    draft: Draft,
    *,
    sources: Mapping[str, str],
    likely: Sequence[ClaimMatch],
    claims: Mapping[str, str],
    key: str,
    changed: Changed,
    tell_apart: Changed,
) -> None:
    """Draw the fields; ``changed`` is called after a change of any, before the run, ``tell_apart``
    where the claim that was proposed is not the one.

    ``sources`` and ``claims`` are the names and titles of those the case has, by id; ``likely``
    are the claims that this may be about.
    """
    _show_words(draft, sources, key, changed)
    own = _show_claim(draft, likely, claims, key, changed)
    if draft.claim in claims and draft.claim in {each.claim_id for each in likely}:
        st.button(
            "Not the same claim",
            type="tertiary",
            icon=":material/call_split:",
            help="It is a new claim, and the two are not proposed as one again",
            key=f"{key}:apart",
            on_click=tell_apart,
        )
    what = [*(each.wording for each in draft.figures), *map(_place_words, draft.places)]
    with st.expander(f"Figures and places: {escape_markdown(', '.join(what) or 'none')}"):
        _show_figures(draft, key, changed)
        _show_places(draft, key, changed)
    with st.expander("All fields: statement, caveat, dates, hedging, basis, precision, rules"):
        if own:
            _show_own_claim(draft, key, changed)
        _show_details(draft, key, changed)


def entered_cells(draft: Draft, sources: Mapping[str, str], key: str) -> dict[str, Any]:
    """The cells of the draft that its fields, drawn with this key, now give another value.

    ``claim`` is empty while another claim is to be named and none is yet.
    """
    cells: dict[str, Any] = {}
    for name in ("quote", *WORDS, *CHOICES, *DAYS, "stance", "said_on"):
        if has_widget(f"{key}:{name}"):
            cells[name] = widget_value(f"{key}:{name}")
    for name in ("stance", *WORDS):
        if name in cells:
            cells[name] = (cells[name] or "").strip()
    for name in ("said_on", *CHOICES):
        if name in cells:
            cells[name] = cells[name] or getattr(draft, name)
    cells |= _entered_source(draft, sources, key) | _entered_claim(key)
    if edits := widget_value(f"{key}:figures"):
        cells["figures"] = _edited_figures(draft, edits)
    if edits := widget_value(f"{key}:places"):
        cells["places"] = _edited_places(draft, edits)
    return {name: cell for name, cell in cells.items() if cell != getattr(draft, name)}


def _entered_source(draft: Draft, sources: Mapping[str, str], key: str) -> dict[str, str]:
    chosen = widget_value(f"{key}:source")
    if chosen is None or chosen == sources.get(draft.source_id, draft.source):
        return {}
    ids = {name: source_id for source_id, name in sources.items()}
    return {"source_id": ids.get(chosen, ""), "source": chosen}


def _entered_claim(key: str) -> dict[str, str]:
    chosen = widget_value(f"{key}:claim")
    if chosen is None:
        return {}
    return {"claim": (widget_value(f"{key}:other") or "") if chosen == OTHER else chosen}


def _show_words(draft: Draft, sources: Mapping[str, str], key: str, changed: Changed) -> None:
    """The quote, who says it and how firmly."""
    st.text_area("Quote (verbatim)", draft.quote, height=72, key=f"{key}:quote", on_change=changed)
    who, how, when = st.columns([3, 2, 2])
    with who:
        _choose_source(draft, sources, key, changed)
    how.selectbox(
        "Stance",
        list(STANCES),
        list(STANCES).index(draft.stance) if draft.stance else None,
        placeholder="Choose",
        key=f"{key}:stance",
        help="\n".join(f"- **{stance}**: {words}" for stance, words in STANCES.items()),
        on_change=changed,
    )
    when.date_input(
        "Said on",
        draft.said_on,
        min_value=date.min,
        max_value=date.max,
        format="YYYY-MM-DD",
        key=f"{key}:said_on",
        on_change=changed,
    )


def _choose_source(draft: Draft, sources: Mapping[str, str], key: str, changed: Changed) -> None:
    """A source of the case, or one of a new name."""
    new = [draft.source] if draft.source and not draft.source_id else []
    options = [*new, *sources.values()]
    at = sources.get(draft.source_id, draft.source)
    st.selectbox(
        "Source (new)" if new else "Source",
        options,
        options.index(at) if at else None,
        placeholder="Choose, or write a name",
        accept_new_options=True,
        key=f"{key}:source",
        help=f"The text names: {escape_markdown(draft.source)}" if draft.source_id else None,
        on_change=changed,
    )


def _show_claim(
    draft: Draft,
    likely: Sequence[ClaimMatch],
    claims: Mapping[str, str],
    key: str,
    changed: Changed,
) -> bool:
    """Which claim it is about: a likely one, any other, or one of its own; whether its own."""
    own = draft.own_claim
    likenesses = {each.claim_id: each for each in likely}
    other = draft.claim not in (own, *likenesses)
    options = [own, *likenesses, OTHER]
    words = {each: _claim_words(each, likenesses, own) for each in options}
    chosen = st.selectbox(
        "Matches an existing claim?",
        options,
        options.index(OTHER if other else draft.claim),
        format_func=distinct(words).__getitem__,
        key=f"{key}:claim",
        on_change=changed,
    )
    if told := _likeness_words(chosen, likely, own):
        st.text(told)
    if chosen == OTHER:
        ids = menu_options(claims, find="Find a claim", key=f"{key}:other", keep=[draft.claim])
        st.selectbox(
            "Which one",
            ids,
            ids.index(draft.claim) if draft.claim in ids else None,
            format_func=lambda each: claims[each],
            placeholder="Type words of its title",
            key=f"{key}:other",
            on_change=changed,
        )
    if chosen != own:
        return False
    if draft.stance in ANSWERING:
        st.text(
            f"“{draft.stance.capitalize()}” answers a claim: choose that claim above, or write it "
            "below without the answer."
        )
    st.text_input("Title of the claim", draft.title, key=f"{key}:title", on_change=changed)
    return True


def _claim_words(option: str, likenesses: Mapping[str, ClaimMatch], own: str) -> str:
    if option not in likenesses:
        return (OWN if option == own else OTHER).capitalize()
    match = likenesses[option]
    return " · ".join(filter(None, (match.title, match.revises, match.because)))


def _likeness_words(chosen: str | None, likely: Sequence[ClaimMatch], own: str) -> str:
    """What the chosen claim shares with the draft, or the likeliest while it is a new claim: the
    menu cuts long lines off.
    """
    if chosen == own and likely:
        return f"Likeliest: {likely[0].title} · {likely[0].because}"
    return next((each.because for each in likely if each.claim_id == chosen), "")


def _show_own_claim(draft: Draft, key: str, changed: Changed) -> None:
    st.text_area(
        "Neutral statement",
        draft.statement,
        height=80,
        key=f"{key}:statement",
        on_change=changed,
    )
    st.text_input("Caveat", draft.note, key=f"{key}:note", on_change=changed)
    topic, modality = st.columns(2)
    _choose(topic, "Topic", TOPICS, draft, "topic", key, changed)
    _choose(modality, "Type", MODALITIES, draft, "modality", key, changed)
    first, last, sharp = st.columns(3)
    for column, label, name in ((first, "From", "event_from"), (last, "To", "event_to")):
        column.date_input(
            label,
            getattr(draft, name),
            min_value=date.min,
            max_value=date.max,
            format="YYYY-MM-DD",
            key=f"{key}:{name}",
            on_change=changed,
        )
    _choose(sharp, "Date precision", PRECISIONS, draft, "event_precision", key, changed)


def _show_details(draft: Draft, key: str, changed: Changed) -> None:
    for label, name in (
        ("Words that soften it, as worded", "hedge"),
        ("It rests on, as worded", "cites"),
    ):
        st.text_input(label, getattr(draft, name), key=f"{key}:{name}", on_change=changed)
    left, right = st.columns(2)
    _choose(left, "Evidence offered", EVIDENCE, draft, "evidence", key, changed)
    label = "Date precision of the statement"
    _choose(right, label, PRECISIONS, draft, "said_precision", key, changed)
    if draft.why:
        st.text(f"Proposed by {proposers(draft.why)}")


def proposers(why: Sequence[str]) -> str:
    """The rules that proposed a draft, and the model with its probability where it did too."""
    rules = [each for each in why if not each.startswith(f"{MODEL} ")]
    named = [f"the model ({each.removeprefix(MODEL).strip()})" for each in why if each not in rules]
    return " and ".join([*named, f"the rules {', '.join(rules)}"])


def _choose(
    column: Any,
    label: str,
    words: Iterable[str],
    draft: Draft,
    name: str,
    key: str,
    changed: Changed,
) -> None:
    options = list(words)
    at = options.index(getattr(draft, name))
    column.selectbox(label, options, at, key=f"{key}:{name}", on_change=changed)


def _show_figures(draft: Draft, key: str, changed: Changed) -> None:
    """The figures as a small table."""
    frame = pd.DataFrame(_figure_rows(draft), columns=list(FIGURE_COLUMNS))
    frame = frame.astype({"low": "float64", "high": "float64"})
    st.markdown("Figures in these words")
    st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=f"{key}:figures",
        on_change=changed,
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


def _column(words: Mapping[str, str], width: int, told: Callable[[Any], str] = str) -> Any:
    return st.column_config.SelectboxColumn(
        options=list(words), width=width, required=True, format_func=told
    )


def _figure_rows(draft: Draft) -> list[dict[str, Any]]:
    return [asdict(each) for each in draft.figures]


def _edited_figures(draft: Draft, edits: Mapping[str, Any]) -> tuple[Figure, ...]:
    """The figures after the edits of their table; a row that is not filled yet is left out."""
    rows = _edited_rows(_figure_rows(draft), edits)
    return tuple(_figure(row) for row in rows if _is_filled(row))


def _edited_rows(
    rows: Sequence[Mapping[str, Any]], edits: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The rows of a table after what its editor has changed, added and deleted."""
    changed = {int(at): cells for at, cells in edits.get("edited_rows", {}).items()}
    gone = set(edits.get("deleted_rows", ()))
    kept = [{**row, **changed.get(at, {})} for at, row in enumerate(rows) if at not in gone]
    return [*kept, *map(dict, edits.get("added_rows", ()))]


def _is_filled(row: Mapping[str, Any]) -> bool:
    return all(isinstance(row.get(name), str) and row[name] for name in FIGURE_COLUMNS[2:])


def _figure(row: Mapping[str, Any]) -> Figure:
    bounds = (row.get(name) for name in ("low", "high"))
    low, high = (None if each is None else float(each) for each in bounds)
    return Figure(low, high, *(str(row[name]) for name in FIGURE_COLUMNS[2:]))


def _show_places(draft: Draft, key: str, changed: Changed) -> None:
    """The places as a small table; a name that is changed is looked up anew."""
    frame = pd.DataFrame(_place_rows(draft), columns=list(PLACE_COLUMNS), dtype="object")
    st.markdown("Places and roles")
    st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=f"{key}:places",
        on_change=changed,
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


def _place_rows(draft: Draft) -> list[dict[str, Any]]:
    return [
        {"name": each.name, "country": _country(each), "role": each.role} for each in draft.places
    ]


def _edited_places(draft: Draft, edits: Mapping[str, Any]) -> tuple[PlaceMention, ...]:
    known = {each.name: each for each in draft.places}
    rows = _edited_rows(_place_rows(draft), edits)
    return tuple(
        replace(known[row["name"]], role=row["role"])
        if row["name"] in known
        else place_named(row["name"], row["role"])
        for row in rows
        if row.get("name") and row.get("role")
    )


def _place_words(place: PlaceMention) -> str:
    """“Sel (Norway)”; a country is its own."""
    country = country_name(place.country) if place.country else ""
    return f"{place.name} ({country})" if country not in ("", place.name) else place.name


def _country(place: PlaceMention) -> str:
    return country_name(place.country) if place.country else "not known"


def _doubt(place: PlaceMention) -> str:
    return (
        f"“{place.name}” may also be {' or '.join(place.others)}. "
        "If that is meant, write it so into the table."
    )
