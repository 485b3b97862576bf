"""What a picture says of itself survives in the file, and nothing forged is believed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from claimscope.figures.png_metadata import (
    LONGEST,
    PictureError,
    PictureFacts,
    chunk_bytes,
    read_facts,
    with_facts,
)

FACTS = PictureFacts(
    title="A ferry sinks: figures by the day they were said",
    description="3 claims · said by the mayor. Status: 2 unconfirmed, 1 forecast.",
    source="“Ferry sinks”, The Isle Post (Coast Wire), 5 May 2031",
    created=datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC),
    view="timeline?source=mayor&as-of=2031-05-05",
    case_digest="0a" * 32,
    as_of=date(2031, 5, 5),
    version="0.2.0",
    rules_version="2",
)


def png(texts: dict[str, str] | None = None) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    for keyword, text in (texts or {}).items():
        chunks.add_itxt(keyword, text)
    written = BytesIO()
    Image.new("RGB", (40, 30), "#D55E00").save(written, "PNG", pnginfo=chunks)
    return written.getvalue()


def test_a_picture_gives_back_what_was_put_into_it() -> None:
    assert read_facts(with_facts(png(), FACTS)) == FACTS


@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    as_of=st.none() | st.dates(),
)
def test_any_words_come_back_as_they_were(words: str, as_of: date | None) -> None:
    facts = replace(FACTS, title=words, description=words, source=words, as_of=as_of)
    assert read_facts(with_facts(png(), facts)) == facts


def test_a_picture_of_version_0_1_says_no_version_and_opens() -> None:
    texts = FACTS.texts()
    del texts["claimscope:version"], texts["claimscope:rules"]
    assert read_facts(png(texts)) == replace(FACTS, version="", rules_version="")


@pytest.mark.parametrize("keyword", ["claimscope:version", "claimscope:rules"])
def test_a_version_that_is_none_is_not_believed(keyword: str) -> None:
    with pytest.raises(PictureError, match="not what Claimscope writes"):
        read_facts(png({**FACTS.texts(), keyword: "<b>2</b>"}))


def test_the_picture_itself_is_the_same() -> None:
    with Image.open(BytesIO(with_facts(png(), FACTS))) as picture:
        picture.load()
        assert (picture.size, picture.getpixel((5, 5))) == ((40, 30), (0xD5, 0x5E, 0))


def test_any_program_reads_the_chunks_as_text() -> None:
    with Image.open(BytesIO(with_facts(png(), FACTS))) as picture:
        assert picture.info["claimscope:view"] == "timeline?source=mayor&as-of=2031-05-05"
        assert picture.info["Creation Time"] == "Tue, 06 May 2031 07:08:09 GMT"


def test_words_without_end_are_cut_in_the_file_and_still_read() -> None:
    facts = read_facts(with_facts(png(), replace(FACTS, description="x" * (LONGEST * 3))))
    assert facts.description == "x" * LONGEST


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "not a PNG"),
        (b"%PDF-1.7", "not a PNG"),
        (b"\x89PNG\r\n\x1a\n", "not a PNG|damaged"),
        (with_facts(png(), FACTS)[:60], "not a PNG|damaged"),
        (png(), "does not say which view"),
        (png({"Software": "Another program"}), "does not say which view"),
        (png({"Software": "Claimscope"}), "not what Claimscope writes"),
    ],
)
def test_a_picture_without_facts_is_refused_with_the_reason(file: bytes, told: str) -> None:
    with pytest.raises(PictureError, match=told):
        read_facts(file)


@pytest.mark.parametrize(
    "forged",
    [
        {"claimscope:view": "https://elsewhere.example/?source=nis"},
        {"claimscope:view": "//elsewhere.example"},
        {"claimscope:view": "javascript:alert(1)"},
        {"claimscope:view": "timeline?q=a#b"},
        {"claimscope:view": "timeline?q=" + "x" * LONGEST},
        {"claimscope:case": "0a" * 31},
        {"claimscope:as-of": "yesterday"},
        {"Creation Time": "soon"},
        {"Description": "x" * (LONGEST + 1)},
    ],
)
def test_forged_facts_are_refused(forged: dict[str, str]) -> None:
    with pytest.raises(PictureError, match="not what Claimscope writes"):
        read_facts(png({**FACTS.texts(), **forged}))


def test_a_chunk_of_a_hundred_megabytes_is_not_unpacked() -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt("Description", "x" * 100_000_000, zip=True)
    written = BytesIO()
    Image.new("RGB", (4, 3)).save(written, "PNG", pnginfo=chunks)
    with pytest.raises(PictureError):
        read_facts(written.getvalue())


@given(data=st.binary(max_size=400))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    for file in (data, png() + data, png()[:33] + data, png()[:20] + chunk_bytes(FACTS) + data):
        with suppress(PictureError):
            read_facts(file)
