"""Claims by status and reason: the order, the words, and what fits into the room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import Case, load_case
from claimscope.views.claim_groups import ORDER, StatusGroup, _shares, claim_groups
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, STANCES_FRAME
from claimscope.views.ledger import open_ledger
from tests.made_case import MadeCase


def groups_of(
    case: Case, room: int | None = None, whole: tuple[str, ...] = ()
) -> list[StatusGroup]:
    ledger = open_ledger(case, Filters())
    frames = (spec.shown(ledger) for spec in (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME))
    return claim_groups(*frames, room=room, whole=whole)


def group(groups: list[StatusGroup], status: str) -> StatusGroup:
    return next(each for each in groups if each.status == status)


@pytest.fixture
def made() -> MadeCase:
    return MadeCase()


def loaded(made: MadeCase, tmp_path: Path) -> list[StatusGroup]:
    return groups_of(load_case(made.write(tmp_path / "ferry")))


def test_the_seed_case_leads_with_what_nato_cannot_confirm(seed_case: Case) -> None:
    unconfirmed = groups_of(seed_case)[0]
    assert (unconfirmed.status, unconfirmed.count) == ("unconfirmed", 15)
    assert [(each.words, each.count) for each in unconfirmed.groups] == [
        ("One origin, and NATO cannot confirm", 9),
        ("One origin, and others judge it likely", 1),
        ("One source, nobody else has commented", 5),
    ]


def test_a_number_comes_before_an_order_of_magnitude_and_both_before_no_figure(
    seed_case: Case,
) -> None:
    lines = groups_of(seed_case)[0].groups[0].lines
    assert [each.figure for each in lines[:3]] == ["1,500", "thousands", ""]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("corroborated", "3 independent origins"),
        ("confirmed", "public acts on record, reported by AFP"),
        ("forecast", "not yet checkable"),
        ("assessment", "judgements and motives"),
    ],
)
def test_a_status_says_what_it_means_here(seed_case: Case, status: str, words: str) -> None:
    assert group(groups_of(seed_case), status).words == words


def test_whoever_does_not_believe_a_claim_is_named_beside_those_who_state_it(
    made: MadeCase, tmp_path: Path
) -> None:
    made.says("harbour", "asserts", "it-sank")
    made.says("mayor", "denies", "it-sank")
    [contested] = loaded(made, tmp_path)
    assert contested.status == "contested"
    assert contested.groups[0].lines[0].who == "Harbour; Mayor ▼"


def test_who_cannot_confirm_is_not_named_again_in_each_line(seed_case: Case) -> None:
    assert groups_of(seed_case)[0].groups[0].lines[0].who == "NIS"


def test_more_than_two_sources_are_counted(seed_case: Case) -> None:
    line = group(groups_of(seed_case), "corroborated").groups[0].lines[0]
    assert line.who == "Seoul, Washington +2"


def test_a_public_act_on_record_has_its_day(seed_case: Case) -> None:
    lines = group(groups_of(seed_case), "confirmed").groups[0].lines
    assert {each.title: each.who for each in lines}["Putin visited Pyongyang in June"] == "Jun 2024"


def test_competing_figures_of_the_same_thing_come_first(made: MadeCase, tmp_path: Path) -> None:
    for source, claim, low in (("harbour", "ten-crates", "10"), ("mayor", "ninety-crates", "90")):
        said = made.says(source, "asserts", claim, group=source)
        made.figure(said, source, low=low, high=low)
    made.says("diver", "asserts", "it-sank")
    [unconfirmed] = loaded(made, tmp_path)
    assert [(each.words, each.count) for each in unconfirmed.groups] == [
        ("Competing figures: other things", 2),
        ("One source, nobody else has commented", 1),
    ]


def test_without_a_limit_every_claim_is_a_line(seed_case: Case) -> None:
    assert all(each.shown == each.count for each in groups_of(seed_case))


def test_a_status_that_is_asked_for_is_shown_to_the_last_claim(seed_case: Case) -> None:
    groups = groups_of(seed_case, room=10, whole=("assessment",))
    assert group(groups, "assessment").shown == 8
    assert group(groups, "unconfirmed").shown < 15


def test_the_statuses_come_in_their_order_and_none_is_empty(seed_case: Case) -> None:
    statuses = [each.status for each in groups_of(seed_case)]
    assert statuses == [status for status in ORDER if status != "contested"]


@given(st.dictionaries(st.sampled_from(ORDER), st.integers(1, 60), min_size=1), st.integers(6, 60))
def test_the_lines_fill_the_room_and_never_more(found: dict[str, int], room: int) -> None:
    counts = {status: found[status] for status in ORDER if status in found}
    shares = _shares(counts, room)
    assert all(0 <= shares[status] <= counts[status] for status in counts)
    assert sum(shares.values()) == min(room, sum(counts.values()))
