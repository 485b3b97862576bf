"""What a visit remembers, each value under a key of its own and with a type.

Streamlit keeps a dictionary for each visit. The modules of this package alone touch it, so that
everything that outlives a run is found here or declared as a :class:`SessionValue`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

T = TypeVar("T")


@dataclass(frozen=True)
class SessionValue(Generic[T]):
    """A value that lasts as long as the visit; ``default`` until it is set."""

    key: str
    default: T

    def get(self) -> T:
        """The value."""
        value: T = st.session_state.get(self.key, self.default)
        return value

    def set(self, value: T) -> None:
        """Remember another value."""
        st.session_state[self.key] = value

    def take(self) -> T:
        """The value, which is forgotten: for what is to be shown once."""
        value: T = st.session_state.pop(self.key, self.default)
        return value


def has_widget(key: str) -> bool:
    """Whether the widget of that key has a value."""
    return key in st.session_state


def widget_value(key: str) -> Any:
    """The value of the widget of that key; None where it has none."""
    return st.session_state.get(key)


def set_widget(key: str, value: Any) -> None:
    """Set a widget's value, before it is drawn or in a callback."""
    st.session_state[key] = value
