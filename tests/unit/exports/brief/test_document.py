"""The brief: whole, honest, harmless and the same each time."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.assessment.would_change import would_change_words
from claimscope.exports.brief.document import brief_html
from claimscope.exports.brief.escaping import css_string, isolated, quoted
from claimscope.exports.brief.figures import bounds_words
from claimscope.exports.brief.pictures import CAPTIONS
from claimscope.formatting import count_noun
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.views.filters import Filters
from claimscope.views.frames import (
    CLAIMS_FRAME,
    FIGURES_FRAME,
    QUOTES_FRAME,
    SOURCES_FRAME,
    status_counts,
)
from claimscope.views.ledger import Ledger, open_ledger
from tests.browser.hostile_case import HOSTILE, hostile_case
from tests.made_case import MadeCase

Opened = Callable[[Filters], Ledger]
VOID = {"meta", "img"}


class Read(HTMLParser):
    """A page as its reader has it: the words, each section's words, and every attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.sections: dict[str, str] = {}
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(str(page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag not in VOID:
            self._open.append((tag, values.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("style", "title") for tag, _ in self._open):
            return
        self.text += data
        for _, name in self._open:
            self.sections[name] = self.sections.get(name, "") + data

    def values(self, attribute: str) -> list[str]:
        return [values[attribute] for _, values in self.tags if attribute in values]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = hostile_case().write(tmp_path_factory.mktemp("made") / "hostile")
    return open_ledger(load_case(folder), Filters())


@pytest.fixture(scope="module")
def seed_page(seed_ledger: Opened) -> str:
    """The brief of the whole seed case."""
    return brief_html(seed_ledger(Filters()))


def opened(made: MadeCase, folder: Path, filters: Filters | None = None) -> Ledger:
    return open_ledger(load_case(made.write(folder / "made")), filters or Filters())


def test_every_claim_shown_has_each_of_its_quotes_word_for_word(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters(sources=("nato",)))
    claims = CLAIMS_FRAME.shown(ledger)
    read = Read(brief_html(ledger, annex=True))
    for number, claim in enumerate(claims.to_dict("records"), start=1):
        article = read.sections[f"claim-{number}"]
        assert claim["statement"] in article
        assert claim["reason"] in article
        assert would_change_words(claim["status"], claim["would_change"]) in article
        for quote in QUOTES_FRAME.about(ledger, [claim["claim_id"]])["quote"]:
            assert f"“{quote}”" in article


def test_only_what_is_confirmed_is_in_the_confirmed_section(
    seed_ledger: Opened, seed_page: str
) -> None:
    claims = CLAIMS_FRAME.shown(seed_ledger(Filters()))
    sections = Read(seed_page).sections
    for claim in claims.to_dict("records"):
        confirmed = claim["status"] == "confirmed"
        assert (claim["title"] in sections["confirmed"]) == confirmed
        assert (claim["title"] in sections["not-confirmed"]) != confirmed


def test_what_is_not_confirmed_comes_with_its_reason(seed_ledger: Opened, seed_page: str) -> None:
    claims = CLAIMS_FRAME.shown(seed_ledger(Filters()))
    section = Read(seed_page).sections["not-confirmed"]
    assert all(each in section for each in claims[claims["status"] != "confirmed"]["reason"])


def test_the_headline_counts_what_is_confirmed_and_what_is_not(seed_page: str) -> None:
    text = Read(seed_page).text
    assert "5 of 36 claims are confirmed: “NATO’s defence ministers met in Brussels”" in text
    assert "31 are not: 1 corroborated, 15 unconfirmed, 7 forecasts and 8 assessments." in text
    assert "NATO cannot confirm 9 of the claims shown." in text


def test_the_masthead_and_the_end_name_view_day_and_case(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters(sources=("nis",), as_of=date(2024, 10, 18)))
    read = Read(brief_html(ledger, link="http://localhost:8501/?source=nis"))
    for place in (read.text[:400], read.sections["methods"]):
        assert "said by NIS · as of 18 Oct 2024" in place
        assert re.search(r"\d of 36 claims", place)
    assert f"from case {ledger.case.digest[:12]}." in read.text
    assert "http://localhost:8501/?source=nis" in read.values("href")


def test_a_figure_keeps_its_wording_and_an_open_bound_stays_open(seed_ledger: Opened) -> None:
    section = Read(brief_html(seed_ledger(Filters()), annex=True)).sections["figures"]
    for figure in FIGURES_FRAME.shown(seed_ledger(Filters())).to_dict("records"):
        assert f"“{figure['wording']}”" in section
    assert "more than 13,000 containers; open upward" in section
    assert "about 12,000 soldiers" in section
    assert "Figures that count the same thing are consistent." in section


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (7, 7, "exactly", "7 crates, as stated"),
        (7, 7, "about", "about 7 crates"),
        (7, 9, "between", "7–9 crates"),
        (7, float("nan"), "at least", "at least 7 crates; open upward"),
        (float("nan"), 2.5, "up to", "up to 2.5 crates; open downward"),
        (float("nan"), float("nan"), "about", "no number of crates, open at both ends"),
    ],
)
def test_bounds_in_words(low: float, high: float, qualifier: str, words: str) -> None:
    figure = {"low": low, "high": high, "qualifier": qualifier, "unit": "crates"}
    assert bounds_words(figure) == words


def test_figures_of_different_units_are_never_in_one_table(tmp_path: Path) -> None:
    made = MadeCase()
    for unit in ("boats", "sheep"):
        said = made.says("mayor", "asserts", f"{unit}-lost", words=f"3 {unit} were lost")
        made.figure(said, f"3 {unit}", low="3", high="3", unit=unit)
    text = Read(brief_html(opened(made, tmp_path))).sections["figures"]
    assert "Boats" in text
    assert "Sheep" in text
    assert "are consistent" not in text


def test_an_endnote_says_who_what_where_and_how_reliable(ferry: Case) -> None:
    notes = Read(brief_html(open_ledger(ferry, Filters()), annex=True)).sections["notes"]
    assert "“What the gazette printed”, The Telegraph, via Island Wire, 31 May 2031." in notes
    assert "Source: Mayor, head of state (IS); independent origin: south; reliability C" in notes
    assert "fairly reliable: Invented for a test." in notes


def test_every_reference_leads_to_something(ferry: Case) -> None:
    for annex in (False, True):
        read = Read(brief_html(open_ledger(ferry, Filters()), annex=annex))
        inside = {each[1:] for each in read.values("href") if each.startswith("#")}
        assert inside
        assert inside <= set(read.values("id"))
        assert len(read.values("id")) == len(set(read.values("id")))


def test_the_words_that_soften_a_quote_are_emphasised(ferry: Case) -> None:
    page = brief_html(open_ledger(ferry, Filters()), annex=True)
    assert "were <em>quite possibly</em> moved" in page


def test_a_stance_since_revised_says_so(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-01")
    made.says("mayor", "denies", "ferry-sank", on="2031-05-03")
    article = Read(brief_html(opened(made, tmp_path), annex=True)).sections["claim-1"]
    assert article.count("has since taken another stance") == 1


def test_nothing_is_run_or_fetched(hostile: Ledger) -> None:
    page = brief_html(
        hostile, pictures={"map": b"\x89PNG"}, link="http://localhost/?a=1&b=2", annex=True
    )
    read = Read(page)
    assert not {"script", "link", "iframe", "object", "base"} & {tag for tag, _ in read.tags}
    assert not [name for _, values in read.tags for name in values if name.startswith("on")]
    assert all(each.startswith("data:image/png;base64,") for each in read.values("src"))
    assert all(each.startswith(("#", "http://localhost/")) for each in read.values("href"))
    assert not read.values("style")
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert any(each.startswith("default-src 'none';") for each in read.values("content"))


def test_hostile_words_are_printed_as_words(hostile: Ledger) -> None:
    read = Read(brief_html(hostile, annex=True))
    assert all(f"“🛶 They said {words}, perhaps {words} each”" in read.text
               for words in HOSTILE.values())  # fmt: skip
    assert all(words in read.sections["notes"] for words in HOSTILE.values())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.invalid"])
def test_an_address_is_a_link_only_on_the_web(url: str, tmp_path: Path) -> None:
    made = MadeCase()
    made.document("gazette", url=url)
    made.document("telegraph", url="https://example.invalid/a?b=1&c=2")
    made.says("mayor", "asserts", "ferry-sank")
    made.says("union", "asserts", "ferry-sank", document_id="telegraph")
    for annex, times in ((False, 1), (True, 2)):
        read = Read(brief_html(opened(made, tmp_path / str(annex)), link=url, annex=annex))
        outside = [each for each in read.values("href") if not each.startswith("#")]
        assert outside == ["https://example.invalid/a?b=1&c=2"] * times
        assert url in read.sections["documents"]


def test_a_long_quote_is_printed_whole(tmp_path: Path) -> None:
    words = "gone " * 1999 + "down."
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", words=words)
    assert f"“{words}”" in Read(brief_html(opened(made, tmp_path), annex=True)).text


def test_an_empty_view_is_a_brief_that_says_so(seed_ledger: Opened) -> None:
    text = Read(brief_html(seed_ledger(Filters(statuses=("contested",))))).text
    assert "No claim of this case is shown by these filters." in text
    assert "0 of 36 claims" in text
    assert "contested" in text


def test_a_day_before_anything_was_said_is_an_empty_view(seed_ledger: Opened) -> None:
    text = Read(brief_html(seed_ledger(Filters(as_of=date(2000, 1, 1))))).text
    assert "0 claims" in text


def test_pictures_are_embedded_byte_for_byte_in_place_of_tables(seed_ledger: Opened) -> None:
    pictures = {name: f"\x89PNG {name}".encode("latin-1") for name in CAPTIONS}
    read = Read(brief_html(seed_ledger(Filters()), pictures=pictures))
    addresses = [f"data:image/png;base64,{b64encode(png).decode()}" for png in pictures.values()]
    assert sorted(read.values("src")) == sorted(addresses)
    assert len([each for each in read.values("alt") if each]) == len(pictures)
    assert "needs a Chrome" not in read.text
    assert "Figures by the day" not in read.text


def test_without_pictures_tables_stand_in_and_it_says_why(seed_page: str) -> None:
    sections = Read(seed_page).sections
    assert "a picture needs a Chrome" in sections["where"]
    assert "Russia’s Far East" in sections["where"]
    assert "“six North Korean military officers”" in sections["figures"]


def test_rival_figures_are_pictured_with_their_quantity_in_the_annex(seed_ledger: Opened) -> None:
    pictures = {"competing-figures-troops": b"PNG"}
    read = Read(brief_html(seed_ledger(Filters()), pictures=pictures, annex=True))
    assert len(read.values("src")) == 1
    assert "open bounds drawn open" in read.sections["figures"]


def test_without_its_annex_no_quote_is_in_it(seed_page: str) -> None:
    read = Read(seed_page)
    assert not {"claims", "notes"} & read.sections.keys()
    assert "52 quotes on 36 claims." in read.sections["documents"]


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(sources=("nis",)), Filters(as_of=date(2024, 10, 17)), Filters(text="arms")],
)
def test_every_number_of_the_brief_is_that_of_the_frames(
    seed_ledger: Opened, filters: Filters
) -> None:
    ledger = seed_ledger(filters)
    page = brief_html(ledger)
    claims, read = CLAIMS_FRAME.shown(ledger), Read(page)
    counts = status_counts(claims)
    tiles = re.findall(r"(\d+) (\w+) ", read.sections["in-brief"])
    told = {word: int(number) for number, word in tiles if word in counts}
    assert told == counts
    assert sum(told.values()) == len(claims)
    listed = {
        status: len(re.findall(rf'<li class="{status}" id="claim-', page)) for status in counts
    }
    assert listed == counts
    for status in counts.keys() - {"confirmed"}:
        if counts[status]:
            assert re.search(rf"{status}\s+{counts[status]}\s", read.sections["not-confirmed"])
    quotes = QUOTES_FRAME.shown(ledger)
    names = ("source_id", "independence_group", "document_id")
    sources, groups, documents = (quotes[name].nunique() for name in names)
    assert (
        f"{count_noun(len(quotes), 'quote')} · {count_noun(sources, 'source')} in "
        f"{count_noun(groups, 'independent group')} · {count_noun(documents, 'document')}"
    ) in read.text
    for source in SOURCES_FRAME.shown(ledger).to_dict("records"):
        numbers = [source[name] for name in ("claims", "firm", "reservations")]
        row = rf"{re.escape(source['name'])}.*?{source['reliability']}\s*" + r"\s*".join(
            map(str, numbers)
        )
        assert re.search(row, read.sections["who"], re.DOTALL), source["name"]
    assert f"{len(claims)} of {len(to_pandas(ledger.claims))} claims" in read.sections["methods"]


