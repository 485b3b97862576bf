"""What is read from each kind of file, and which facts it proposes."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from claimscope.ingest import LIMITS, Reading, ReadingError, read_bytes, read_pasted
from claimscope.ingest.parsing import parse
from claimscope.ingest.subtitles import LEFT_OUT
from tests.unit.ingest import made_files as made

STORY = made.STORY.strip()


def read(content: bytes, name: str = "") -> Reading:
    return parse(content, name, LIMITS)


def test_a_reading_from_the_child_process_is_the_same_as_in_this_one() -> None:
    assert read_bytes(made.page(), "a.html") == read(made.page(), "a.html")


def test_the_hash_is_that_of_the_text_as_it_is_saved(tmp_path: Path) -> None:
    kept = read_pasted("“Déjà vu”\r\nhe said")
    saved = tmp_path / "text.txt"
    saved.write_bytes(kept.text.encode())
    assert kept.sha256 == sha256(saved.read_bytes()).hexdigest()


def test_a_page_gives_its_main_text_and_what_its_head_says() -> None:
    head = (
        "<meta property='og:site_name' content='Bay News'>"
        "<meta name='author' content='Reuters'>"
        "<meta property='article:published_time' content='2021-05-06T09:00:00Z'>"
        "<link rel='canonical' href='https://news.example/ferry'>"
    )
    body = f"<nav>Sport</nav><article><p>{made.STORY * 3}</p></article><script>x()</script>"
    found = read(made.page(body, head), "a.html")
    assert STORY in found.text
    assert "Sport" not in found.text
    assert "x()" not in found.text
    assert (found.kind, found.title, found.publisher) == ("page", "Ferry sinks", "Bay News")
    assert (found.wire, found.language) == ("Reuters", "en")
    assert (found.published_on, found.published_precision) == ("2021-05-06", "day")
    assert found.url == "https://news.example/ferry"
    assert any("Scripts, navigation" in note for note in found.notes)


def test_a_page_dates_itself_in_its_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", '
        '"@type": "NewsArticle", "datePublished": "2021-05-06", "headline": "Ferry"}</script>'
    )
    assert read(made.page(head=head)).published_on == "2021-05-06"


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("D:20210506093000Z", "2021-05-06", "day"),
        ("D:202105", "2021-05-01", "month"),
        ("D:2021", "2021-01-01", "year"),
        ("yesterday", "", "unknown"),
        ("D:20219999", "", "unknown"),
    ],
)
def test_a_pdf_gives_its_pages_and_the_day_it_was_made(
    written: str, day: str, precision: str
) -> None:
    properties = {"/Title": "Ferry report", "/CreationDate": written}
    found = read(made.pdf("The ferry sank", "All were saved", properties=properties))
    assert found.text == "The ferry sank\n\nAll were saved\n"
    assert (found.kind, found.title) == ("pdf", "Ferry report")
    assert (found.published_on, found.published_precision) == (day, precision)


def test_a_word_document_gives_its_paragraphs() -> None:
    found = read(made.word("The ferry sank.", "All were saved.", title="Ferry report"), "a.docx")
    assert found.text == "The ferry sank.\n\nAll were saved.\n"
    assert (found.kind, found.title) == ("word", "Ferry report")


def test_a_mail_gives_its_body_and_names_what_is_attached() -> None:
    found = read(made.mail("The ferry sank.\n", attached=b"%PDF-"), "a.eml")
    assert found.text == "The ferry sank.\n"
    assert (found.title, found.publisher) == ("Ferry sinks", "Harbour Office")
    assert found.published_on == "2021-05-06"  # on the sender's own calendar
    assert found.notes == ("Not read: list.pdf.",)


def test_a_mail_in_html_is_read_as_a_page() -> None:
    assert STORY in read(made.mail(html=made.page().decode())).text


def test_latin_1_is_read_rightly_and_named() -> None:
    text = "Le préfet a déclaré que la forêt brûlait déjà à la fin de l'été, près du château."
    found = read(text.encode("latin-1"), "a.txt")
    assert found.text == f"{text}\n"
    assert found.notes[0] == "Read as Latin-1."


def test_utf_16_is_read_by_its_mark() -> None:
    assert read("The ferry — sank".encode("utf-16")).text == "The ferry — sank\n"


@pytest.mark.parametrize("text", ["Ferry sinks\n\n38 were saved.", "Паром затонул в заливе."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(encoding: str, text: str) -> None:
    found = read(text.encode(encoding))
    assert (found.text, found.notes) == (f"{text}\n", ("Read as UTF-16.",))


def test_a_short_story_that_tells_of_consent_is_no_notice() -> None:
    words = "“We and our partners will not share access to the bay”, the mayor said on Tuesday."
    assert words in read(made.page(f"<article><p>{words}</p></article>")).text


def test_a_page_is_known_behind_a_long_comment() -> None:
    content = b"<!-- saved from " + b"x" * 10_000 + b" -->\n" + made.page()
    assert read(content).kind == "page"


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "Ferry sinks", "text": "Two died, he said."}',
        '[{"text": "Two died, he said."}]',
        '{"text": "Two died"}\n{"text": "None died"}',
        '<?xml version="1.0"?><story>Two died, he said.</story>',
    ],
)
def test_what_programs_write_is_kept_with_a_note_and_without_a_title(text: str) -> None:
    found = read(text.encode())
    assert (found.text, found.title) == (f"{text}\n", "")
    assert any("written for programs" in note for note in found.notes)


@pytest.mark.parametrize("text", ["[1]\nFerry sinks", "[00:01] HOLM: They lie.", "{Ferry} sinks"])
def test_a_bracket_alone_makes_no_data(text: str) -> None:
    assert not any("written for programs" in note for note in read(text.encode()).notes)


def test_a_text_that_is_a_page_is_read_as_one_and_says_so() -> None:
    found = read(made.page(), "a.txt")
    assert found.kind == "page"
    assert found.notes[0] == (
        "Its name says that it is a plain text, but it is a web page and was read as one."
    )


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("SEOUL (AFP) — Nothing happened", "AFP"),
        ("SEOUL, May 6 (Reuters) - Nothing happened", "Reuters"),
        ("A picture of the bay. — AP", "AP"),
        ("By Jane Doe, Associated Press", "AP"),
        ("Reuters", "Reuters"),
        ("He told Reuters that nothing happened.", ""),
        ("A map (APEC) of the bay", ""),
        ("(Reuters) - Nothing happened", "Reuters"),
        ("Nothing happened in the bay (AFP)", "AFP"),
        ("It was told by the Korean Central News Agency (KCNA), which is in Pyongyang.", ""),
    ],
)
def test_the_agency_is_told_from_byline_and_dateline(line: str, agency: str) -> None:
    assert read_pasted(f"Ferry sinks\n\n{line}\n\nMore of it.").wire == agency


@pytest.mark.parametrize(
    ("line", "day", "precision"),
    [
        ("Published October 18, 2024", "2024-10-18", "day"),
        ("Published in the paper, October 19th, 2024", "2024-10-19", "day"),
        ("18 Oct 2024", "2024-10-18", "day"),
        ("2024-10-18 09:30", "2024-10-18", "day"),
        ("October 2024", "2024-10-01", "month"),
        (
            "The Harbour Office, October 18, 2024 (excerpt: what was said first)",
            "2024-10-18",
            "day",
        ),
        (f"The Harbour Office, 18 October 2024 ({'excerpt ' * 20})", "2024-10-18", "day"),
        ("31 February 2024", "", "unknown"),
        ("No day at all", "", "unknown"),
    ],
)
def test_the_day_is_told_from_a_line_of_its_own(line: str, day: str, precision: str) -> None:
    found = read_pasted(f"Ferry sinks\n\n{line}\n\nMore of it.")
    assert (found.published_on, found.published_precision) == (day, precision)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("The Harbour Office, October 18, 2024", "The Harbour Office"),
        ("The Harbour Office, 18 October 2024 (excerpt)", "The Harbour Office"),
        ("The Ferry Gazette, October 2024", "The Ferry Gazette"),
        ("Published in Ferry News, October 19th, 2024", "Ferry News"),
        ("Harbour News, 18 October 2024", "Harbour News"),
        ("Old Pier Blog, October 18, 2024", "Old Pier Blog"),
        ("Published in the paper, October 19th, 2024", ""),
        ("Bergen, October 18, 2024", ""),
        ("The Hague, October 18, 2024", ""),
        ("The ferry sank on Friday, October 18, 2024", ""),
        ("The Harbour Office", ""),
    ],
)
def test_the_publisher_is_told_from_the_line_that_dates_it(line: str, publisher: str) -> None:
    assert read_pasted(f"Ferry sinks\n\n{line}\n\nMore of it.").publisher == publisher


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry sank in the bay and the crew was saved", "en"),
        ("Die Fähre ist in der Bucht gesunken und die Leute sind nicht in Gefahr", "de"),
        ("Паром затонул в заливе", "ru"),
        ("Пором затонув у затоці, її екіпаж врятовано", "uk"),
        ("배가 가라앉았다", "ko"),
        ("フェリーが沈んだ", "ja"),
        ("Hm", ""),
    ],
)
def test_the_language_is_told_from_the_text(text: str, code: str) -> None:
    assert read_pasted(text).language == code


def test_a_headline_is_proposed_and_a_sentence_is_none() -> None:
    assert read_pasted("# Ferry sinks\n\nIt did.").title == "Ferry sinks"
    assert read_pasted("It sank.\n\nIt did.").title == ""


def test_a_title_is_spelt_as_it_is_searched_for_and_the_text_stays_as_printed() -> None:
    reading = read_pasted("Port oﬃcials ﬁnd ﬂooded ferry\n\nIt had sunk in the ﬂood, they said.")
    assert reading.title == "Port officials find flooded ferry"
    assert "Port oﬃcials ﬁnd ﬂooded ferry" in reading.text


def test_a_mail_in_a_japanese_encoding_is_read_by_what_it_declares() -> None:
    head = b"From: a@harbour.example\r\nDate: x\r\n"
    head += b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n"
    assert read(head + "船が沈んだ".encode("iso-2022-jp")).text == "船が沈んだ\n"


def test_a_control_character_does_not_end_a_page() -> None:
    assert STORY in read(made.page().replace(b"<head>", b"\x01<head>")).text


def test_the_day_of_a_page_is_that_of_its_article_and_not_of_the_site_around_it() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": '
        '"2019-01-01"}, {"@type": ["NewsArticle"], "datePublished": "2024-10-17T23:30:00-07:00"}]}'
        "</script>"
    )
    assert read(made.page(head=head)).published_on == "2024-10-17"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Published 03/04/2024", ""),
        ("Published 23/04/2024", "2024-04-23"),
        ("Published 03/04/2024, 3 April 2024", "2024-04-03"),
    ],
)
def test_a_day_in_digits_that_may_mean_two_is_not_proposed(written: str, day: str) -> None:
    found = read(made.page(f"<article><p>{written}</p><p>{made.STORY * 3}</p></article>"))
    assert found.published_on == day
    assert any("may mean two days" in note for note in found.notes) is not bool(day)


def test_a_page_that_only_says_when_it_was_changed_says_so() -> None:
    head = "<meta property='article:modified_time' content='2024-10-20T08:00:00Z'>"
    found = read(made.page(head=head))
    assert found.published_on == "2024-10-20"
    assert any("last change" in note for note in found.notes)


def test_a_page_that_needs_scripts_holds_no_text() -> None:
    body = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    with pytest.raises(ReadingError, match="scripts"):
        read(made.page(body))


def test_raised_digits_stay_raised() -> None:
    body = (
        f"<p>{made.STORY * 3}</p><p>It killed 1,200<sup>3</sup> in 300 km<sup>2</sup>, he said.</p>"
    )
    assert "killed 1,200³ in 300 km²," in read(made.page(f"<article>{body}</article>")).text


def test_the_rows_of_a_narrow_table_give_no_day_and_no_title() -> None:
    found = read(b"date,place,dead\n2024-10-17,Sel,12\n2024-10-18,Holm,3\n", "toll.csv")
    assert (found.title, found.published_on) == ("", "")
    assert any("table of values" in note for note in found.notes)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Ferry sinks\n---\n\nTwo died, he said.\n", "Ferry sinks"),
        ("1\n00:00:01,000 --> 00:00:04,000\nFerry sinks\n\n2\nand burns.\n", "Ferry sinks"),
    ],
)
def test_a_line_without_words_is_no_title(text: str, title: str) -> None:
    assert read(text.encode()).title == title


def test_a_mail_without_a_day_is_still_a_mail() -> None:
    found = read(b"From: desk@bay.example\nSubject: Toll\n\nTwo died, he said.\n", "a.eml")
    assert (found.kind, found.title, found.published_on) == ("mail", "Toll", "")


@pytest.mark.parametrize(
    ("part", "what"),
    [("xl/workbook.xml", "an Excel workbook"), ("ppt/presentation.xml", "a PowerPoint")],
)
def test_another_packed_document_is_named(part: str, what: str) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(part, "<x/>")
    with pytest.raises(ReadingError, match=what):
        read(packed.getvalue())


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        ("Паром затонул в заливе, сообщил капитан порта.", "koi8_r", "Read as KOI8-R."),
        ("Паром затонув у затоці, повідомив капітан порту.", "koi8_u", "Read as KOI8-U."),
        (
            "Rzecznik portu powiedział, że prom zatonął w zatoce; część załogi została uratowana.",
            "cp1250",
            "Read as Windows-1250.",
        ),
        (
            "Rzecznik portu powiedział, że prom zatonął w zatoce; część załogi została uratowana.",
            "iso8859_2",
            "Read as Latin-2.",
        ),
        (
            "Mluvčí přístavu řekl, že trajekt se potopil a že několik lidí je stále pohřešováno.",
            "cp1250",
            "Read as Windows-1250.",
        ),
    ],
)
def test_an_encoding_without_a_label_is_told_by_the_words(
    text: str, encoding: str, note: str
) -> None:
    found = read((text * 2).encode(encoding), "a.txt")
    assert found.text == f"{text * 2}\n"
    assert found.notes[0] == note


@pytest.mark.parametrize("encoding", ["cp1251", "cp866"])
def test_other_cyrillic_encodings_are_not_taken_for_koi8(encoding: str) -> None:
    text = "Паром затонул в заливе, сообщил капитан порта. Спасены 38 человек, двое ранены."
    assert read(text.encode(encoding), "a.txt").text == f"{text}\n"


SUBRIP = (
    "1\n00:00:01,000 --> 00:00:04,000\n<i>The mayor said the ferry</i>\nhad sunk.\n\n"
    "2\n00:00:04,500 --> 00:00:06,000\n[applause]\n\n"
    "3\n00:00:06,500 --> 00:00:08,000\nAll were saved.\n"
)
WEBVTT = (
    "WEBVTT - Harbour\n\nNOTE by hand\n\n00:01.000 --> 00:04.000 align:start\n"
    "<v Ada Holm>The ferry had sunk.\n\n00:04.500 --> 00:08.000\n<v Ibo Lens>All were saved.\n"
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SUBRIP, "The mayor said the ferry had sunk. All were saved.\n"),
        (WEBVTT, "Ada Holm: The ferry had sunk.\n\nIbo Lens: All were saved.\n"),
    ],
)
def test_of_subtitles_what_is_spoken_is_read(content: str, text: str) -> None:
    for found in (read(content.encode(), "a.srt"), read_pasted(content)):
        assert found.text == text
        assert LEFT_OUT in found.notes


def test_a_text_that_tells_of_times_is_no_file_of_subtitles() -> None:
    text = "The ferry sank.\n\n00:00:01,000 --> 00:00:04,000\nThe mayor said so.\n"
    assert read(text.encode(), "a.txt").text == text
