"""Letters that look like others, and characters that print nothing, stay as they are written."""

from __future__ import annotations

import pytest

from claimscope.ingest import LIMITS
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made

WORDS = {
    "a soft hyphen": "It de\u00adnied it.",
    "a ligature": "It could not con\ufb01rm it.",
    "a blank of no width": "It de\u200bnied it.",
    "a joiner": "می\u200cخواهم",
    "a mark of direction": "\u200fقال\u200e.",
    "an override": "\u202eIt denied it.\u202c",
    "wide digits": "３８ were saved.",
}
FILES = {
    "text": lambda words: f"{words}\n".encode(),
    "page": lambda words: made.page(f"<article><p>{words} {made.STORY * 3}</p></article>"),
    "mail": lambda words: made.mail(f"{words}\n"),
    "mail in HTML": lambda words: made.mail(html=f"<p>{words}</p>"),
    "Word": lambda words: made.word_of(made.paragraph(words)),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("what", WORDS)
def test_what_looks_like_other_letters_is_kept_as_it_stands(what: str, kind: str) -> None:
    assert WORDS[what] in parse(FILES[kind](WORDS[what]), "", LIMITS).text


def test_characters_that_stand_in_for_others_are_never_read_for_them() -> None:
    page = made.page(f"<article><p>\U0001d300 de\u00adnied {made.STORY * 3}</p></article>")
    assert parse(page, "", LIMITS).text.startswith("\U0001d300 de")
