"""The parameters of the URL: one owner, kept in the session and written once a run.

Streamlit empties the query string on a change of page, and every write to it makes an entry in the
history of the browser. So the parameters are kept in the session and written together at the end
of a run, which makes one change one entry. *Back*, *Forward* and an address that was edited come as
a query string that we have not written: it wins over what the session holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from claimscope.views.filters import CASE, PARAMETERS, RECORDED
from claimscope.views.selection import PICKS
from components.state.session import (
    SessionValue,
    has_widget,
    set_widget,
    values_under,
    widget_value,
)

REVIEW, WORDS, DOCUMENT, MARK = "review", "words", "document", "mark"
PICKED = {kind: pick.parameter for kind, pick in PICKS.items()}
"""The parameter that holds what was picked, by the kind of the mark that was clicked."""
LASTING = (*PARAMETERS, CASE, RECORDED, REVIEW, *PICKED.values())
"""The parameters that hold on every page; the others are of the page that has set them."""

Query = dict[str, list[str]]
_ADDRESS = SessionValue[Query]("address", {})
_WRITTEN = SessionValue[Query | None]("address written", None)
_ARRIVALS = SessionValue[int]("address arrivals", 0)
_PAGE = SessionValue[str | None]("address page", None)
_SHOWN = SessionValue[tuple[Query, ...]]("addresses shown", ())
_ENTERED = SessionValue[dict[str, str]]("entered at the end of the run", {})
MOST_SHOWN = 12
OF_A_CASE = ":"
"""What the key of every filter has in it: see :func:`components.state.filters.widget_key`."""


def follow_address(page: str) -> None:
    """At the start of a run of ``page``: apply an address that the browser brings.

    Ours always names the case: one without it was emptied by a change of page, and is written again
    without what is of the page before.
    """
    there = _in_browser()
    written = _WRITTEN.get()
    if _is_late(there):
        pass
    elif written is None or (there != written and CASE in there):
        _ADDRESS.set(there)
        _ARRIVALS.set(arrivals() + 1)
    elif _PAGE.get() not in (None, page):
        open_on(page, {})
    _PAGE.set(page)
    _WRITTEN.set(there)


def _is_late(there: Query) -> bool:
    """Whether the browser has not yet shown our last address, and brings one from before it.

    That is so where somebody has acted so soon that the address and the act have crossed. *Back*
    brings the same address, but nothing else has changed with it.
    """
    entered, now = _ENTERED.get(), values_under(OF_A_CASE)
    changed = any(entered[key] != now[key] for key in entered.keys() & now.keys())
    acted = changed or address() != _WRITTEN.get()
    return acted and there != _WRITTEN.get() and there in _SHOWN.get()


def open_on(page: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """With the next run ``page`` is open, with these parameters of its own."""
    lasting = {name: values for name, values in address().items() if name in LASTING}
    own = {name: list(values) for name, values in parameters.items()}
    _ADDRESS.set({**lasting, **own})
    _PAGE.set(page)


def write_address() -> None:
    """At the end of a run: write what has changed into the address, all of it at once."""
    wanted, there = address(), _in_browser()
    if wanted != there:
        _SHOWN.set((*_SHOWN.get(), there, wanted)[-MOST_SHOWN:])
        st.query_params.from_dict(wanted)
    _WRITTEN.set(wanted)
    _ENTERED.set(values_under(OF_A_CASE))


def _in_browser() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def arrivals() -> int:
    """How often the browser has brought an address of its own: what widgets hold is older then."""
    return _ARRIVALS.get()


def address() -> Query:
    """All parameters with their values."""
    return dict(_ADDRESS.get())


def url_values(name: str) -> list[str]:
    """The values of one of the parameters, none where it is not set."""
    return list(address().get(name, ()))


def url_value(name: str) -> str:
    """The first value of a parameter, empty where it is not set."""
    return "".join(url_values(name)[:1])


def set_url_values(name: str, values: Sequence[str]) -> None:
    """Set one of the parameters; without values it is removed."""
    others = {other: held for other, held in address().items() if other != name}
    _ADDRESS.set({**others, name: list(values)} if values else others)


def follow_widget(name: str, read: Callable[[str], object]) -> None:
    """Before a widget of that key is drawn: give it the value that the address brings.

    ``read`` makes the value out of the words of the address; it gives the default for what means
    nothing.
    """
    followed = SessionValue[int | None](f"{name} taken", None)
    if not has_widget(name) or followed.get() != arrivals():
        set_widget(name, read(url_value(name)))
        followed.set(arrivals())


def url_choice(
    draw: Callable[..., str | None], label: str, options: Sequence[str], name: str, **more: object
) -> str:
    """A choice of one of ``options``, the first by default, that the address holds under ``name``.

    ``draw`` is a function of Streamlit such as ``st.segmented_control``.
    """
    first = options[0]
    follow_widget(name, lambda words: words if words in options else first)
    if widget_value(name) not in options:
        set_widget(name, first)
    chosen = draw(label, options, key=name, **more) or first
    set_url_values(name, [chosen] if chosen != first else [])
    return chosen
