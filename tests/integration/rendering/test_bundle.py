"""A view as a bundle of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs
from zipfile import ZipFile

import pypdf
import pytest
from lxml import etree
from PIL import Image

from claimscope.exports.registry import FORMATS
from claimscope.figures.page_layout import SIZES
from claimscope.figures.png_metadata import read_facts
from claimscope.figures.svg_metadata import NAMESPACE
from claimscope.figures.theme import PAPER_FONT
from claimscope.record.case import Case, load_case
from claimscope.rendering.bundle import Bundle, Made, zipped
from claimscope.rendering.renderer import Drawer
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.view_link import ViewLink
from tests.unit.exports.hostile_record import hostile_record
from tools.find_chromium import find_chromium

LINK = ViewLink("?source=nis", "https://claims.example.org")
SVG = "{http://www.w3.org/2000/svg}"
FONT = r"font-family: ([^,;]+)[,;]"
PICTURES = ["map", "timeline", "competing-figures-troops", "credibility", "stance-grid"]


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = Drawer(find_chromium())
    yield drawer
    drawer.close()


def by_name(files: Iterable[Made]) -> dict[str, bytes]:
    return {re.sub(r"^.*?-(?=[a-z-]+\.)", "", each.name): each.content for each in files}


@pytest.fixture(scope="module")
def whole(seed_case_of_nis: Ledger, drawer: Drawer) -> list[Made]:
    """Every file of a bundle, as they come."""
    return list(Bundle(SeenInMemory(seed_case_of_nis), LINK, drawer).files())


@pytest.fixture(scope="module")
def files(whole: list[Made]) -> dict[str, bytes]:
    return by_name(whole)


@pytest.fixture(scope="module")
def seed_case_of_nis(seed_folder: Path) -> Ledger:
    return open_ledger(load_case(seed_folder), Filters(sources=("nis",)))


def test_a_bundle_holds_every_picture_every_format_and_the_brief(whole: list[Made]) -> None:
    names = [each.name for each in whole]
    pictures = [f"{name}.{kind}" for name in PICTURES for kind in ("png", "svg")]
    expected = [*pictures, "map.html"] + [each.name for each in FORMATS]
    assert sorted(names) == sorted(f"dprk-russia-2024-{n}" for n in [*expected, "brief.pdf"])


def test_the_files_are_counted_as_they_come(whole: list[Made]) -> None:
    counted = [(each.number, each.planned) for each in whole]
    assert counted == [(number, len(counted)) for number in range(1, len(counted) + 1)]


@pytest.fixture(scope="module")
def without_chrome(seed_case_of_nis: Ledger) -> list[Made]:
    """Every file of the bundle where there is no Chrome, as they come."""
    return list(Bundle(SeenInMemory(seed_case_of_nis), LINK, None).files())


def test_without_a_chrome_it_holds_everything_else(without_chrome: list[Made]) -> None:
    assert [each.name for each in without_chrome] == [
        f"dprk-russia-2024-{name}" for name in ("map.html", *(each.name for each in FORMATS))
    ]


@pytest.mark.parametrize("picture", ["map", "timeline", "credibility"])
def test_every_picture_says_which_view_it_shows(
    files: dict[str, bytes], seed_case_of_nis: Ledger, picture: str
) -> None:
    facts = read_facts(next(png for name, png in files.items() if name.endswith(f"{picture}.png")))
    assert facts.description.startswith("16 of 36 claims · said by NIS")
    assert parse_qs(facts.view.partition("?")[2]) == {"source": ["nis"]}
    assert facts.case_digest == seed_case_of_nis.case.digest


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=[] if n == "column" else [pytest.mark.slow]) for n in SIZES],
)
def test_pictures_have_the_size_asked_for(
    seed_case_of_nis: Ledger, drawer: Drawer, name: str
) -> None:
    bundle = Bundle(SeenInMemory(seed_case_of_nis), LINK, drawer, name)
    _, png = next(bundle.pictures())
    with Image.open(BytesIO(png)) as image:
        assert image.size in {(2 * width, 2 * height) for width, height in SIZES[name].shapes()}


def test_the_brief_has_the_bundles_own_pictures_and_is_printed(
    files: dict[str, bytes],
) -> None:
    brief = next(text for name, text in files.items() if name.endswith("brief.html")).decode()
    assert brief.count("data:image/png;base64,") == 2
    assert "needs a Chrome" not in brief
    printed = next(raw for name, raw in files.items() if name.endswith("brief.pdf"))
    pages = pypdf.PdfReader(BytesIO(printed)).pages
    assert len(pages) <= 4
    assert "North Korean troops in Russia" in pages[0].extract_text()


@pytest.mark.parametrize("picture", PICTURES)
def test_an_svg_is_whole_and_says_what_its_png_says(files: dict[str, bytes], picture: str) -> None:
    svg, facts = (
        etree.fromstring(files[f"{picture}.svg"]),
        read_facts(files[f"{picture}.png"]),
    )
    told = {each.get("name"): each.text or "" for each in svg.iter(f"{{{NAMESPACE}}}fact")}
    assert told == facts.texts()
    assert svg.findtext(f"{SVG}title") == facts.title
    assert svg.findtext(f"{SVG}desc") == facts.description
    fonts = {each.strip("'\"") for each in re.findall(FONT, files[f"{picture}.svg"].decode())}
    assert fonts == {PAPER_FONT.partition(",")[0]}
    outside = re.findall(r"(?:href=|src=|url\()[\"']?(?![\"'#])", files[f"{picture}.svg"].decode())
    assert outside == []


@pytest.mark.slow
def test_the_brief_of_an_article_is_four_pages_and_its_annex_has_every_quote(
    seed_case: Case, drawer: Drawer
) -> None:
    ledger = open_ledger(seed_case, Filters())
    brief, whole = (
        pypdf.PdfReader(
            BytesIO(Bundle(SeenInMemory(ledger), LINK, drawer, annex=annex).pdf())
        ).pages
        for annex in (False, True)
    )
    assert len(brief) <= 4 < len(whole)
    assert "characters 735–843" in " ".join("".join(each.extract_text() for each in whole).split())


def test_files_are_dated_by_the_day_the_record_is_replayed_to(seed_case: Case) -> None:
    ledger = open_ledger(seed_case, Filters(as_of=date(2024, 10, 17)))
    names = [each.name for each in Bundle(SeenInMemory(ledger), LINK, None).files()]
    dated = [name for name in names if "as-of-2024-10-17" in name]
    assert set(names) - set(dated) == {"dprk-russia-2024-datapackage.zip"}


def test_a_zip_holds_every_file_unchanged(without_chrome: list[Made]) -> None:
    with ZipFile(BytesIO(zipped(iter(without_chrome)))) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    files = {each.name: each.content for each in without_chrome}
    assert kept.keys() == files.keys()
    assert all(kept[name] == files[name] for name in files if not name.endswith(".zip"))


@pytest.mark.slow
def test_a_view_of_nothing_is_a_bundle_too(nothing_found: Ledger, drawer: Drawer) -> None:
    bundle = Bundle(SeenInMemory(nothing_found), LINK, drawer)
    for name, png in bundle.pictures():
        assert read_facts(png).description.startswith("0 of 36 claims"), name


@pytest.mark.slow
def test_a_hostile_record_is_drawn_and_printed_whole(tmp_path: Path, drawer: Drawer) -> None:
    case = load_case(hostile_record().write(tmp_path / "hostile"))
    files = by_name(
        Bundle(SeenInMemory(open_ledger(case, Filters())), LINK, drawer, annex=True).files()
    )
    pictures = [name for name in files if name.endswith(".png")]
    assert len(pictures) >= 4
    for name in pictures:
        assert read_facts(files[name]).case_digest == case.digest
        svg = etree.fromstring(files[name.replace(".png", ".svg")])
        assert "script" not in {each.tag.removeprefix(SVG) for each in svg.iter()}
    printed = next(raw for name, raw in files.items() if name.endswith("brief.pdf"))
    words = ""
    for page in pypdf.PdfReader(BytesIO(printed)).pages:
        words += page.extract_text()
        if words.count("A long word.") > 5 * 770:  # there are more pages of it than need be read
            break
    else:
        pytest.fail("the long words are cut")
    assert "{{7*7}}" in words
