"""What of a text is the article, and which of its lines belong together."""

from __future__ import annotations

import pytest

from claimscope.extraction.segmentation.paragraphs import blocks_in
from tests.unit.extraction.one_text import read


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly newsletter.",
        "Read more: The siege in five maps.",
        "For the latest headlines, follow our channel online or via the app.",
        "Photo: A boat near Sel. REUTERS/Ada Holm",
        "By Ada Holm and Tomas Ibe",
        "Ada Holm reports from Sel",
        "Privacy Notice: Newsletters may contain ads and more of it.",
        "You received this email because you signed up for it.",
        "For the full report visit https://sel.example/report today.",
    ],
)
def test_what_stands_around_an_article_is_not_read(line: str) -> None:
    found = read(f"The army said the boat sank at noon.\n\n{line}")
    assert [each.quote for each in found] == ["The army said the boat sank at noon."]


def test_an_advertisement_within_an_article_does_not_end_it() -> None:
    prose = "The army said that the boat had sunk off Sel at noon."
    found = read(f"{prose}\n\n{prose}\n\nAdvertisement\n\n{prose}")
    assert [each.quote for each in found] == [prose] * 3


@pytest.mark.parametrize("line", ["Comments", "1 comment:", "24 Comments"])
def test_what_stands_below_a_count_of_comments_is_not_read(line: str) -> None:
    prose = "The army said that the boat had sunk off Sel at noon."
    found = read(f"{prose}\n\n{prose}\n\n{line}\n\nHolm wrote that nine boats had sunk.")
    assert [each.quote for each in found] == [prose] * 2


def test_the_credit_of_a_photo_claims_nothing() -> None:
    (found,) = read("The army raised the boat off Sel at noon. (SP Photo/Ada Holm, File)")
    assert found.quote == "The army raised the boat off Sel at noon."


def test_a_link_in_a_sentence_leaves_it_prose() -> None:
    (found,) = read(
        "The navy said on its site https://sel.example that two boats had sunk off Sel."
    )
    assert found.source == "The navy"


def test_a_live_page_with_several_datelines_is_one_article() -> None:
    prose = "The navy said that two boats had sunk off Sel at noon."
    text = (
        f"{prose}\n\n{prose}\n\nOpening\n3 Dec 2028 08.15\n\n{prose}\n\n3 Dec 2028 07.10\n\n{prose}"
    )
    assert len(read(text)) == 4


def test_a_paragraph_broken_into_lines_is_read_as_one() -> None:
    text = (
        "The army of the northern coast said that it fired between\n"
        "120 and 90 rockets at the pier, and then lost all but\n"
        "4 of them."
    )
    (found,) = read(text)
    assert [(f.low, f.high) for f in found.figures] == [(90, 120), (4, 4)]


def test_where_lines_are_broken_anywhere_only_a_stop_ends_one() -> None:
    text = (
        "The army of the northern coast has said on its own channel\n"
        "that it fired all of its rockets at the pier of the port of\n"
        "the islands in the night, and that the boats of the guard of\n"
        "the coast, none of which was hit, had left it before October\n"
        "9 without a word to anybody."
    )
    assert [each.quote for each in read(text)] == [text]


NARROW = """SEL (AP) - The harbour ministry said
that about 600 crews had been sent. Norvik
denied that its boats had mined the pier."""


def test_the_lines_of_a_narrow_column_are_read_as_one() -> None:
    first, second = read(NARROW)
    assert (first.source, [f.low for f in first.figures]) == ("The harbour ministry", [600])
    assert (second.source, second.stance) == ("Norvik", "denies")


def test_a_name_goes_on_in_the_next_line_of_a_narrow_column() -> None:
    text = (
        "At least 38 people were killed when\nthe dam near the town of Upper\nNorvik broke, the"
        " office of the\nregional governor said. The Sel\nNavy denied that it had mined the\ndam."
    )
    assert [(each.source, each.stance) for each in read(text)] == [
        ("the office of the regional governor", "asserts"),
        ("Sel Navy", "denies"),
    ]


def test_a_short_heading_right_above_wrapped_lines_is_not_their_beginning() -> None:
    text = (
        "Two Boats Sink Near Norvik\nThe Sel Navy said on Monday that it had lost two boats,\n"
        "which had left the pier of the northern islands in the\nmorning, and that nobody was"
        " hurt when the two of them\nsank."
    )
    assert [each.quote for each in read(text)] == text.split("\n", 1)


@pytest.mark.parametrize(
    "text",
    [
        # Two lines only that surely break inside a sentence; the others are as long.
        "The harbour ministry said that about 600 soldiers had been sent to Sel to\n"
        "help with the rescue. The owner denied that the ferry had been full. The\n"
        "Coast Guard said that it could not confirm the number of dead at the old\n"
        "Pier of Sel.",
        # The last line but one of a narrow column is shorter than others may be.
        "The ministry said 38\npeople were saved in\nthe bay. The governor\nof Sel said that the\n"
        "tug had saved all\nof the fifty people.",
    ],
)
def test_a_paragraph_broken_to_an_even_width_is_one_however_short(text: str) -> None:
    assert [block.of(text) for block in blocks_in(text)] == [text]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The mayor said that 38 people were saved.The owner denied that.",
            ["The mayor said that 38 people were saved.", "The owner denied that."],
        ),
        (
            "The mayor said that node.js and booking.com failed at noon.",
            ["The mayor said that node.js and booking.com failed at noon."],
        ),
    ],
)
def test_a_sentence_ends_where_the_blank_after_it_was_lost(text: str, quotes: list[str]) -> None:
    assert [each.quote for each in read(text)] == quotes


@pytest.mark.parametrize(
    ("broken", "unit"), [("5 vil-\nlages", "villages"), ("5 long-\nrange missiles", "missiles")]
)
def test_a_word_that_a_hyphen_breaks_at_the_end_of_a_line_is_whole(broken: str, unit: str) -> None:
    [found] = read(f"The navy said that it had hit\n{broken} off the coast of Sel.")
    assert [(each.low, each.unit) for each in found.figures] == [(5, unit)]
    assert broken in found.quote


def test_a_speech_under_one_label_with_a_title_is_of_whom_it_names() -> None:
    found = read(
        "Meeting with harbour masters\n\nThe President met harbour masters in Sel on Monday.\n\n"
        "President of Norvik Ada Holm: Good day, colleagues.\n\n"
        "We lost nine boats in the storm last year.\n\n"
        "Our crews have been brave, and I thank them for it. We will build new piers."
    )
    lost = next(each for each in found if "nine boats" in each.quote)
    assert lost.source == "President of Norvik Ada Holm"
