"""What a PDF says: its words whole, of every file that opens without a password."""

from __future__ import annotations

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from claimscope.ingest import LIMITS, Reading, ReadingError, read_bytes
from claimscope.ingest.page_furniture import LEFT_OUT
from claimscope.ingest.parsing import parse
from claimscope.ingest.pdf_text import is_right_to_left, whole_words
from tests.unit.ingest import made_files as made


def read(content: bytes) -> Reading:
    return parse(content, "a.pdf", LIMITS)


ALGORITHMS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_pdf_that_opens_without_a_password_is_read(algorithm: str) -> None:
    assert read(made.pdf("It sank.", locked="open", algorithm=algorithm)).text == "It sank.\n"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_pdf_that_asks_for_a_password_is_refused(algorithm: str) -> None:
    with pytest.raises(ReadingError, match=r"The PDF is encrypted\. Save it without a password"):
        read(made.pdf("It sank.", locked="secret", algorithm=algorithm))


def test_an_encrypted_pdf_is_read_within_the_limits_of_the_child_process() -> None:
    content = made.pdf("It sank.", locked="open", algorithm="AES-256")
    assert read_bytes(content, "a.pdf").text == "It sank.\n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The evacu\u2010\nation began", "The evacuation began"),
        ("The evacu \u2010\nation began", "The evacuation began"),
        ("The evacu\u00ad\nation began", "The evacuation began"),
        ("It could not con-\nfirm it", "It could not confirm it"),
        ("An anti-\naircraft gun; anti-aircraft", "An anti-aircraft gun; anti-aircraft"),
        ("The Fähre-\nNord", "The Fähre-Nord"),
        ("A 38-\nyear-old", "A 38-year-old"),
        ("It sank -\nall of it", "It sank -\nall of it"),
    ],
)
def test_a_word_that_the_end_of_a_line_breaks_is_whole(text: str, whole: str) -> None:
    assert whole_words(text) == whole


def test_a_place_to_break_a_word_is_no_blank_in_it() -> None:
    assert read(made.pdf("The gover\u00adnor de\u00adnied it.\nIt sank.")).text == (
        "The governor denied it.\nIt sank.\n"
    )


def test_what_every_page_has_at_its_head_and_foot_does_not_cut_the_text() -> None:
    stories = ["It sank, and the mayor", "said that 38 people", "were saved by a tug."]
    pages = [f"Bay Weekly\n{each}\nPage {n} of 3" for n, each in enumerate(stories, start=1)]
    found = read(made.pdf(*pages))
    assert found.text == "\n".join(["Bay Weekly", *stories, "Page 3 of 3", ""])
    assert LEFT_OUT in found.notes
    assert found.publisher == "Bay Weekly"


@pytest.mark.parametrize(
    "pages",
    [
        ["Head\nIt sank.", "Head\nNobody died."],  # two pages show no habit
        ["Ada: 2\nAda: 9\nAda: 5", "Ada: 7\nAda: 3\nAda: 4", "Ada: 6\nAda: 1\nAda: 8"],
        ["Day one.\nSaved: 38", "Day two.\nSaved: 12", "Day three.\nSaved: 7"],
        ["Sel\nSel\nIt sank.", "Sel\nSel\nAll died.", "Sel\nSel\nNobody died."],
    ],
)
def test_lines_that_pages_have_in_common_by_their_subject_are_read(pages: list[str]) -> None:
    found = read(made.pdf(*pages))
    assert found.text == "\n\n".join(pages) + "\n"
    assert LEFT_OUT not in found.notes


def test_a_word_that_the_end_of_a_page_breaks_is_whole() -> None:
    assert read(made.pdf("The evacu-", "ation began.")).text == "The evacuation began.\n"


