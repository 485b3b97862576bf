"""What a mail passes on is said by whoever wrote it, and on the day it was written."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.extraction.pipeline import candidates_in

SENT = date(2023, 6, 9)
OWN = "We cannot confirm that."


def told(text: str) -> dict[str, tuple[str | None, date]]:
    found = candidates_in(text, SENT, publisher="Ann Lee")
    assert all(each.quote == text[each.start : each.end] for each in found)
    return {each.quote: (each.source, each.said_on) for each in found}


@pytest.mark.parametrize(
    ("introduction", "author"),
    [
        ("On Tue, 6 Jun 2023 at 09:00, Bo Berg <b@bay.example> wrote:", "Bo Berg (narration)"),
        ("Am 06.06.2023 um 09:00 schrieb Bo Berg:", "Bo Berg (narration)"),
        ("Bo Berg wrote:", "Bo Berg (narration)"),
        ("Thanks.", "narration"),
    ],
)
def test_quoted_lines_are_whose_the_line_above_says(introduction: str, author: str) -> None:
    quoted = "> At least 12 people died\n> in the flood on the river."
    found = told(f"{OWN}\n\n{introduction}\n\n{quoted}\n\nThe toll has doubled since then.\n")
    assert found == {
        OWN: ("Ann Lee (narration)", SENT),
        quoted.removeprefix("> "): (author, SENT),
        "The toll has doubled since then.": ("Ann Lee (narration)", SENT),
    }


def test_lines_of_another_depth_are_sentences_of_their_own() -> None:
    text = "> The mayor said that 12 died.\n>> The crew said that 14 died.\n"
    assert list(told(text)) == [
        "The mayor said that 12 died.",
        "The crew said that 14 died.",
    ]


def test_a_forwarded_mail_is_of_its_own_sender_and_day() -> None:
    head = "From: Bo Berg <b@bay.example>\nSent: Tue, 6 Jun 2023 09:00:00 +0300\nSubject: Toll\n"
    told_there = "At least 12 people died in the flood on Monday."
    [candidate] = candidates_in(f"FYI.\n\n{head}\n{told_there}\n", SENT, publisher="Ann Lee")
    assert (candidate.source, candidate.said_on) == ("Bo Berg (narration)", date(2023, 6, 6))
    assert candidate.event_from == date(2023, 6, 5)


def test_a_number_greater_than_another_is_no_quotation() -> None:
    text = ">600 people were hurt in the flood on the river.\n"
    assert told(text) == {text.strip(): ("Ann Lee (narration)", SENT)}
