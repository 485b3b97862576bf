"""What a web page says, in the characters in which a browser would show it."""

from __future__ import annotations

import pytest

from claimscope.ingest import LIMITS, Reading
from claimscope.ingest.formats.html import SEVERAL, changed_note
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made


def read(content: bytes) -> Reading:
    return parse(content, "a.html", LIMITS)


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "US-ASCII", "windows-1252"])
@pytest.mark.parametrize("shape", ['<meta charset="{}">', "<meta content='text/html; charset={}'>"])
def test_what_calls_itself_latin_1_is_read_as_browsers_read_it(label: str, shape: str) -> None:
    body = f"<article><p>“€5m was lost” – he’d said. {made.STORY * 3}</p></article>"
    found = read(made.page(body, shape.format(label)).decode().encode("cp1252"))
    assert "“€5m was lost” – he’d said." in found.text
    assert "Read as Windows-1252." in found.notes


def test_the_encoding_of_an_xml_declaration_is_believed() -> None:
    text = "Паром затонул в заливе, сообщил капитан порта. "
    page = f"<html><body><article><p>{text * 5}</p></article></body></html>"
    content = b'<?xml version="1.0" encoding="koi8-r"?>' + page.encode("koi8-r")
    assert text.strip() in read(content).text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_one_broken_byte_does_not_change_all_the_others(encoding: str) -> None:
    text = "Паром затонул в заливе, сообщил капитан порта. " * 5
    page = f"<meta charset='{encoding}'><article><p>{text}</p></article>".encode(encoding)
    found = read(page.replace(b"</p>", b"\x98</p>"))
    assert text.strip() in found.text
    assert "Some bytes are no characters; they show as �." in found.notes


@pytest.mark.parametrize("struck", ["<del>{}</del>", "<s>{}</s>", "<strike>{}</strike>"])
def test_what_a_page_strikes_out_is_left_out_and_told(struck: str) -> None:
    words = f"Some {struck.format('forty')} <ins>38</ins> people were saved. {made.STORY * 3}"
    found = read(made.page(f"<article><p>{words}</p></article>"))
    assert "forty" not in found.text
    assert "38 people were saved" in found.text
    assert "Text that is struck out is left out." in found.notes


def test_a_style_strikes_out_like_an_element() -> None:
    words = f"<span style='Text-Decoration: Line-Through'>forty</span> 38. {made.STORY * 3}"
    assert "forty" not in read(made.page(f"<article><p>{words}</p></article>")).text


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("<style>.gone { text-decoration: line-through }</style>", "<i class='a gone'>forty</i>"),
        ("<style>b, #gone{Text-Decoration:Line-Through}</style>", "<i id='gone'>forty</i>"),
        ("<style>@media screen{ i.x {text-decoration: line-through} }</style>", ""),
        ("<style>q{text-decoration-line: line-through}</style>", "<q>forty</q>"),
        ("", "<i role='deletion'>forty</i>"),
    ],
)
def test_the_style_sheet_of_a_page_strikes_out_too(head: str, words: str) -> None:
    body = f"<article><p>{words} 38 of them. {made.STORY * 3}</p></article>"
    found = read(made.page(body, head))
    assert "forty" not in found.text
    assert "38 of them" in found.text


@pytest.mark.parametrize("name", ["s", "S", "strike", "del"])
def test_a_paragraph_may_be_struck_out_as_a_whole(name: str) -> None:
    body = f"<article><p>{made.STORY * 3}</p><{name}><p>All drowned.</p></{name}></article>"
    found = read(made.page(body))
    assert "drowned" not in found.text
    assert "Text that is struck out is left out." in found.notes


def test_a_page_that_strikes_nothing_out_says_nothing_of_it() -> None:
    assert not any("struck" in note for note in read(made.page()).notes)


def test_a_table_that_lays_out_a_page_is_prose() -> None:
    cells = f"<td><h1>Ferry sinks</h1><p>{made.STORY * 2}</p><p>{made.STORY}</p></td><td>Menu</td>"
    found = read(made.page(f"<table><tr>{cells}</tr></table>"))
    assert made.STORY.strip() in found.text
    assert "|" not in found.text