def test_the_widest_disagreement_is_named_and_the_others_are_counted(tmp_path: Path) -> None:
    made = MadeCase()
    for source, number in (("mayor", "10"), ("union", "30"), ("harbour", "200")):
        said = made.says(source, "asserts", "ferry-sank", words=f"{number} boats sank")
        made.figure(said, f"{number} boats", low=number, high=number, unit="boats")
    section = Read(brief_html(opened(made, tmp_path))).sections["figures"]
    assert (
        "Widest disagreement (boats): Mayor’s “10 boats” (3 May 2031) against Harbour’s "
        "“200 boats” (3 May 2031); 2 other pairs are inconsistent."
    ) in section


def test_the_dates_of_data_and_export_are_told(seed_ledger: Opened) -> None:
    page = brief_html(seed_ledger(Filters()), exported=date(2026, 11, 26))
    assert "Data as of 18 Oct 2024; exported 26 Nov 2026." in Read(page).sections["methods"]


def test_a_picture_without_a_place_is_left_out(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters())
    assert brief_html(ledger, pictures={"portrait": b""}) == brief_html(ledger)


def test_the_same_view_gives_the_same_file(ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters())
    assert brief_html(ledger) == brief_html(ledger)


@given(st.text())
def test_any_text_stays_text(words: str) -> None:
    shown = words.replace("\0", "\ufffd")
    assert Read(isolated(words)).text == shown
    assert Read(quoted(words, words[1:3])).text == f"“{shown}”"
    assert re.fullmatch(r'"([A-Za-z0-9]|\\[0-9a-f]+ )*"', css_string(words))


def test_a_quote_is_one_piece_with_its_marks(seed_page: str) -> None:
    page = seed_page
    assert page.count("“<bdi>") == page.count("<span>“<bdi>")
    assert page.count("</bdi>”") == page.count("</bdi>”</span>")
