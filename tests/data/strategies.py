"""Wild input that several tests draw from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from data.filters import TEXT_LIMIT, Filters


def views_of(known: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Filters]:
    """Any view that a link may open, of a case with these ``choices_in`` it."""
    days = st.none() | st.dates()
    return st.builds(
        Filters,
        **{
            name: st.lists(st.sampled_from(words), unique=True, max_size=3).map(tuple)
            for name, words in known.items()
        },
        clock=st.sampled_from(["said", "event"]),
        start=days,
        end=days,
        as_of=days,
        text=st.text(max_size=TEXT_LIMIT),
    )