PUBLISHED = "<meta property='article:published_time' content='2023-06-07T06:00:00Z'>"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<meta property='article:modified_time' content='2023-06-09T16:00:00Z'>", True),
        ("<meta property='og:updated_time' content='2023-06-09T16:00:00Z'>", True),
        ('<script type="application/ld+json">{"dateModified": "2023-06-09"}</script>', True),
        ("<meta property='article:modified_time' content='2023-06-07T16:00:00Z'>", False),
        ("<meta property='article:modified_time' content='yesterday'>", False),
        ("", False),
    ],
)
def test_a_page_that_was_changed_after_its_publication_is_told(head: str, told: bool) -> None:
    found = read(made.page(head=f"{PUBLISHED}{head}"))
    assert found.published_on == "2023-06-07"
    assert (changed_note("2023-06-09") in found.notes) is told


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
        '<script type="application/ld+json">{"isAccessibleForFree":false}</script>',
        '<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_page_for_subscribers_is_told(head: str) -> None:
    told = "The page says that it is not free to read"
    assert any(note.startswith(told) for note in read(made.page(head=head)).notes)
    assert not any(note.startswith(told) for note in read(made.page()).notes)


HIDDEN = "Text that is hidden is left out."


@pytest.mark.parametrize(
    ("head", "hidden"),
    [
        ("", "<p hidden>{}</p>"),
        ("", "<p style='Display: none'>{}</p>"),
        ("", "<p style='visibility:hidden'>{}</p>"),
        ("<style>.old {display : none}</style>", "<p class='old'>{}</p>"),
        ("<style>@media print{p{color:red}} .old{display:none}</style>", "<p class='old'>{}</p>"),
    ],
)
def test_what_a_page_hides_is_left_out_and_told(head: str, hidden: str) -> None:
    words = hidden.format("Forty people drowned, an earlier version of this page said by mistake.")
    found = read(made.page(f"<article><p>{made.STORY * 3}</p>{words}</article>", head))
    assert "Forty" not in found.text
    assert HIDDEN in found.notes


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("<style>@media print{b{color:red} .old{display:none}}</style>", "<p class='old'>{}</p>"),
        ("<style>.menu .old{display:none}</style>", "<p class='old'>{}</p>"),
        ("", "<p style='display:inline'>{}</p>"),
    ],
)
def test_what_a_page_hides_elsewhere_only_is_read(head: str, shown: str) -> None:
    words = shown.format("Forty people drowned, the mayor said on Wednesday to the newspaper.")
    found = read(made.page(f"<article><p>{made.STORY * 3}</p>{words}</article>", head))
    assert "Forty people drowned" in found.text
    assert HIDDEN not in found.notes


def test_a_page_that_hides_its_story_until_scripts_show_it_is_read() -> None:
    body = f"<article class='later'><p>{made.STORY * 3}</p></article><p>Please wait a moment.</p>"
    found = read(made.page(body, "<style>.later{display:none}</style>"))
    assert made.STORY.strip() in found.text


def test_the_language_of_a_page_in_xhtml_is_the_one_it_declares() -> None:
    content = made.page().replace(b"<html lang='en'", b"<html xml:lang='uk'")
    assert read(content).language == "uk"


def test_an_outlet_at_the_head_of_its_page_is_not_its_title() -> None:
    body = f"<header><h1>Bay Weekly</h1></header><h2>Ferry sinks</h2><p>{made.STORY * 3}</p>"
    page = made.page(body).replace(b"Ferry sinks</title>", b"Ferry sinks - Bay Weekly</title>")
    found = read(
        page.replace(b"<head>", b"<head><meta property='og:site_name' content='Bay Weekly'>")
    )
    assert (found.title, found.publisher) == ("Ferry sinks", "Bay Weekly")


def test_a_quotation_in_a_line_has_the_marks_that_a_browser_shows() -> None:
    words = "He said <q>we did <b>not</b> do it</q> and <q>never <i>will</i></q>, on Tuesday."
    text = read(made.page(f"<article><p>{words}</p><p>{made.STORY * 3}</p></article>")).text
    assert "He said “we did not do it” and “never will”, on Tuesday." in text


def article(heading: str, words: str) -> str:
    return f"<article><h1>{heading}</h1><p>{words}</p></article>"


def test_a_page_of_several_articles_says_so() -> None:
    two = article("Ferry sinks", made.STORY * 3) + article("Pier burns", "The pier burned. " * 20)
    assert SEVERAL in read(made.page(two)).notes


def test_a_teaser_beside_an_article_is_not_another_one() -> None:
    teaser = article("Ferry sinks", made.STORY * 3) + article("Pier burns", "The pier burned.")
    assert SEVERAL not in read(made.page(teaser)).notes
