"""All that outlives a run: the URL and the session. Nothing else touches either.

``url`` owns the query string, ``filters``, ``selection`` and ``case`` give what it holds its
meaning, ``session`` keeps what has no place in a URL.
"""

from components.state.case import go_to_case, look_back_to, return_to_now
from components.state.filters import replay_to
from components.state.selection import (
    apply_selection,
    clear_all_selections,
    clear_selection,
    close_words,
    current_selections,
    current_words,
    drop_unknown_selections,
    evidence_link,
    open_claims,
    open_words,
    take_selection,
)
from components.state.session import SessionValue
from components.state.url import (
    DOCUMENT,
    MARK,
    REVIEW,
    WORDS,
    address,
    follow_address,
    follow_widget,
    open_on,
    set_url_values,
    url_choice,
    url_value,
    url_values,
    write_address,
)

__all__ = [
    "DOCUMENT",
    "MARK",
    "REVIEW",
    "WORDS",
    "SessionValue",
    "address",
    "apply_selection",
    "clear_all_selections",
    "clear_selection",
    "close_words",
    "current_selections",
    "current_words",
    "drop_unknown_selections",
    "evidence_link",
    "follow_address",
    "follow_widget",
    "go_to_case",
    "look_back_to",
    "open_claims",
    "open_on",
    "open_words",
    "replay_to",
    "return_to_now",
    "set_url_values",
    "take_selection",
    "url_choice",
    "url_value",
    "url_values",
    "write_address",
]
