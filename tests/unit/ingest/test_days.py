"""When a text was published: what it says itself, then what its file says, and which to believe."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from claimscope.ingest import LIMITS, Reading, read_pasted
from claimscope.ingest.metadata import TABLE
from claimscope.ingest.parsing import CHANGED_THEN, MADE_THEN, parse
from claimscope.ingest.reading import (
    FROM_CHANGE,
    FROM_HEADER,
    FROM_PAGE,
    FROM_PROPERTIES,
    FROM_TEXT,
)
from tests.unit.ingest import made_files as made

DATELINE = "BERGEN, 7 June 2023 (Reuters) - At least 38 people were saved."


def read(content: bytes) -> Reading:
    return parse(content, "", LIMITS)


def word(made_on: str, *lines: str, changed_on: str = "") -> Reading:
    body = "".join(map(made.paragraph, lines or ["It sank."]))
    days = f"<dcterms:created>{made_on}</dcterms:created>"
    days += f"<dcterms:modified>{changed_on}</dcterms:modified>" if changed_on else ""
    return read(made.word_of(body, properties=days))


def pdf(made_on: str, text: str = "It sank.", **properties: str) -> Reading:
    named = {f"/{name}": value for name, value in properties.items()}
    return read(made.pdf(text, properties={"/CreationDate": made_on, **named}))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (DATELINE, "2023-06-07"),
        ("BERGEN, Norway, June 7, 2023 (AP) — At least 38 people were saved.", "2023-06-07"),
        ("BERGEN (June 7, 2023) – At least 38 people were saved.", "2023-06-07"),
        ("7 June 2023, Bergen — At least 38 people were saved.", "2023-06-07"),
        ("KYJIW, 07.06.2023 - Mindestens 38 Menschen wurden gerettet.", "2023-06-07"),
        ("SEVASTOPOL, 25 October 1854 -- The light brigade advanced.", "1854-10-25"),
        ("The storm of 7 June 2023 was the worst in years. The crew - all 12 - was saved.", ""),
        ("BERGEN, 31 June 2023 (Reuters) - At least 38 people were saved.", ""),
    ],
)
def test_a_story_begins_with_its_day(line: str, day: str) -> None:
    found = read_pasted(f"Ferry sinks\n\n{line} {made.STORY}\n\n{made.STORY}")
    assert (found.published_on, found.published_from) == (day, FROM_TEXT if day else "")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023-06-07T10:00:00Z", "2023-06-07"),
        ("Published 2023-06-07T10:00+02:00", "2023-06-07"),
        ("7. Juni 2023", "2023-06-07"),
        ("7 June 2023, 10:00", "2023-06-07"),
        ("31. Juni 2023", ""),
    ],
)
def test_a_line_of_its_own_gives_the_day_however_it_is_written(line: str, day: str) -> None:
    assert read_pasted(f"Ferry sinks\n\n{line}\n\n{made.STORY}").published_on == day


def test_a_dateline_may_go_on_in_the_next_line() -> None:
    assert read_pasted("Ferry sinks\nBERGEN, 7 June\n2023 (Reuters) - At\nleast").published_on == (
        "2023-06-07"
    )


def test_the_day_in_the_text_comes_before_that_of_the_file() -> None:
    for found in (word("2019-02-03T10:00:00Z", DATELINE), pdf("D:20190203", "7 June 2023")):
        assert (found.published_on, found.published_from) == ("2023-06-07", FROM_TEXT)
        assert MADE_THEN not in found.notes


def test_a_day_of_the_file_is_marked_as_one() -> None:
    for found in (word("2019-02-03T10:00:00Z"), pdf("D:20190203100000Z")):
        assert (found.published_on, found.published_from) == ("2019-02-03", FROM_PROPERTIES)
        assert found.notes[-1] == MADE_THEN


def linked(written: str, kind: str = "application/ld+json", *before: str) -> bytes:
    """A page whose linked data gives this day, after what else it describes."""
    own = f'{{"@type":"NewsArticle","headline":"Ferry  sinks","datePublished":"{written}"}}'
    scripts = "".join(f"<script type='{kind}'>{each}</script>" for each in (*before, own))
    return made.page(f"<h1>Ferry sinks</h1><article><p>{made.STORY * 3}</p></article>", scripts)


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2023-06-07T23:30:00-04:00", "2023-06-07", "day"),
        ("20230607T100000Z", "2023-06-07", "day"),
        ("2023/06/07 10:00", "2023-06-07", "day"),
        ("Wed, 07 Jun 2023 10:00:00 GMT", "2023-06-07", "day"),
        ("June 7, 2023", "2023-06-07", "day"),
        ("1686121200", "2023-06-07", "day"),
        ("1686121200000", "2023-06-07", "day"),
        ("2023-06", "2023-06-01", "month"),
        ("2023-06-31", "", "unknown"),
        ("07.06.2023", "", "unknown"),
        ("1970-01-01T00:00:00Z", "", "unknown"),
        ("0001-01-01T00:00:00", "", "unknown"),
        ("9999-12-31", "", "unknown"),
    ],
)
def test_the_day_in_linked_data_is_read_as_it_is_written(
    written: str, day: str, precision: str
) -> None:
    found = read(linked(written))
    assert (found.published_on, found.published_precision) == (day, precision)


@pytest.mark.parametrize("kind", ["application/ld+json; charset=utf-8", "Application/LD+JSON"])
def test_linked_data_is_found_however_its_kind_is_spelt(kind: str) -> None:
    assert read(linked("2023-06-07", kind)).published_on == "2023-06-07"


def test_an_article_that_a_page_points_to_does_not_date_it() -> None:
    other = '{"@type":"NewsArticle","headline":"Bridge falls","datePublished":"2019-02-03"}'
    listed = f'{{"@type":"ItemList","itemListElement":[{other}]}}'
    assert read(linked("2023-06-07", "application/ld+json", listed)).published_on == "2023-06-07"


@pytest.mark.parametrize("written", ["2023-06", "2023-06-31"])
@pytest.mark.parametrize(
    "given",
    ["<meta property='article:published_time' content='{}'>", "<time datetime='{}'></time>"],
)
def test_a_page_that_gives_a_month_gives_no_day(given: str, written: str) -> None:
    found = read(made.page(head=given.format(written)))
    assert (found.published_on, found.published_precision) == ("2023-06-01", "month")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Published 7 June 2023, updated 9 June 2023", "2023-06-07"),
        ("Updated 9 June 2023 | Published 7 June 2023", "2023-06-07"),
        ("Last modified: 2023-06-09\nPosted on June 7, 2023", "2023-06-07"),
        ("Updated 9 June 2023", "2023-06-09"),
        ("7th of June 2023", "2023-06-07"),
        ("It is a lie.\n— Harbour Office (@harbour) June 7, 2023", ""),
    ],
)
def test_a_day_of_publication_goes_before_that_of_a_change(lines: str, day: str) -> None:
    assert read_pasted(f"Ferry sinks\n\n{lines}\n\n{made.STORY}").published_on == day


@pytest.mark.parametrize(
    ("line", "noted"),
    [("Last updated 9 June 2023", True), ("Published 7 June 2023, updated 9 June 2023", False)],
)
def test_a_day_that_is_only_of_a_change_is_told_as_one(line: str, noted: bool) -> None:
    found = read_pasted(f"Ferry sinks\n\n{made.STORY}\n\n{line}")
    assert (CHANGED_THEN in found.notes, found.published_from == FROM_CHANGE) == (noted, noted)


def test_what_a_page_or_a_mail_says_of_its_publication_stays_first() -> None:
    head = "<meta property='article:published_time' content='2021-05-06'>"
    page = read(made.page(f"<article><p>{DATELINE} {made.STORY * 3}</p></article>", head))
    assert (page.published_on, page.published_from) == ("2021-05-06", FROM_PAGE)
    mail = read(made.mail(DATELINE))
    assert (mail.published_on, mail.published_from) == ("2021-05-06", FROM_HEADER)


@pytest.mark.parametrize(
    "written",
    [
        "2013-12-23T23:15:00Z",
        "2013-01-27T09:14:16Z",
        "2006-09-16T00:00:00Z",
        "1601-01-01T00:00:00Z",
        "1969-12-31T16:00:00Z",
        "1970-01-01T00:00:00Z",
        "1980-01-01T00:00:00Z",
        "9999-01-01T00:00:00Z",
        "yesterday",
    ],
)
def test_a_day_that_a_template_or_a_calendar_invents_is_none(written: str) -> None:
    found = word(written)
    assert (found.published_on, found.published_precision) == ("", "unknown")
    assert found.published_from == ""


@pytest.mark.parametrize("written", ["D:18991230000000", "D:19700101", "D:16010101", "D:1970"])
def test_the_start_of_a_calendar_is_no_day_of_a_pdf(written: str) -> None:
    assert pdf(written).published_on == ""


def test_a_file_made_today_tells_nothing_of_its_text() -> None:
    for today in {date.today(), datetime.now(UTC).date()}:
        assert word(f"{today}T10:00:00Z").published_on == ""
        assert pdf(f"D:{today:%Y%m%d}").published_on == ""
    assert word(f"{date.today() - timedelta(2)}T10:00:00Z").published_on


def test_a_document_begun_from_a_template_has_the_day_of_its_last_change() -> None:
    found = word("2013-12-23T23:15:00Z", changed_on="2019-02-03T10:00:00Z")
    assert found.published_on == "2019-02-03"


def test_the_day_on_which_a_page_was_printed_is_not_that_of_its_text() -> None:
    assert pdf("D:20190203", Creator="Mozilla/5.0 (X11)").published_on == ""


def test_rows_of_values_are_no_title_and_no_day() -> None:
    found = read_pasted("entry,date,place,killed\nX1,2022-01-01,Bergen,3\nX2,2022-01-02,Oslo,2")
    assert (found.title, found.published_on) == ("", "")
    assert TABLE in found.notes


@pytest.mark.parametrize(
    "line",
    [
        "BERGEN, 7 juin 2023 (AFP) - Le port a déclaré que 38 personnes ont été sauvées.",
        "BERGEN, 7 de junio de 2023 (EFE) - El puerto dijo que 38 personas fueron salvadas.",
        "BERGEN, 7 giugno 2023 (ANSA) - Il porto ha detto che 38 persone sono state salvate.",
        "BERGEN, 7 de junho de 2023 (Lusa) - O porto disse que 38 pessoas foram salvas.",
        "БЕРГЕН, 7 июня 2023 г. (ТАСС) - Порт сообщил, что спасены 38 человек.",
        "БЕРГЕН, 7 червня 2023 року (Укрінформ) - Порт повідомив, що врятовано 38 людей.",
        "BERGEN, 7 czerwca 2023 (PAP) - Port poinformował, że uratowano 38 osób.",
        "BERGEN, 7 Haziran 2023 (AA) - Liman 38 kişinin kurtarıldığını söyledi.",
        "卑尔根，2023年6月7日电（新华社）港口表示，38人获救。",
        "베르겐, 2023년 6월 7일 (연합뉴스) - 항구는 38명이 구조되었다고 밝혔다.",
        "بيرغن، 7 يونيو 2023 (رويترز) - قال الميناء إن 38 شخصا تم إنقاذهم.",
    ],
)
def test_a_story_in_another_language_begins_with_its_day_too(line: str) -> None:
    found = read_pasted(line)
    assert (found.published_on, found.published_from) == ("2023-06-07", FROM_TEXT)


def test_what_a_story_in_another_language_tells_of_is_not_its_day() -> None:
    told = "Le 7 juin 2023 le port a déclaré que 38 personnes ont été sauvées pendant la tempête"
    assert read_pasted(f"{told} dans la baie de Bergen.").published_on == ""
    assert read_pasted("BERGEN, 31 juin 2023 (AFP) - Le port a été fermé.").published_on == ""
