"""A heading that tells a number is a claim; one that only names what follows is none."""

from __future__ import annotations

import pytest

from claimscope.extraction.segmentation.headlines import tells_claim, tells_figure
from tests.unit.extraction.one_text import read

PROSE = (
    "\n\nThe port was shut on Monday after the storm, the mayor of Sel said.\n\n"
    "He said that the boats had left the pier before dawn and had not come back.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Twelve boats sink off Norvik, mayor says",
        "Storm kills at least 40 at northern port",
        "40 Dead After 6.8-Magnitude Quake Hits Port",
        "Norvik says Sel has hired more than 1,700 rowers",
        "Killed: 1,234",
        "Displaced – at least 40,000",
        "Funding received: US$9.8 million",
        "Cost – EUR 12 million",
        "3,400 homes without power",
        "592K people affected",
        "US$1.3B required",
        "41% funded",
        "17.2M people living in affected areas",
        "At a glance: 40 dead, 12 missing",
    ],
)
def test_a_headline_or_key_figure_tells_a_number(line: str) -> None:
    assert tells_figure(line)


@pytest.mark.parametrize(
    "line",
    [
        "Storm at the northern port",
        "5 things to know about the storm",
        "Seven key questions about the storm",
        "12 comments",
        "4 min read",
        "Table 3: Boats by port",
        "Norvik 12 14 15 19",
        "Two years of the storm in Norvik",
        "What we know on day 12 of the storm",
        "Chapter 12",
        "Page 3 of 40",
        "The Norvik 12",
    ],
)
def test_a_heading_may_have_a_number_that_nobody_claims(line: str) -> None:
    assert not tells_figure(line)


def test_a_headline_with_a_number_is_read_with_its_source() -> None:
    headline, *_ = read("Twelve boats sink off Norvik, mayor says" + PROSE)
    assert headline.quote == "Twelve boats sink off Norvik, mayor says"
    assert "mayor" in headline.source
    assert [each.low for each in headline.figures] == [12]


def test_whom_a_headline_names_is_not_who_speaks_below_it() -> None:
    text = (
        PROSE.strip()
        + "\n\nNorvik says Sel has hired more than 1,700 rowers\n\nHe added that it was a lie.\n"
    )
    assert [each.source for each in read(text)][-2:] == ["Norvik", "the mayor of Sel"]


def test_a_block_of_key_figures_gives_each_of_them() -> None:
    found = read("Killed: 1,234\nInjured: 5,678\nBoats lost: 90" + PROSE)[:3]
    assert [(f.low, f.quantity) for each in found for f in each.figures] == [
        (1234, "killed"),
        (5678, "wounded"),
        (90, "ships"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Norvik denies hitting the pier",
        "Sel mayor rejects report of fire",
        "Boats hit the pier in storm, mayor says",
        "Norvik Says It Sank Ferry",
        "Mission cannot confirm the loss",
    ],
)
def test_a_headline_may_tell_who_says_what(line: str) -> None:
    assert tells_claim(line)


@pytest.mark.parametrize(
    "line",
    [
        "Storm at the northern port",
        "What the mayor says about the storm",
        "Opinion: Sel says too little of it",
        "Has Norvik denied hitting the pier?",
        "Claims on the harbour fund",
    ],
)
def test_a_heading_may_name_what_nobody_says(line: str) -> None:
    assert not tells_claim(line)


def test_a_line_that_breaks_off_is_no_headline() -> None:
    [found] = read("The navy said that it had hit\n5 villages off the coast of Sel.")
    assert found.quote.endswith("off the coast of Sel.")
