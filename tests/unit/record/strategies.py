"""Wild input that several tests draw from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import category

from hypothesis import strategies as st

from claimscope.views.filter_spec import FIRST_DAY, LAST_DAY, TEXT_LIMIT
from claimscope.views.filters import Filters
from tests.made_case import MadeCase


def views_of(known: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Filters]:
    """Any view that a link may open, of a case with these ``choices_in`` it."""
    days = st.none() | st.dates(FIRST_DAY, LAST_DAY)
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
        text=st.text(max_size=TEXT_LIMIT).map(str.strip),
    )


HOSTILE_BEGINNINGS = ["", "=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", "＝", "\u202e", "\0"]


def words() -> st.SearchStrategy[str]:
    """Any text that a cell of the record may hold and that is not blank."""
    letters = st.text(min_size=1, max_size=40)
    return st.builds(str.__add__, st.sampled_from(HOSTILE_BEGINNINGS), letters).filter(str.strip)


def is_seen(text: str) -> bool:
    """Whether some character of it leaves a mark on a page, as a title of a case must."""
    return any(category(letter)[0] in "LNPS" for letter in text)


def decimals() -> st.SearchStrategy[str]:
    """Any number that the loader reads, as somebody may have written it, from 0."""
    digits = st.text("0123456789", min_size=1, max_size=15)
    return digits | st.builds("{}.{}".format, digits, digits)


@st.composite
def made_cases(draw: st.DrawFn) -> MadeCase:
    """A small case in which every free cell, quote and text may be anything that UTF-8 holds."""
    made = MadeCase(title=draw(words().filter(is_seen)))
    optional = st.just("") | words()
    made.document("gazette", title=draw(words()), wire=draw(optional), url=draw(optional))
    made.document("herald", text=draw(words()), published_on=str(draw(st.dates())))
    made.source("mayor", draw(words()), name=draw(words()), country=draw(optional))
    span = sorted(map(str, draw(st.tuples(st.dates(), st.dates()))))
    days = {"event_from": span[0], "event_to": span[1]}
    made.claim("it-sank", title=draw(words()), note=draw(optional), **days)
    made.claim("it-burnt", statement=draw(words()))
    degrees = st.decimals(-90, 90, places=draw(st.integers(0, 15))).map("{:f}".format)
    made.place("ellery", name=draw(words()), lat=draw(degrees), lon=draw(degrees))
    made.plays("it-sank", "near", "ellery")
    made.says("herald", "denies", "it-burnt", document_id="herald", on=str(draw(st.dates())))
    for quote in draw(st.lists(words(), min_size=1, max_size=3)):
        said = made.says("mayor", "asserts", "it-sank", words=quote, cites=draw(optional))
        low = draw(decimals())
        made.figure(said, quote, low=low, high="", qualifier="at least", unit=draw(words()))
    made.judges("note", claim_id="it-sank", who=draw(words()), why=draw(words()))
    made.judges("reliability", source_id="mayor", value="B", judged_on=str(draw(st.dates())))
    return made
