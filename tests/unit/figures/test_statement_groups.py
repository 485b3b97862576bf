"""Groups of statements: their order, who gets a row, and what they come to in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from claimscope.figures.statement_groups import (
    Group,
    admitted,
    by_rank,
    groups_of,
    left_out_words,
    title_of,
)
from claimscope.figures.statements import Statement, statements_of
from tests.unit.figures.made_frames import Made, figures_of


def grouped(*rows: Made) -> list[Group]:
    numbered: list[Made] = [
        {"claim_id": f"c{number}", **row} for number, row in enumerate(rows, start=1)
    ]
    return groups_of(statements_of(figures_of(*numbered), "said"))


def number(value: int, **more: Any) -> Made:
    return {"low": value, "high": value, "wording": f"{value:,}", **more}


def quantities(groups: list[Group]) -> list[str]:
    return [each.quantity for each in groups]


def ids(found: list[Statement]) -> list[str]:
    return [each.claim_id for each in found]


def test_the_group_with_most_sources_leads_and_a_contested_claim_weighs_three() -> None:
    nis, nato = {"source_id": "nis", "source": "NIS"}, {"source_id": "nato", "source": "NATO"}
    ships = [number(3, quantity="ships", **nis), number(4, quantity="ships", **nato)]
    assert quantities(grouped(number(1, **nis), *ships)) == ["ships", "troops"]
    troops = number(1, status="contested", **nis)
    assert quantities(grouped(troops, *ships)) == ["troops", "ships"]


def test_families_stay_together_and_other_things_come_last() -> None:
    rows = [
        *(number(n, quantity="other", unit="houses", source_id=f"s{n}", source=f"S {n}")
          for n in range(5)),
        number(1, quantity="killed", source_id="a", source="A"),
        number(1, quantity="killed", source_id="b", source="B"),
        number(1, quantity="shells"),
        number(1, quantity="wounded"),
        number(1, quantity="containers"),
    ]  # fmt: skip
    order = quantities(grouped(*rows))
    assert order == ["killed", "wounded", "containers", "shells", "other"]


def test_groups_that_weigh_the_same_stand_in_the_order_of_the_vocabulary() -> None:
    rows = [number(1, quantity=each) for each in ("ships", "wounded", "killed", "shells", "troops")]
    assert quantities(grouped(*rows)) == ["troops", "shells", "killed", "wounded", "ships"]


def test_other_things_are_grouped_by_their_unit() -> None:
    groups = grouped(number(1, quantity="other", unit="tanks"), number(2, quantity="other"))
    assert [each.heading for each in groups] == ["Soldiers", "Tanks"]


@pytest.mark.parametrize(
    ("quote", "heading", "within"),
    [
        ("13,000 containers", "Containers", ""),
        ("containers of artillery shells", "Shells", "in containers"),
        (
            "containers’ worth of shells, missiles, anti-tank rockets and weapons",
            "Shells, missiles and other arms",
            "in containers",
        ),
    ],
)
def test_the_heading_of_containers_is_read_from_the_quotes(
    quote: str, heading: str, within: str
) -> None:
    [group] = grouped({"quantity": "containers", "quote": quote})
    assert (group.heading, group.within) == (heading, within)


THOUSANDS: Made = {"low": 1000, "high": None, "qualifier": "at least", "wording": "thousands"}


def test_the_leading_group_shows_first_what_its_title_names() -> None:
    [group] = grouped(number(5), number(9), number(1), number(7, status="contested"), THOUSANDS)
    first, second, third, *_, last = ids(by_rank(group, leading=True))
    assert {first, second} == {"c2", "c3"}, "the highest and the lowest"
    assert third == "c4", "a contested one"
    assert last == "c5", "a vague one"


def test_another_group_shows_contested_figures_first() -> None:
    [group] = grouped(number(5), number(9), number(1), number(7, status="contested"))
    assert ids(by_rank(group, leading=False))[0] == "c4"


def test_what_was_revised_comes_after_what_is_current() -> None:
    [group] = grouped(number(1), number(9), number(5, current=0), number(4))
    assert ids(by_rank(group, leading=True))[-1] == "c3"


def test_a_denial_of_what_nobody_states_weighs_no_more_than_a_figure() -> None:
    ships = [number(3, quantity="ships"), number(4, quantity="ships", source_id="b", source="B")]
    trifle = number(1, quantity="shells", status="contested", stance="denies")
    groups = grouped(trifle, number(5, quantity="shells"), number(6, quantity="shells"), *ships)
    assert quantities(groups) == ["ships", "shells"]
    assert ids(by_rank(groups[1], leading=False))[-1] == "c1"


def test_figures_of_another_year_neither_weigh_nor_stand_in_the_title() -> None:
    def killed(value: int, day: str, source: str) -> Made:
        return number(value, quantity="killed", said_on=day, source_id=source, source=source)

    quake = [killed(77 + n, "2016-04-17", source) for n, source in enumerate("AB")]
    war = [killed(n, f"2024-10-{n:02}", source) for n, source in enumerate("CDE", start=10)]
    troops = [number(n, said_on="2024-10-18", source_id=f"s{n}", source=f"S {n}") for n in range(4)]
    leading, other = grouped(*quake, *war, *troops)
    assert (leading.quantity, other.quantity) == ("troops", "killed"), "4 sources before 3"
    assert title_of(other) == "People killed: from 10 to 12; none confirmed"
    assert set(ids(by_rank(other, leading=True))[-2:]) == {"c1", "c2"}


def needs(_statement: Statement, first: bool) -> float:
    return 60 if first else 25


def shown_in(room: float, *rows: Made) -> dict[str, int]:
    return {group.quantity: len(found) for group, found in admitted(grouped(*rows), room, needs)}


def test_rows_are_let_in_while_there_is_room() -> None:
    rows = [number(n, source_id=f"s{n}", source=f"S {n}") for n in range(4)]
    rows += [number(n, quantity="killed") for n in range(3)]
    rows += [number(n, quantity="wounded") for n in range(3)]
    rows += [number(n, quantity="containers") for n in range(3)]
    assert shown_in(0, *rows) == {"troops": 1}, "one row is always drawn"
    assert shown_in(60 + 25, *rows) == {"troops": 2}
    assert shown_in(60 * 3 + 25, *rows) == {"troops": 2, "killed": 1, "containers": 1}
    assert shown_in(60 * 3 + 50, *rows) == {"troops": 3, "killed": 1, "containers": 1}
    assert sum(shown_in(10_000, *rows).values()) == len(rows)


def test_of_arms_the_containers_are_served_before_what_is_in_them() -> None:
    missiles = [
        number(n, quantity="missiles", source_id=f"m{n}", source=f"M {n}") for n in range(3)
    ]
    rows = [number(1), *missiles, number(13_000, quantity="containers")]
    assert quantities(grouped(*rows)) == ["missiles", "containers", "troops"]
    troops = [number(n, source_id=f"s{n}", source=f"S {n}") for n in range(5)]
    assert shown_in(60 * 2 + 25, *troops, *rows[1:]) == {"troops": 2, "containers": 1}


def test_containers_are_served_before_a_second_row_and_before_the_killed() -> None:
    rows = [number(n, source_id=f"s{n}", source=f"S {n}") for n in range(4)]
    rows += [number(n, quantity="killed") for n in range(3)]
    rows += [number(13_000, quantity="containers")]
    assert shown_in(60 * 2 + 10, *rows) == {"troops": 1, "containers": 1}


def test_what_has_no_room_is_counted_by_group() -> None:
    groups = grouped(*(number(n) for n in range(4)), number(1, quantity="casualties"))
    shown = admitted(groups, 60 + 25, needs)
    assert left_out_words(groups, shown) == "3 more figures: troops 2 · killed and wounded 1"
    assert left_out_words(groups, admitted(groups, 10_000, needs)) == ""


def test_rows_stand_by_day() -> None:
    rows = [number(9, said_on="2024-10-18"), number(1, said_on="2024-10-02")]
    [(_, found)] = admitted(grouped(*rows), 10_000, needs)
    assert ids(found) == ["c2", "c1"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [number(1500, aspect="in place"), number(12_000, aspect="planned total",
                                                     qualifier="about")],
            "Troops: from 1,500 in place to about 12,000 planned; none confirmed",
        ),
        (
            [number(5, status="confirmed"), number(5, status="contested"),
             number(5, status="corroborated")],
            "Troops: 5; 1 of 3 claims confirmed, 1 corroborated, 1 contested",
        ),
        ([number(3, quantity="ships")], "Ships: 3, says NIS; not confirmed"),
        (
            [number(3, quantity="ships", stance="denies", status="contested")],
            "Ships: 3, NIS denies; contested",
        ),
        (
            [{"quantity": "containers", "low": 13_000, "high": None, "qualifier": "more than",
              "aspect": "transferred", "wording": "more than 13,000"}],
            "Containers: more than 13,000 containers handed over, says NIS; not confirmed",
        ),
        ([THOUSANDS], "Troops: thousands, says NIS; not confirmed"),
        ([THOUSANDS, number(6), number(60)], "Troops: from 6 to 60; none confirmed"),
        (
            [{"low": 5, "high": 9, "qualifier": "between"}],
            "Troops: 5–9, says NIS; not confirmed",
        ),
    ],
)  # fmt: skip
def test_a_title_says_what_the_figures_come_to(rows: list[Made], title: str) -> None:
    [group] = grouped(*rows)
    assert title_of(group) == title
