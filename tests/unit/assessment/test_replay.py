"""Replay: the days on which something was said, and what each changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimscope.assessment.replay import Change, change_on, days_said
from claimscope.record.case import Case, load_case
from tests.made_case import MadeCase

DAY_1, DAY_2, DAY_3 = date(2031, 5, 1), date(2031, 5, 2), date(2031, 5, 9)


@pytest.fixture(scope="module")
def three_days(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A claim that is made, then withheld by one, then confirmed by the one who withheld."""
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on="2031-05-01", group="north")
    made.says("harbour", "asserts", "it-burnt", on="2031-05-01")
    made.says("mayor", "cannot confirm", "it-sank", on="2031-05-02", group="south")
    made.says("mayor", "confirms", "it-sank", on="2031-05-09")
    made.says("diver", "asserts", "it-burnt", on="2031-05-09", group="east")
    made.says("diver", "denies", "it-floats", on="2031-05-09")
    return load_case(made.write(tmp_path_factory.mktemp("replay") / "ferry"))


def test_the_days_are_those_on_which_something_was_said(three_days: Case) -> None:
    assert days_said(three_days) == [DAY_1, DAY_2, DAY_3]


def test_the_first_day_brings_the_claims_by_source(three_days: Case) -> None:
    change = change_on(three_days, DAY_1)
    assert (change.claims, change.new) == (2, (("Harbour", 2),))
    assert change.parts() == ["2 new claims (Harbour 2)"]


def test_only_as_many_sources_of_new_claims_are_named_as_a_line_has_room_for() -> None:
    def words(*names: str) -> str:
        new = tuple((name, 2) for name in names)
        [told] = Change(DAY_1, 6, new, (), (), 0).parts()
        return told

    assert words("NIS", "AFP", "NATO") == "6 new claims (NIS 2, AFP 2, NATO 2)"
    assert words("NIS", "AFP", "NATO", "KCNA") == "6 new claims (NIS 2, AFP 2, NATO 2\u00a0…)"
    long = "Institute for the Study of the War in Full"
    assert words(long, "NIS") == f"6 new claims ({long} 2\u00a0…)"
    assert words("NIS", long, "AFP") == "6 new claims (NIS 2\u00a0…)"


def test_a_refusal_that_leaves_a_status_as_it_was_has_not_brought_it_about(
    three_days: Case,
) -> None:
    change = change_on(three_days, DAY_2)
    assert change.withheld == (("Mayor", "cannot confirm", "still", "unconfirmed", 1),)
    assert change.parts() == ["1 still unconfirmed (Mayor cannot confirm)"]


def test_a_change_of_mind_moves_a_status_and_is_counted(three_days: Case) -> None:
    change = change_on(three_days, DAY_3)
    assert set(change.moved) == {
        ("unconfirmed", "confirmed", 1),
        ("unconfirmed", "corroborated", 1),
    }
    assert change.revised == 1
    assert "1 stance revised" in change.parts()


def test_a_claim_first_spoken_of_by_its_denial_is_new_but_stated_by_nobody(
    three_days: Case,
) -> None:
    change = change_on(three_days, DAY_3)
    assert (change.claims, change.new) == (1, ())
    assert ("Diver", "denies", "now", "contested", 1) in change.withheld


def test_a_day_on_which_nothing_was_said_changes_nothing(three_days: Case) -> None:
    assert change_on(three_days, date(2031, 5, 5)).parts() == ["Nothing new on this day"]


def test_a_day_before_everything_changes_nothing(three_days: Case) -> None:
    assert change_on(three_days, date(2030, 1, 1)).claims == 0


def test_on_the_seed_case_nato_leaves_nine_claims_unconfirmed(seed_case: Case) -> None:
    new, withheld = change_on(seed_case, days_said(seed_case)[-1]).parts()
    assert new.startswith("33 new claims (NIS 16, ")
    assert withheld == "9 now unconfirmed (NATO cannot confirm)"


def test_the_same_stance_again_is_no_change_of_mind(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on="2031-05-01")
    made.says("harbour", "asserts", "it-sank", on="2031-05-02")
    case = load_case(made.write(tmp_path / "ferry"))
    assert change_on(case, DAY_2).revised == 0


def test_two_sources_that_share_a_short_name_are_told_apart(tmp_path: Path) -> None:
    made = MadeCase()
    made.source("one", name="NIS (of the north)")
    made.source("other", name="NIS (of the isles)")
    made.says("one", "asserts", "it-sank", on="2031-05-01")
    made.says("other", "asserts", "it-burnt", on="2031-05-01")
    change = change_on(load_case(made.write(tmp_path / "case")), DAY_1)
    assert change.new == (("NIS (of the isles)", 1), ("NIS (of the north)", 1))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_the_calendar_can_be_replayed(
    day: date, tmp_path: Path
) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on=day.isoformat())
    case = load_case(made.write(tmp_path / "case"))
    assert days_said(case) == [day]
    assert change_on(case, day).claims == 1


def test_a_confirmation_after_a_refusal_moves_the_claim(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank", on="2031-05-01")
    made.says("mayor", "cannot confirm", "it-sank", on="2031-05-02")
    made.says("diver", "confirms", "it-sank", on="2031-05-09")
    case = load_case(made.write(tmp_path / "case"))
    assert change_on(case, DAY_3).moved == (("unconfirmed", "confirmed", 1),)
