"""Which case the URL names, and the moment whose record of it is shown."""

from __future__ import annotations

from datetime import datetime

from claimscope.formatting import read_moment, written_moment
from claimscope.views.filters import CASE, RECORDED
from components.state.session import SessionValue, set_widget, widget_value
from components.state.url import WORDS, address, arrivals, set_url_values, url_value

_MISSING = SessionValue[tuple[str, int]]("no such case", ("", 0))
_REFUSED = SessionValue[str]("no such moment", "")


def named_case() -> str:
    """The id of the case that the URL names; empty where it names none."""
    return url_value(CASE)


def named_case_alone() -> bool:
    """Whether the address holds no more than which case is open."""
    return not address().keys() - {CASE}


def chosen_case() -> str:
    """The id of the case that is open, also in the menu of cases; empty where there is none."""
    return str(widget_value(CASE) or "")


def choose_case(case_id: str) -> None:
    """Open a case in this run: the URL names it from now on, and so does the menu.

    That the URL named one which is not there is remembered until the next address arrives.
    """
    if named_case() not in ("", case_id):
        _MISSING.set((named_case(), arrivals()))
    set_url_values(CASE, [case_id])
    set_widget(CASE, case_id)


def missing_case() -> str:
    """The case that the address named and that is not there; empty where all is well."""
    asked, arrival = _MISSING.get()
    return asked if arrival == arrivals() else ""


def go_to_case(case_id: str) -> None:
    """Open another case with the next run."""
    set_url_values(CASE, [case_id])
    set_url_values(WORDS, [])
    _MISSING.take()
    return_to_now()


def asked_moment() -> datetime | None:
    """The moment that the URL asks for; None for now. What is no moment is rejected."""
    written = url_value(RECORDED)
    try:
        return read_moment(written) if written else None
    except ValueError:
        refuse_moment()
        return None


def refuse_moment() -> None:
    """Reject the moment that the URL asks for: the current state is shown, and the user told."""
    _REFUSED.set(url_value(RECORDED))
    set_url_values(RECORDED, [])


def refused_moment() -> str:
    """The moment that was rejected in this run, once; empty where there was none."""
    return _REFUSED.take()


def look_back_to(at: datetime) -> None:
    """Show the record of that moment from the next run on."""
    set_url_values(RECORDED, [written_moment(at)])


def return_to_now() -> None:
    """Show the record of now from the next run on."""
    set_url_values(RECORDED, [])
