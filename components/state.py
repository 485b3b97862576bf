"""The parameters of the address: one owner, kept in the session and written once a run.

Streamlit empties the query string on a change of page, and every write to it makes an entry in the
history of the browser. So the parameters live in the session state; they are written together at
the end of a run, which makes one change one entry. *Back*, *Forward* and an address that was edited
come as a query string that we have not written: it wins over what the session holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

import streamlit as st

from claimscope.formatting import read_moment, written_moment
from claimscope.record.case import Case
from claimscope.views.filters import CASE, QUERY_NAMES, RECORDED, Filters
from claimscope.views.selection import Selection, SelectionKind, read_selection
from components.navigation import enter_through_dashboard

AS_OF = QUERY_NAMES["as_of"]
REVIEW = "review"
NO_CASE = "no such case"
LASTING = (*QUERY_NAMES.values(), CASE, RECORDED, REVIEW, "at", "by", "claim")
"""The parameters that hold on every page; the others are of the page that has set them."""
ADDRESS, WRITTEN, ARRIVALS, PAGE = (
    *("address", "address written", "address arrivals", "address page"),
)


def follow_address(page: str) -> None:
    """At the start of a run of ``page``: take up an address that the browser brings.

    Ours always names the case: one without it was emptied by a change of page, and is written again
    without what is of the page before.
    """
    there = {name: st.query_params.get_all(name) for name in st.query_params}
    written = st.session_state.get(WRITTEN)
    if written is None or (there != written and CASE in there):
        st.session_state[ADDRESS] = there
        st.session_state[ARRIVALS] = arrivals() + 1
    elif st.session_state.get(PAGE, page) != page:
        open_on(page, {})
    st.session_state[PAGE] = page
    st.session_state[WRITTEN] = there


def open_on(page: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """With the next run ``page`` is open, with these parameters of its own."""
    lasting = {name: held for name, held in address().items() if name in LASTING}
    st.session_state[ADDRESS] = {**lasting, **{each: list(v) for each, v in parameters.items()}}
    st.session_state[PAGE] = page


def write_address() -> None:
    """At the end of a run: write what has changed into the address, all of it at once."""
    wanted = address()
    if wanted != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(wanted)
    st.session_state[WRITTEN] = wanted


def arrivals() -> int:
    """How often the browser has brought an address of its own: what widgets hold is older then."""
    return int(st.session_state.get(ARRIVALS, 0))


def address() -> dict[str, list[str]]:
    """All parameters with their values."""
    return dict(st.session_state.get(ADDRESS, {}))


def url_values(name: str) -> list[str]:
    """The values of one of the parameters, none where it is not set."""
    return list(address().get(name, ()))


def kept_one(name: str) -> str:
    """The first value of a parameter, empty where it is not set."""
    return "".join(url_values(name)[:1])


def set_url_values(name: str, values: Sequence[str]) -> None:
    """Set one of the parameters; without values it goes."""
    others = {each: held for each, held in address().items() if each != name}
    st.session_state[ADDRESS] = {**others, name: list(values)} if values else others


def follow_widget(name: str, read: Callable[[str], object]) -> None:
    """Before a widget of that key is drawn: give it the value that the address brings.

    ``read`` makes the value out of the words of the address; it gives the default for what means
    nothing.
    """
    taken = f"{name} taken"
    if name not in st.session_state or st.session_state.get(taken) != arrivals():
        st.session_state[name] = read(kept_one(name))
        st.session_state[taken] = arrivals()


def kept_choice(
    draw: Callable[..., str | None], label: str, options: Sequence[str], name: str, **more: object
) -> str:
    """A choice of one of ``options``, the first by default, that the address holds under ``name``.

    ``draw`` is a function of Streamlit such as ``st.segmented_control``.
    """
    first = options[0]
    follow_widget(name, lambda words: words if words in options else first)
    if st.session_state[name] not in options:
        st.session_state[name] = first
    chosen = draw(label, options, key=name, **more) or first
    set_url_values(name, [chosen] if chosen != first else [])
    return chosen


MULTIPLE = ("sources", "places", "topics", "statuses", "quantities")


CHOSEN = "chosen"


WIDGETS = ("clock", "start", "end", "text", *MULTIPLE)


def current_filters(case: Case) -> Filters:
    """The filters as the widgets and, for the as-of date, the URL now stand.

    Of a range of days that ends before it begins, neither day counts.
    """
    values = {name: st.session_state.get(widget_key(case, name)) for name in WIDGETS}
    chosen = {name: value for name, value in values.items() if value}
    if is_reversed(chosen.get("start"), chosen.get("end")):
        del chosen["start"], chosen["end"]
    for name in MULTIPLE:
        chosen[name] = tuple(chosen.get(name, ()))
    chosen["text"] = str(chosen.get("text", "")).strip()
    in_url, _ = Filters.from_query({AS_OF: url_values(AS_OF)}, {})
    return Filters(**chosen, as_of=in_url.as_of)


def replay_to(day: date | None) -> None:
    """Show the record as it stood at the end of ``day``, or all of it."""
    set_url_values(AS_OF, [day.isoformat()] if day else [])
    st.rerun()


def is_reversed(start: date | None, end: date | None) -> bool:
    """Whether a range of days ends before it begins; then neither day counts."""
    return start is not None and end is not None and start > end


def widget_key(case: Case, name: str) -> str:
    """The key of the widget that sets a filter: its own in every case."""
    return f"{case.case_id}:{name}"


OPENED = "opened case"


def current_case() -> Case:
    """The case that is open, on a page that has one."""
    case = case_that_holds()
    if case is None:
        raise LookupError("No case is open.")
    return case


def case_that_holds() -> Case | None:
    """The case that is open in this run; None where there is none, or one that does not hold."""
    enter_through_dashboard()
    case: Case | None = st.session_state[OPENED]
    return case


def go_to_case(case_id: str) -> None:
    """Open another case with the next run."""
    set_url_values(CASE, [case_id])
    set_url_values(WORDS, [])
    st.session_state.pop(NO_CASE, None)
    return_to_now()


WORDS, DOCUMENT, MARK = "words", "document", "mark"


PARAMETERS: Mapping[SelectionKind, str] = {"place": "at", "source": "by", "claim": "claim"}


def apply_selection(written: str | None, *, narrow: bool = True, words: bool = True) -> None:
    """Take up the pick that a part answered with, if any, and start the run again with it."""
    pick = read_selection(written)
    if pick is None:
        return
    if narrow:
        set_url_values(PARAMETERS[pick.kind], pick.ids)
    if words:
        set_url_values(WORDS, [str(pick)])
    st.rerun()


def current_selections(choices: Mapping[str, Collection[str]]) -> tuple[Selection, ...]:
    """The picks that narrow; one that this case does not know is left out."""
    asked = [Selection(kind, tuple(url_values(name))) for kind, name in PARAMETERS.items()]
    return tuple(pick for pick in asked if pick.ids and pick.known(choices))


def drop_unknown_selections(choices: Mapping[str, Collection[str]]) -> list[str]:
    """Take out of the URL what it narrows to and this case does not know; what that was."""
    known = {pick.kind for pick in current_selections(choices)}
    dropped = []
    for name in (name for kind, name in PARAMETERS.items() if kind not in known):
        dropped += [f"{name}={each}" for each in url_values(name)]
        set_url_values(name, [])
    return dropped


def current_words() -> Selection | None:
    """The pick that the drawer is open for, or None."""
    return read_selection(kept_one(WORDS) or None)


def close_words() -> None:
    """The drawer was closed; what was picked goes on narrowing."""
    set_url_values(WORDS, [])


def clear_all_selections() -> None:
    """Nothing is picked any more."""
    for name in PARAMETERS.values():
        set_url_values(name, [])


def clear_selection(written: str | None) -> None:
    """Remove the pick whose chip was pressed and start the run again."""
    pick = read_selection(written)
    if pick is not None:
        set_url_values(PARAMETERS[pick.kind], [])
        st.rerun()


OPEN = "recorded by"


REFUSED = "no such moment"


def asked_moment() -> datetime | None:
    """The moment that the address asks for; None for now. What means nothing is let go of."""
    written = kept_one(RECORDED)
    try:
        return read_moment(written) if written else None
    except ValueError:
        refuse_moment()
        return None


def refuse_moment() -> None:
    """There is no record of that moment: the one of now is shown, and that it is so is said."""
    st.session_state[REFUSED] = kept_one(RECORDED)
    set_url_values(RECORDED, [])


def open_at(at: datetime | None) -> None:
    """In this run the record of that moment is open; of now where it is None."""
    st.session_state[OPEN] = at


def open_moment() -> datetime | None:
    """The moment whose record is open in this run; None for now."""
    at: datetime | None = st.session_state.get(OPEN)
    return at


def look_back_to(at: datetime) -> None:
    """Show the record of that moment from the next run on."""
    set_url_values(RECORDED, [written_moment(at)])


def return_to_now() -> None:
    """Show the record of now from the next run on."""
    set_url_values(RECORDED, [])
