"""Where the claims shown play."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimscope.record.case import Case, load_case
from claimscope.record.model import STATUSES
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.places import (
    MENTIONED_PLACES_FRAME,
    PLACES_FRAME,
    ROLES_FRAME,
    ROUTES_FRAME,
    STATUS_PRIORITY,
    claims_at,
)
from tests.made_case import MadeCase

Opened = Callable[[Filters], Ledger]
SUMMARY = ["place_id", "claims", "status", "statuses", "roles", "only_mentioned"]
COMMONEST = [
    (["unconfirmed", "confirmed", "confirmed"], "confirmed", "2 confirmed, 1 unconfirmed"),
    (["confirmed", "unconfirmed"], "unconfirmed", "1 confirmed, 1 unconfirmed"),
    (["contested", "unconfirmed"], "contested", "1 unconfirmed, 1 contested"),
    (["corroborated", "confirmed"], "corroborated", "1 confirmed, 1 corroborated"),
    (["forecast", "unconfirmed"], "unconfirmed", "1 unconfirmed, 1 forecast"),
    (["forecast", "assessment", "assessment"], "assessment", "1 forecast, 2 assessment"),
]


def said_to_stand(made: MadeCase, claim: str, status: str) -> None:
    """A claim about which so much is said that it has this status."""
    modality = status if status in ("forecast", "assessment") else "observed"
    made.claim(claim, modality=modality)
    made.says("mayor", "on record" if status == "confirmed" else "asserts", claim)
    if status in ("corroborated", "contested"):
        made.says("ferry-union", "denies" if status == "contested" else "asserts", claim)


def opened(made: MadeCase, folder: Path) -> Ledger:
    return open_ledger(load_case(made.write(folder / "case")), Filters())


def summary(ledger: Ledger, *, mentions: bool = False) -> list[list[Any]]:
    spec = MENTIONED_PLACES_FRAME if mentions else PLACES_FRAME
    rows: list[list[Any]] = spec.shown(ledger)[list(SUMMARY)].to_numpy().tolist()
    return rows


def ends(ledger: Ledger) -> list[tuple[Any, ...]]:
    columns = ["from_id", "to_id", "claims", "status"]
    return [tuple(row) for row in ROUTES_FRAME.shown(ledger)[columns].to_numpy().tolist()]


@pytest.fixture(scope="module")
def whole(ferry: Case) -> Ledger:
    return open_ledger(ferry, Filters())


def test_a_place_is_summed_up_over_the_claims_that_play_there(whole: Ledger) -> None:
    assert summary(whole) == [
        ["ellery", 2, "unconfirmed", "2 unconfirmed", "from, near", False],
        ["inner-bay", 1, "unconfirmed", "1 unconfirmed", "to", False],
        ["open-sea", 1, "forecast", "1 forecast", "to", False],
    ]


def test_a_mention_counts_only_when_asked_for(whole: Ledger) -> None:
    assert summary(whole, mentions=True)[0] == [
        *("ellery", 3, "unconfirmed"),
        *("2 unconfirmed, 1 forecast", "from, mentioned, near", False),
    ]


def test_a_place_only_mentioned_is_left_out_unless_asked_for(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters())
    assert "moscow" not in set(PLACES_FRAME.shown(ledger)["place_id"])
    with_mentions = MENTIONED_PLACES_FRAME.shown(ledger).set_index("place_id")
    assert with_mentions.loc["moscow", "only_mentioned"]
    assert not with_mentions.loc["donetsk", "only_mentioned"]


def test_a_place_of_claims_that_are_not_shown_is_left_out(ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters(topics=("casualties",)))
    assert summary(ledger, mentions=True) == [
        ["ellery", 1, "unconfirmed", "1 unconfirmed", "near", False]
    ]


def test_a_claim_with_two_parts_at_one_place_counts_once(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-turned-back")
    made.plays("ferry-turned-back", "from", "ellery")
    made.plays("ferry-turned-back", "to", "ellery")
    assert summary(opened(made, tmp_path)) == [
        ["ellery", 1, "unconfirmed", "1 unconfirmed", "from, to", False]
    ]


@pytest.mark.parametrize(("statuses", "commonest", "words"), COMMONEST)
def test_a_place_has_the_commonest_status_the_more_cautious_of_two(
    statuses: list[str], commonest: str, words: str, tmp_path: Path
) -> None:
    made = MadeCase()
    for number, status in enumerate(statuses):
        said_to_stand(made, f"claim-{number}", status)
        made.plays(f"claim-{number}", "at", "ellery")
    (row,) = summary(opened(made, tmp_path))
    assert row[2:4] == [commonest, words]


def test_every_status_has_a_place_in_the_order_of_caution() -> None:
    assert sorted(STATUS_PRIORITY) == sorted(STATUSES)


def test_a_place_of_many_claims_comes_first(seed_ledger: Opened) -> None:
    places = MENTIONED_PLACES_FRAME.shown(seed_ledger(Filters()))
    keys = [(-row["claims"], row["name"]) for row in places.to_dict("records")]
    assert keys == sorted(keys)


def test_a_route_leads_from_where_a_claim_sets_out_to_where_it_is_bound(whole: Ledger) -> None:
    (route,) = ROUTES_FRAME.shown(whole).to_dict("records")
    assert route == {
        **{"from_id": "ellery", "from_name": "Ellery", "from_lat": 64.1, "from_lon": -21.9},
        **{"to_id": "inner-bay", "to_name": "Inner bay", "to_lat": 64.5, "to_lon": -21.9},
        **{"claims": 1, "status": "unconfirmed"},
    }


def test_claims_of_one_route_are_counted_together(tmp_path: Path) -> None:
    made = MadeCase()
    for claim, status in (("one", "confirmed"), ("two", "contested"), ("three", "contested")):
        said_to_stand(made, claim, status)
        made.plays(claim, "from", "ellery")
        made.plays(claim, "to", "inner-bay")
    assert ends(opened(made, tmp_path)) == [("ellery", "inner-bay", 3, "contested")]


@pytest.mark.parametrize(
    ("precision_km", "routes"), [("1500", [("ellery", "sea", 1, "unconfirmed")]), ("1501", [])]
)
@pytest.mark.parametrize("vague", ["ellery", "sea"])
def test_an_end_that_may_lie_anywhere_points_nowhere(
    vague: str, precision_km: str, routes: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    made = MadeCase()
    made.place(vague, precision_km=precision_km)
    made.says("mayor", "asserts", "ferry-left")
    made.plays("ferry-left", "from", "ellery")
    made.plays("ferry-left", "to", "sea")
    ledger = opened(made, tmp_path)
    assert ends(ledger) == routes
    assert set(PLACES_FRAME.shown(ledger)["place_id"]) == {"ellery", "sea"}


def test_a_claim_that_is_not_shown_draws_no_route(ferry: Case) -> None:
    assert ends(open_ledger(ferry, Filters(topics=("casualties",)))) == []


def test_the_seed_case_has_one_route_that_points_somewhere(seed_ledger: Opened) -> None:
    assert ends(seed_ledger(Filters())) == [("north-korea", "russia-far-east", 1, "unconfirmed")]


def test_on_17_october_the_map_shows_the_arms_and_the_six_officers(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters(as_of=date(2024, 10, 17)))
    assert set(PLACES_FRAME.shown(ledger)["place_id"]) == {"donetsk", "north-korea", "russia"}
    assert ends(ledger) == []


def test_the_claims_at_a_place_are_those_that_play_there(whole: Ledger) -> None:
    assert claims_at(ROLES_FRAME.shown(whole), "ellery") == ["ferry-sank", "crates-moved"]


def test_the_claims_at_a_place_only_named_are_those_that_name_it(seed_ledger: Opened) -> None:
    assert claims_at(ROLES_FRAME.shown(seed_ledger(Filters())), "moscow") == [
        "large-scale-deployment",
        "closer-allies",
    ]


@pytest.mark.parametrize("place_id", ["inner-bay", "nowhere"])
def test_no_claim_that_is_not_shown_is_at_a_place(place_id: str, ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters(topics=("casualties",)))
    assert claims_at(ROLES_FRAME.shown(ledger), place_id) == []


def test_the_parts_of_places_in_a_claim_are_told(whole: Ledger) -> None:
    columns = ["claim_id", "place_id", "role", "name"]
    assert ROLES_FRAME.about(whole, ["crates-moved"])[columns].to_numpy().tolist() == [
        ["crates-moved", "ellery", "from", "Ellery"],
        ["crates-moved", "inner-bay", "to", "Inner bay"],
    ]
