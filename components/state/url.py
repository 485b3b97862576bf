"""The parameters of the URL: one owner, kept in the session and written once a run.

Streamlit empties the query string on a change of page, and every write to it makes an entry in the
history of the browser. So the parameters are kept in the session and written together at the end
of a run, which makes one change one entry. The address wins over what the session holds where a
visit begins, and where somebody goes *Back* or *Forward*. With any other act the browser may bring
an older address than the session holds, for the act and our last address may have crossed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claimscope.views.filters import CASE, PARAMETERS, RECORDED
from claimscope.views.selection import PICKS
from components.state.session import SessionValue, has_widget, set_widget, widget_value

REVIEW, WORDS, DOCUMENT, MARK = "review", "words", "document", "mark"
PROFILE, FIND, ORDER = "of", "find", "order"
"""The source whose page is open; what is sought in the list of sources, and its order."""
PROPOSALS = ("said-by", "paragraph", "decision")
"""Which of the proposals of a review are listed: by source, paragraph and decision."""
PICKED = {kind: pick.parameter for kind, pick in PICKS.items()}
"""The parameter that holds what was picked, by the kind of the mark that was clicked."""
LASTING = (*PARAMETERS, CASE, RECORDED, REVIEW, *PICKED.values())
"""The parameters that hold on every page; the others are of the page that has set them."""

Query = dict[str, list[str]]
_ADDRESS = SessionValue[Query]("address", {})
_ARRIVALS = SessionValue[int]("address arrivals", 0)
_SENT = SessionValue[Query | None]("address sent", None)
_PAGE = SessionValue[str | None]("address page", None)


def follow_address(page: str) -> None:
    """At the start of a run of ``page``: apply an address that the browser brings.

    A change of page empties the address: ours is written again, without what is of the page before.
    """
    if _PAGE.get() is None or came_back():
        _ADDRESS.set(_in_browser())
        _SENT.set(None)
        _ARRIVALS.set(arrivals() + 1)
    elif _PAGE.get() != page:
        open_on(page, {})
    _PAGE.set(page)


def came_back() -> bool:
    """Whether this run was started by *Back* or *Forward*."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def open_on(page: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """With the next run ``page`` is open, with these parameters of its own."""
    own = {name: list(values) for name, values in parameters.items()}
    _ADDRESS.set({**lasting_address(), **own})
    _PAGE.set(page)


def lasting_address() -> Query:
    """The parameters that hold on every page, with their values."""
    return {name: values for name, values in address().items() if name in LASTING}


def write_address() -> None:
    """At the end of a run: write what has changed into the address, all of it at once.

    An address that was sent counts too: it may be on its way still, and replace what the browser
    told with this act.
    """
    if address() != _in_browser() or _SENT.get() not in (None, address()):
        st.query_params.from_dict(address())
        _SENT.set(address())


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
