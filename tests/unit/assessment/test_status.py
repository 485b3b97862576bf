"""What a claim is worth, rule by rule, on every engine.

Harbour office and port police are one group (north); mayor (south), ferry union (east) and the
newspaper Gull (west) are each their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimscope.assessment import claim_status as by_claim_alone
from claimscope.assessment.as_of import Record, record_of_few, record_on_engine
from claimscope.assessment.status import said_by, status_frame
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.record.model import (
    ASSERTIONS,
    CLAIMS,
    CREDIBILITY,
    MODALITIES,
    PRECISIONS,
    SOURCES,
    STANCES,
    STATUSES,
)
from tests.made_case import MadeCase
from tests.unit.record.engines import ENGINES, on_engine

GROUPS = {
    "harbour-office": "north",
    "port-police": "north",
    "mayor": "south",
    "ferry-union": "east",
    "gull": "west",
}


class Said(NamedTuple):
    """One stance in a story: ``Said("mayor", "denies", day=4)``."""

    source: str
    stance: str
    day: int = 3
    evidence: str = "none"
    document: str = "gazette"
    precision: str = "day"


class Story(NamedTuple):
    """What is said about one claim, and how it stands by the end of a day (None: by now)."""

    said: list[Said]
    status: str | None
    credibility: int | None
    modality: str = "observed"
    as_of: int | None = None


OFFICE, POLICE = Said("harbour-office", "asserts"), Said("port-police", "asserts")
MAYOR, UNION = Said("mayor", "asserts"), Said("ferry-union", "asserts")
ON_RECORD = Said("harbour-office", "on record")
MAYOR_CONFIRMS = Said("mayor", "confirms")
UNION_CANNOT = Said("ferry-union", "cannot confirm")
UNION_DOUBTS = Said("ferry-union", "doubts")
UNION_DENIES = Said("ferry-union", "denies")
UNION_DENIES_WITH_IMAGES = Said("ferry-union", "denies", evidence="imagery")
UNION_FINDS_LIKELY = Said("ferry-union", "finds likely")

RULES = {
    "a forecast is a forecast": Story([OFFICE], "forecast", 6, "forecast"),
    "a forecast that two groups assert is a forecast": Story(
        [OFFICE, MAYOR], "forecast", 6, "forecast"
    ),
    "a forecast that is denied is a forecast": Story(
        [OFFICE, UNION_DENIES], "forecast", 6, "forecast"
    ),
    "a judgement is an assessment": Story([OFFICE], "assessment", 6, "assessment"),
    "a judgement that another group confirms is an assessment": Story(
        [OFFICE, MAYOR_CONFIRMS], "assessment", 6, "assessment"
    ),
    "a judgement that is denied is an assessment": Story(
        [OFFICE, UNION_DENIES_WITH_IMAGES], "assessment", 6, "assessment"
    ),
    "a denied claim is contested": Story([OFFICE, UNION_DENIES], "contested", 4),
    "a claim that nobody but its denier speaks of is contested": Story(
        [UNION_DENIES], "contested", 4
    ),
    "one denial outweighs a public act and a confirmation": Story(
        [ON_RECORD, OFFICE, MAYOR_CONFIRMS, UNION_DENIES], "contested", 4
    ),
    "one denial outweighs two groups": Story([OFFICE, MAYOR, UNION_DENIES], "contested", 4),
    "a claim denied with evidence is improbable": Story(
        [OFFICE, UNION_DENIES_WITH_IMAGES], "contested", 5
    ),
    "one of two denials with evidence is enough": Story(
        [OFFICE, Said("mayor", "denies"), UNION_DENIES_WITH_IMAGES], "contested", 5
    ),
    "evidence for a claim does not make its denial evidenced": Story(
        [Said("harbour-office", "asserts", evidence="imagery"), UNION_DENIES], "contested", 4
    ),
    "a public act on record from one origin is confirmed and probably true": Story(
        [ON_RECORD], "confirmed", 2
    ),
    "a public act that somebody doubts is confirmed": Story(
        [ON_RECORD, UNION_DOUBTS], "confirmed", 2
    ),
    "a public act that its own group reports twice has one origin": Story(
        [ON_RECORD, POLICE], "confirmed", 2
    ),
    "a public act that another group asserts has two origins": Story(
        [ON_RECORD, MAYOR], "confirmed", 1
    ),
    "a claim that another group confirms is confirmed": Story(
        [OFFICE, MAYOR_CONFIRMS], "confirmed", 1
    ),
    "a confirmation from the same group does not confirm": Story(
        [OFFICE, Said("port-police", "confirms")], "unconfirmed", 3
    ),
    "a confirmation of what nobody asserts does not confirm": Story(
        [MAYOR_CONFIRMS], "unconfirmed", 3
    ),
    "a public act that somebody cannot confirm is unconfirmed": Story(
        [ON_RECORD, UNION_CANNOT], "unconfirmed", 3
    ),
    "a confirmed claim that somebody cannot confirm is unconfirmed": Story(
        [OFFICE, MAYOR_CONFIRMS, UNION_CANNOT], "unconfirmed", 3
    ),
    "two groups corroborate": Story([OFFICE, MAYOR], "corroborated", 2),
    "three groups corroborate": Story([OFFICE, MAYOR, UNION], "corroborated", 2),
    "two groups do not confirm by asserting": Story([POLICE, UNION], "corroborated", 2),
    "what two groups assert and a third doubts is still probably true": Story(
        [OFFICE, MAYOR, UNION_DOUBTS], "corroborated", 2
    ),
    "two groups do not corroborate what a third cannot confirm": Story(
        [OFFICE, MAYOR, UNION_CANNOT], "unconfirmed", 3
    ),
    "one origin is unconfirmed": Story([OFFICE], "unconfirmed", 3),
    "one origin that another group cannot confirm is unconfirmed": Story(
        [OFFICE, UNION_CANNOT], "unconfirmed", 3
    ),
    "what is only said not to be confirmable is unconfirmed": Story(
        [UNION_CANNOT], "unconfirmed", 3
    ),
    "one origin that is doubted is doubtful": Story([OFFICE, UNION_DOUBTS], "unconfirmed", 4),
    "a doubt outweighs a group that finds it likely": Story(
        [OFFICE, UNION_FINDS_LIKELY, Said("mayor", "doubts")], "unconfirmed", 4
    ),
}
INDEPENDENCE = {
    "the same group twice is not corroboration": Story([OFFICE, POLICE], "unconfirmed", 3),
    "two sources of a group and one of another are two groups": Story(
        [OFFICE, POLICE, MAYOR], "corroborated", 2
    ),
    "three prints of one source are one origin": Story(
        [OFFICE._replace(document=name) for name in ("gazette", "telegraph", "herald")],
        *("unconfirmed", 3),
    ),
    "a claim found likely has no second origin": Story(
        [OFFICE, UNION_FINDS_LIKELY], "unconfirmed", 3
    ),
    "a claim that two groups find likely has no second origin": Story(
        [OFFICE, UNION_FINDS_LIKELY, Said("mayor", "finds likely")], "unconfirmed", 3
    ),
    "what nobody states is only possible, however likely others find it": Story(
        [UNION_FINDS_LIKELY, Said("mayor", "finds likely")], "unconfirmed", 3
    ),
    "a group that finds its own claim likely adds nothing": Story(
        [OFFICE, Said("port-police", "finds likely")], "unconfirmed", 3
    ),
    "what is found likely but cannot be confirmed is only possible": Story(
        [OFFICE, Said("mayor", "finds likely"), UNION_CANNOT], "unconfirmed", 3
    ),
}
LATER_DENIAL = [OFFICE, MAYOR, UNION_DENIES._replace(day=5)]
LATER_REFUSAL = [OFFICE, MAYOR, UNION_CANNOT._replace(day=5)]
TURN_TO_DENIAL = [OFFICE, Said("harbour-office", "denies", 5)]
DENIAL_TAKEN_BACK = [OFFICE, UNION_DENIES, UNION._replace(day=5)]
TURN_TO_CONFIRMATION = [OFFICE, UNION_CANNOT, Said("ferry-union", "confirms", 5)]
TURN_TO_DOUBT = [OFFICE, UNION, UNION_DOUBTS._replace(day=5)]
AS_OF = {
    "nothing said yet is no status": Story([OFFICE], None, None, as_of=2),
    "a forecast not made yet is no status": Story([OFFICE], None, None, "forecast", as_of=2),
    "what is said that day counts": Story([OFFICE], "unconfirmed", 3, as_of=3),
    "before a denial two groups corroborate": Story(LATER_DENIAL, "corroborated", 2, as_of=4),
    "from the day of the denial it is contested": Story(LATER_DENIAL, "contested", 4, as_of=5),
    "before a refusal two groups corroborate": Story(LATER_REFUSAL, "corroborated", 2, as_of=4),
    "from the day of the refusal it is unconfirmed": Story(LATER_REFUSAL, "unconfirmed", 3),
    "before it turns to denial a source asserts": Story(TURN_TO_DENIAL, "unconfirmed", 3, as_of=4),
    "a source that turned to denial denies": Story(TURN_TO_DENIAL, "contested", 4),
    "before a denial is taken back it is contested": Story(
        DENIAL_TAKEN_BACK, "contested", 4, as_of=4
    ),
    "a denial taken back no longer counts": Story(DENIAL_TAKEN_BACK, "corroborated", 2),
    "before it turns to confirmation a source refuses": Story(
        TURN_TO_CONFIRMATION, "unconfirmed", 3, as_of=4
    ),
    "a refusal that turned to confirmation confirms": Story(TURN_TO_CONFIRMATION, "confirmed", 1),
    "an assertion that turned to doubt is no origin": Story(TURN_TO_DOUBT, "unconfirmed", 4),
    "an assertion that turned to “likely” is no origin": Story(
        [OFFICE, UNION, UNION_FINDS_LIKELY._replace(day=5)], "unconfirmed", 3
    ),
    "a colleague takes nothing back": Story(
        [Said("port-police", "denies"), OFFICE._replace(day=5)], "contested", 4
    ),
    "two stances of one day both count": Story([UNION, UNION_DENIES], "contested", 4),
}
REFUSED = [OFFICE, UNION_CANNOT._replace(day=4)]
CONFIRMED_THEN_REFUSED = [OFFICE, MAYOR_CONFIRMS, UNION_CANNOT._replace(day=4)]
CORROBORATED_THEN_REFUSED = [OFFICE, MAYOR, UNION_CANNOT._replace(day=4)]
REFUSALS = {
    "a confirmation after the refusal confirms": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=5)], "confirmed", 1
    ),
    "until that confirmation the refusal holds": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=5)], "unconfirmed", 3, as_of=4
    ),
    "a confirmation of the refusal’s day is blocked": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=4)], "unconfirmed", 3
    ),
    "a confirmation before the refusal is blocked": Story(CONFIRMED_THEN_REFUSED, "unconfirmed", 3),
    "a confirmation made again after the refusal is a later one": Story(
        [*CONFIRMED_THEN_REFUSED, MAYOR_CONFIRMS._replace(day=5)], "confirmed", 1
    ),
    "a refusal repeated later weighs against what was said meanwhile": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=5), UNION_CANNOT._replace(day=6)], "unconfirmed", 3
    ),
    "a refusal that turned to doubt blocks nothing": Story(
        [*CONFIRMED_THEN_REFUSED, UNION_DOUBTS._replace(day=5)], "confirmed", 1
    ),
    "of two refusals the later one counts": Story(
        [OFFICE, UNION_CANNOT, MAYOR_CONFIRMS._replace(day=4), Said("gull", "cannot confirm", 5)],
        *("unconfirmed", 3),
    ),
    "a confirmation from the same group does not lift a refusal": Story(
        [*REFUSED, Said("port-police", "confirms", 5)], "unconfirmed", 3
    ),
    "a public act after the refusal is confirmed": Story(
        [UNION_CANNOT, ON_RECORD._replace(day=4)], "confirmed", 2
    ),
    "a public act before the refusal is blocked": Story(
        [ON_RECORD, UNION_CANNOT._replace(day=4)], "unconfirmed", 3
    ),
    "another group that asserts it after the refusal corroborates": Story(
        [*REFUSED, MAYOR._replace(day=5)], "corroborated", 2
    ),
    "another group that asserts it on the refusal’s day is blocked": Story(
        [*REFUSED, MAYOR._replace(day=4)], "unconfirmed", 3
    ),
    "two groups that both assert it after the refusal corroborate": Story(
        [UNION_CANNOT, OFFICE._replace(day=4), MAYOR._replace(day=5)], "corroborated", 2
    ),
    "a third group after the refusal corroborates": Story(
        [*CORROBORATED_THEN_REFUSED, Said("gull", "asserts", 5)], "corroborated", 2
    ),
    "a group that says it again is no further origin": Story(
        [*CORROBORATED_THEN_REFUSED, MAYOR._replace(day=5)], "unconfirmed", 3
    ),
    "a colleague who says it again is no further origin": Story(
        [*CORROBORATED_THEN_REFUSED, POLICE._replace(day=5)], "unconfirmed", 3
    ),
    "a doubt beside a refusal makes it doubtful": Story(
        [*REFUSED, Said("mayor", "doubts", 4)], "unconfirmed", 4
    ),
    "a denial beside a refusal contests": Story(
        [*REFUSED, Said("mayor", "denies")], "contested", 4
    ),
    "a confirmation known to the month may have come before the refusal": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=9, precision="month")], "unconfirmed", 3
    ),
    "a confirmation of an unknown day may have come before the refusal": Story(
        [*REFUSED, MAYOR_CONFIRMS._replace(day=9, precision="unknown")], "unconfirmed", 3
    ),
    "an assertion known to the year may have come before the refusal": Story(
        [*REFUSED, MAYOR._replace(day=9, precision="year")], "unconfirmed", 3
    ),
    "a refusal known to the month weighs against that whole month": Story(
        [OFFICE, UNION_CANNOT._replace(day=9, precision="month"), MAYOR_CONFIRMS._replace(day=8)],
        *("unconfirmed", 3),
    ),
    "what comes after the latest day of a vague refusal is later": Story(
        [OFFICE, UNION_CANNOT._replace(precision="month"), MAYOR_CONFIRMS._replace(day=4)],
        *("confirmed", 1),
    ),
}
PUBLIC_ACT = "a public act on record from one origin is confirmed and probably true"
STORIES = {**RULES, **INDEPENDENCE, **AS_OF, **REFUSALS}
CLAIM_IDS = {title: f"claim-{number}" for number, title in enumerate(STORIES)}
Statuses = dict[tuple[str, int | None], tuple[str | None, int | None]]


def told_case(stories: Mapping[str, Story], claim_ids: Mapping[str, str]) -> MadeCase:
    """One case with a claim a story."""
    made = MadeCase()
    for source, group in GROUPS.items():
        made.source(source, group)
    for title, story in stories.items():
        made.claim(claim_ids[title], modality=story.modality)
        for said in story.said:
            made.says(
                *(said.source, said.stance, claim_ids[title]),
                on=f"2031-05-0{said.day}",
                evidence=said.evidence,
                document_id=said.document,
                said_precision=said.precision,
            )
    return made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return load_case(told_case(STORIES, CLAIM_IDS).write(tmp_path_factory.mktemp("told") / "case"))


@pytest.fixture(scope="module", params=[*ENGINES, "claim by claim"])
def statuses(request: pytest.FixtureRequest, told: Case) -> Statuses:
    """Status and credibility of every claim by every day, by one engine."""
    days = {story.as_of for story in STORIES.values()}
    if request.param == "claim by claim":
        return {
            (claim_id, day): status_of(told, claim_id, date(2031, 5, day) if day else None)
            for claim_id in CLAIM_IDS.values()
            for day in days
        }
    case = on_engine(request.param, told)
    return {
        (row["claim_id"], day): (row["status"], row["credibility"])
        for day in days
        for row in rows_of(status_frame(case, date(2031, 5, day) if day else None))
    }


AGREES = {
    "confirmed": {1, 2},
    "corroborated": {2},
    "unconfirmed": {3, 4},
    "contested": {4, 5},
    "forecast": {6},
    "assessment": {6},
}
WORDS_OF_A_SOURCE = st.builds(
    Said,
    st.sampled_from(list(GROUPS)),
    st.sampled_from(list(STANCES)),
    day=st.integers(1, 6),
    evidence=st.sampled_from(["none", "imagery"]),
    document=st.just("gazette"),
    precision=st.sampled_from(list(PRECISIONS)),
)


WILD_STORY = st.builds(
    Story,
    st.lists(WORDS_OF_A_SOURCE, min_size=1, max_size=8),
    st.none(),
    st.none(),
    st.sampled_from(list(MODALITIES)),
    st.none(),
)


@given(st.lists(WILD_STORY, min_size=4, max_size=8), st.none() | st.integers(1, 6))
@settings(max_examples=15, deadline=None)
def test_credibility_never_contradicts_the_status(
    tmp_path_factory: pytest.TempPathFactory, stories: list[Story], as_of: int | None
) -> None:
    ids = {f"story {number}": f"claim-{number}" for number in range(len(stories))}
    made = told_case(dict(zip(ids, stories, strict=True)), ids)
    case = load_case(made.write(tmp_path_factory.mktemp("wild") / "case"))
    day = date(2031, 5, as_of) if as_of else None
    assert_the_same_record(record_of_few(case, day), record_on_engine(case, day))
    rows = by_claim(status_frame(case, day))
    assert rows.keys() == {*ids.values()}
    for claim_id, row in rows.items():
        assert status_of(case, claim_id, day) == (row["status"], row["credibility"])
        assert span_at(case, claim_id, day) == (row["status"], row["credibility"])
        if row["status"] is None:
            assert row["credibility"] is None
        else:
            assert row["credibility"] in AGREES[row["status"]]
            assert row["credibility"] != 1 or row["origins"] > 1


@pytest.mark.parametrize("as_of", [None, date(2024, 10, 17), date(2024, 10, 1), date.min])
def test_the_record_of_few_rows_is_that_of_an_engine(as_of: date | None, seed_case: Case) -> None:
    assert_the_same_record(record_of_few(seed_case, as_of), record_on_engine(seed_case, as_of))


def assert_the_same_record(one: Record, other: Record) -> None:
    for part in ("claims", "said", "spoken"):
        own, others = (to_pandas(getattr(each, part)) for each in (one, other))
        pd.testing.assert_frame_equal(own, others.reset_index(drop=True))


def said_of(case: Case, claim_id: str) -> tuple[str, list[by_claim_alone.Said]]:
    """The modality of a claim, and all that was said of it."""
    groups = {row["source_id"]: row["independence_group"] for row in case.cells(SOURCES)}
    [claim] = [row for row in case.cells(CLAIMS) if row["claim_id"] == claim_id]
    return claim["modality"], [
        by_claim_alone.Said.of(row, groups[row["source_id"]])
        for row in case.cells(ASSERTIONS)
        if row["claim_id"] == claim_id
    ]


def status_of(case: Case, claim_id: str, day: date | None) -> tuple[str | None, int | None]:
    modality, said = said_of(case, claim_id)
    by_then = [each for each in said if day is None or each.said_on <= str(day)]
    found = by_claim_alone.claim_status(modality, by_then)
    return (found.status, found.credibility) if found else (None, None)


def span_at(case: Case, claim_id: str, day: date | None) -> tuple[str | None, int | None]:
    spans = by_claim_alone.status_spans(*said_of(case, claim_id))
    at = str(day or date.max)
    found = [each for each in spans if each.from_day <= at <= (each.to_day or "9999-12-31")]
    assert len(found) <= 1
    return (found[0].status, found[0].credibility) if found else (None, None)


def by_claim(frame: Any) -> dict[str, dict[str, Any]]:
    return {row["claim_id"]: row for row in rows_of(frame)}


def rows_of(frame: Any) -> Iterator[dict[str, Any]]:
    """The rows of a frame with None for what is missing, whichever engine it comes from."""
    for row in to_pandas(frame).to_dict("records"):
        yield {str(name): None if pd.isna(value) else value for name, value in row.items()}


def test_each_claim_stands_as_the_rules_say(statuses: Statuses) -> None:
    found = {title: statuses[CLAIM_IDS[title], story.as_of] for title, story in STORIES.items()}
    assert found == {title: (story.status, story.credibility) for title, story in STORIES.items()}


def test_the_stories_tell_every_status_and_every_credibility() -> None:
    assert {story.status for story in STORIES.values()} == {None, *STATUSES}
    assert {story.credibility for story in STORIES.values()} == {None, *CREDIBILITY}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_of_the_rows_does_not_matter(engine: str, told: Case) -> None:
    backwards = {name: rows[::-1] for name, rows in told.rows.items()}
    turned = status_frame(on_engine(engine, replace(told, rows=backwards)))
    assert by_claim(turned) == by_claim(status_frame(told))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("as_of", [None, date(2024, 10, 17), date(2024, 10, 1)])
def test_every_engine_counts_the_seed_case_alike(
    engine: str, as_of: date | None, seed_case: Case
) -> None:
    found = status_frame(on_engine(engine, seed_case), as_of)
    assert by_claim(found) == by_claim(status_frame(seed_case, as_of))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_status_tells_what_it_counted(engine: str, told: Case) -> None:
    claim_id = CLAIM_IDS["a doubt outweighs a group that finds it likely"]
    assert by_claim(status_frame(on_engine(engine, told)))[claim_id] == {
        "claim_id": claim_id,
        "status": "unconfirmed",
        "credibility": 4,
        "stances": 3,
        "origins": 1,
        "on_record": 0,
        "confirming": 0,
        "refusals": 0,
        "doubts": 1,
        "denials": 0,
        "evidenced_denials": 0,
        "unblocked_records": 0,
        "unblocked_confirmations": 0,
        "unblocked_origins": 1,
        "undenied": "unconfirmed",
    }


def test_a_public_act_counts_as_an_origin(told: Case) -> None:
    row = by_claim(status_frame(told))[CLAIM_IDS[PUBLIC_ACT]]
    assert (row["origins"], row["on_record"]) == (1, 1)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("as_of", "marks"),
    [
        (date(2031, 5, 2), {}),
        (date(2031, 5, 4), {"asserts": 1}),
        (date(2031, 5, 5), {"asserts": 0, "denies": 1}),
        (None, {"asserts": 0, "denies": 1}),
    ],
)
def test_a_revised_stance_is_kept_and_marked(
    engine: str, as_of: date | None, marks: dict[str, int], told: Case
) -> None:
    claim_id = CLAIM_IDS["a source that turned to denial denies"]
    said = rows_of(said_by(on_engine(engine, told), as_of))
    assert {row["stance"]: row["current"] for row in said if row["claim_id"] == claim_id} == marks