@pytest.mark.parametrize(
    "title",
    [
        *("Microsoft Word - toll.docx", "toll.indd", "untitled", "Document1", "Slide 1"),
        *("PowerPoint Presentation", "http://bay.example/toll", "-"),
    ],
)
def test_a_title_that_a_program_has_given_is_none(title: str) -> None:
    text = "Ferry sinks\nIt sank in the bay, he said."
    assert read(made.pdf(text, properties={"/Title": title})).title == "Ferry sinks"
    word = parse(made.word(*text.split("\n"), title=title), "a.docx", LIMITS)
    assert word.title == "Ferry sinks"


def test_a_title_that_somebody_has_given_stays() -> None:
    found = read(made.pdf("It sank.", properties={"/Title": "The document that sank a ferry"}))
    assert found.title == "The document that sank a ferry"


def test_pages_without_text_are_named() -> None:
    writer = PdfWriter()
    for content in (made.blank_pdf(1), made.pdf("It sank."), made.blank_pdf(1)):
        writer.append(made.opened_pdf(content))
    assert read(made.written_pdf(writer)).notes[-1] == (
        "Not read: 2 pages: 1, 3, without text (a picture, or blank)."
    )


def test_attached_files_and_notes_on_a_page_are_named() -> None:
    writer = PdfWriter()
    writer.append(made.opened_pdf(made.pdf("It sank.")))
    writer.add_attachment("list.txt", b"38")
    writer.add_annotation(0, FreeText(text="It did not.", rect=(0, 0, 9, 9)))
    assert read(made.written_pdf(writer)).notes[-1] == "Not read: 1 attached file, 1 note."


LEFT = (
    "The harbour master said that the ferry",
    "sank on Tuesday in the bay, and that",
    "all of the people who had been on it",
    "were saved by the crew of a tug that",
    "came from the port.",
)
RIGHT = (
    "The owner of the ferry denied that it",
    "had been overloaded, and said that no",
    "more than 40 people had been aboard it",
    "when it left. The coast guard could",
    "not confirm that.",
)


def side_by_side(*columns: tuple[str, ...], apart: int = 260) -> list[tuple[int, int, str]]:
    """The lines of columns as a PDF draws them that goes across the page, line by line."""
    rows = enumerate(zip(*columns, strict=True))
    return [
        (40 + apart * number, 340 - 14 * row, text)
        for row, lines in rows
        for number, text in enumerate(lines)
    ]


def test_the_blanks_of_a_justified_line_are_single() -> None:
    assert read(made.pdf("The  ferry  sank  on  Monday.")).text == "The ferry sank on Monday.\n"


def test_columns_are_read_one_after_the_other() -> None:
    across = [(40, 370, "Ferry sinks"), *side_by_side(LEFT, RIGHT)]
    assert read(made.placed_pdf(*across)).text.split("\n") == ["Ferry sinks", *LEFT, *RIGHT, ""]


def test_a_line_across_the_columns_comes_between_what_is_above_and_below_it() -> None:
    across = side_by_side(LEFT, RIGHT)
    line = "What the owner of the ferry and the harbour master said of it later on that very day"
    below = [(x, y - 120, f"{text} too") for x, y, text in across]
    lines = read(made.placed_pdf(*across, (40, 250, line), *below)).text.split("\n")
    assert lines.index(line) == len(LEFT) + len(RIGHT)


def test_the_rows_of_a_table_stay_rows() -> None:
    table = side_by_side(("Port", "Sel", "Old Pier", "Bay", "All"), ("Saved", "12", "3", "1", "16"))
    assert "Old Pier 3\n" in read(made.placed_pdf(*table)).text
    told = tuple(f"{text.rstrip('.')}." for text in LEFT)
    said = side_by_side(told, tuple(f"{text.rstrip('.')}." for text in RIGHT))
    assert f"{told[0]} {RIGHT[0]}" in read(made.placed_pdf(*said)).text


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("قالت الوزارة إن 38 شخصا قتلوا", True),
        ("המשרד אמר כי 38 בני אדם נהרגו", True),
        ("The ministry said that 38 people were killed, the word being قال in Arabic.", False),
        ("", False),
    ],
)
def test_writing_from_right_to_left_is_noticed(text: str, is_so: bool) -> None:
    assert is_right_to_left(text) is is_so
