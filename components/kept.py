"""The parameters of the address: one owner, kept in the session and written once a run.

Streamlit empties the query string on a change of page, and every write to it makes an entry in the
history of the browser. So the parameters live in the session state; they are written together at
the end of a run, which makes one change one entry. *Back*, *Forward* and an address that was edited
come as a query string that we have not written: it wins over what the session holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.filters import CASE, QUERY_NAMES, RECORDED

AS_OF = QUERY_NAMES["as_of"]
REVIEW = "review"
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


def kept(name: str) -> list[str]:
    """The values of one of the parameters, none where it is not set."""
    return list(address().get(name, ()))


def kept_one(name: str) -> str:
    """The first value of a parameter, empty where it is not set."""
    return "".join(kept(name)[:1])


def keep(name: str, values: Sequence[str]) -> None:
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
    keep(name, [chosen] if chosen != first else [])
    return chosen
