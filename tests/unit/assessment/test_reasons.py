"""Why a claim stands as it does, in a sentence, and what would change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from claimscope.assessment.reasons import VERBS, reason
from claimscope.assessment.stances import Stance
from claimscope.assessment.would_change import would_change_words
from claimscope.record.model import STANCES, STATUSES

GROUPS = {"NIS": "seoul", "Seoul": "seoul", "Kyiv": "kyiv", "NATO": "nato", "KCNA": "pyongyang"}


DAYS = {
    "Oct 2024": (date(2024, 10, 1), date(2024, 10, 31)),
    "by 31 Oct 2024": (None, date(2024, 10, 31)),
}


def takes(source: str, stance: str, said: str = "18 Oct 2024", hedge: str = "") -> Stance:
    assertion_id = f"{source.lower()}-{stance.replace(' ', '-')}"
    first, last = DAYS.get(said) or (date(2024, 10, int(said[:2])), date(2024, 10, int(said[:2])))
    who = (source.lower(), source, GROUPS[source])
    return Stance(assertion_id, *who, stance, hedge, said, first, last)


class Told(NamedTuple):
    """A status, the stances it rests on, and all that is said of it."""

    status: str
    stances: list[Stance]
    sentence: str
    weighed: str
    would_change: str


NIS = takes("NIS", "asserts")
LATER_REFUSAL = (
    "Contested when somebody denies it; unconfirmed when somebody says later that they cannot "
    "confirm it."
)


def corroborated(after: str = "") -> str:
    """What would change a claim that several origins assert."""
    return (
        f"Confirmed when {after}any source confirms it, or a public act is on record; "
        f"{LATER_REFUSAL[0].lower()}{LATER_REFUSAL[1:]}"
    )


def rises(after: str = "", group: str = "another origin", confirms: str = "another origin") -> str:
    """What would change a claim that is stated, all of it ``after`` a refusal."""
    return (
        f"Corroborated when {after}{group} asserts it; confirmed when {after}{confirms} confirms "
        "it, or a public act is on record; contested when somebody denies it."
    )


TOLD = {
    "one source alone": Told(
        "unconfirmed",
        [NIS],
        "Asserted by NIS alone (18 Oct 2024)",
        "nis-asserts",
        rises(),
    ),
    "two sources of one group": Told(
        "unconfirmed",
        [NIS, takes("Seoul", "asserts")],
        "Asserted by NIS and Seoul, one group (18 Oct 2024)",
        "nis-asserts seoul-asserts",
        rises(),
    ),
    "one that another cannot confirm": Told(
        "unconfirmed",
        [NIS, takes("NATO", "cannot confirm", "19 Oct 2024")],
        "Asserted by NIS alone (18 Oct 2024); NATO cannot confirm it (19 Oct 2024)",
        "nis-asserts nato-cannot-confirm",
        rises("after 19 Oct 2024 "),
    ),
    "two groups that a third cannot confirm": Told(
        "unconfirmed",
        [NIS, takes("Kyiv", "asserts"), takes("NATO", "cannot confirm")],
        "Asserted by NIS and Kyiv, 2 independent groups (18 Oct 2024);"
        " NATO cannot confirm it (18 Oct 2024);"
        " this weighs against what was said by 18 Oct 2024",
        "nis-asserts kyiv-asserts nato-cannot-confirm",
        rises("after 18 Oct 2024 ", "a further origin", "any source"),
    ),
    "a confirmation that a refusal blocks": Told(
        "unconfirmed",
        [NIS, takes("Kyiv", "confirms"), takes("NATO", "cannot confirm", "19 Oct 2024")],
        "Asserted by NIS (18 Oct 2024); confirmed by Kyiv (18 Oct 2024);"
        " NATO cannot confirm it (19 Oct 2024); this weighs against what was said by 19 Oct 2024",
        "nis-asserts kyiv-confirms nato-cannot-confirm",
        rises("after 19 Oct 2024 ", "a further origin", "any source"),
    ),
    "a refusal known to the month": Told(
        "unconfirmed",
        [
            NIS,
            takes("Kyiv", "confirms", "20 Oct 2024"),
            takes("NATO", "cannot confirm", "Oct 2024"),
        ],
        "Asserted by NIS (18 Oct 2024); confirmed by Kyiv (20 Oct 2024);"
        " NATO cannot confirm it (Oct 2024); this weighs against what was said by 31 Oct 2024",
        "nis-asserts kyiv-confirms nato-cannot-confirm",
        rises("after 31 Oct 2024 ", "a further origin", "any source"),
    ),
    "a refusal alone": Told(
        "unconfirmed",
        [takes("NATO", "cannot confirm")],
        "NATO cannot confirm it (18 Oct 2024)",
        "nato-cannot-confirm",
        "Corroborated when after 18 Oct 2024 two independent origins assert it;"
        " confirmed when after 18 Oct 2024 a public act is on record;"
        " contested when somebody denies it.",
    ),
    "a confirmation of what nobody asserts": Told(
        "unconfirmed",
        [takes("Kyiv", "confirms")],
        "Confirmed by Kyiv (18 Oct 2024)",
        "kyiv-confirms",
        "Confirmed when another origin asserts it, or a public act is on record;"
        " contested when somebody denies it.",
    ),
    "a confirmation after a refusal": Told(
        "confirmed",
        [
            NIS,
            takes("NATO", "cannot confirm", "19 Oct 2024"),
            takes("Kyiv", "confirms", "20 Oct 2024"),
        ],
        "Asserted by NIS (18 Oct 2024); NATO cannot confirm it (19 Oct 2024);"
        " later confirmed by Kyiv (20 Oct 2024)",
        "kyiv-confirms",
        LATER_REFUSAL,
    ),
    "a second group after a refusal": Told(
        "corroborated",
        [
            NIS,
            takes("NATO", "cannot confirm", "19 Oct 2024"),
            takes("Kyiv", "asserts", "20 Oct 2024"),
        ],
        "Asserted by NIS (18 Oct 2024); NATO cannot confirm it (19 Oct 2024);"
        " later asserted by Kyiv (20 Oct 2024)",
        "nis-asserts kyiv-asserts",
        corroborated("after 19 Oct 2024 "),
    ),
    "a public act after a refusal": Told(
        "confirmed",
        [takes("NATO", "cannot confirm"), takes("Kyiv", "on record", "20 Oct 2024")],
        "NATO cannot confirm it (18 Oct 2024);"
        " later on record: reported by Kyiv as a public act (20 Oct 2024)",
        "kyiv-on-record",
        LATER_REFUSAL,
    ),
    "one that another finds likely": Told(
        "unconfirmed",
        [
            takes("Kyiv", "asserts", "Oct 2024"),
            takes("Seoul", "finds likely", "Oct 2024", "likely"),
        ],
        "Asserted by Kyiv alone (Oct 2024); judged likely by Seoul (“likely”) (Oct 2024)",
        "kyiv-asserts seoul-finds-likely",
        rises(),
    ),
    "one that another doubts": Told(
        "unconfirmed",
        [NIS, takes("KCNA", "doubts")],
        "Asserted by NIS alone (18 Oct 2024); doubted by KCNA (18 Oct 2024)",
        "nis-asserts kcna-doubts",
        rises(),
    ),
    "two groups": Told(
        "corroborated",
        [NIS, takes("Kyiv", "asserts", "17 Oct 2024"), takes("KCNA", "doubts")],
        "Asserted by NIS and Kyiv, 2 independent groups (18 Oct 2024 and 17 Oct 2024);"
        " doubted by KCNA (18 Oct 2024)",
        "nis-asserts kyiv-asserts",
        corroborated(),
    ),
    "a confirmation": Told(
        "confirmed",
        [NIS, takes("Kyiv", "confirms", "19 Oct 2024")],
        "Asserted by NIS (18 Oct 2024); confirmed by Kyiv (19 Oct 2024)",
        "kyiv-confirms",
        LATER_REFUSAL,
    ),
    "a public act": Told(
        "confirmed",
        [takes("NATO", "on record")],
        "On record: reported by NATO as a public act (18 Oct 2024)",
        "nato-on-record",
        LATER_REFUSAL,
    ),
    "a denial": Told(
        "contested",
        [NIS, takes("KCNA", "denies", "20 Oct 2024"), takes("NATO", "doubts")],
        "Denied by KCNA (20 Oct 2024); asserted by NIS alone (18 Oct 2024);"
        " doubted by NATO (18 Oct 2024)",
        "nis-asserts kcna-denies",
        "Unconfirmed when KCNA no longer denies it.",
    ),
    "two denials": Told(
        "contested",
        [takes("KCNA", "denies"), takes("Kyiv", "denies")],
        "Denied by KCNA and Kyiv (18 Oct 2024)",
        "kcna-denies kyiv-denies",
        "Unconfirmed when KCNA and Kyiv no longer deny it.",
    ),
    "a forecast": Told(
        "forecast",
        [NIS, takes("KCNA", "denies")],
        "A forecast, not yet checkable: asserted by NIS alone (18 Oct 2024);"
        " denied by KCNA (18 Oct 2024)",
        "nis-asserts kcna-denies",
        "No statement can change it. What then happens is a new claim.",
    ),
    "a judgement": Told(
        "assessment",
        [takes("NATO", "asserts")],
        "A judgement, not a matter of record: asserted by NATO alone (18 Oct 2024)",
        "nato-asserts",
        "Nothing can: a judgement may be shared, not confirmed.",
    ),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_status_is_told_in_a_sentence(told: Told) -> None:
    assert reason(told.status, told.stances).sentence == told.sentence


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_reason_names_the_assertions_it_rests_on(told: Told) -> None:
    assert " ".join(reason(told.status, told.stances).assertion_ids) == told.weighed


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_reason_tells_what_would_change_it(told: Told) -> None:
    found = reason(told.status, told.stances).would_change
    assert would_change_words(told.status, found) == told.would_change


def test_a_source_that_says_it_twice_is_named_once() -> None:
    told = reason("unconfirmed", [NIS, takes("NIS", "asserts")])
    assert told.sentence == "Asserted by NIS alone (18 Oct 2024)"
    assert told.assertion_ids == ("nis-asserts", "nis-asserts")


def test_two_sources_of_one_name_are_two() -> None:
    told = reason("unconfirmed", [NIS, replace(NIS, source_id="nis-of-elsewhere")])
    assert told.sentence == "Asserted by NIS and NIS, one group (18 Oct 2024)"


def test_only_a_likelihood_is_told_with_its_hedge() -> None:
    told = reason("unconfirmed", [takes("NIS", "asserts", hedge="might")])
    assert told.sentence == "Asserted by NIS alone (18 Oct 2024)"


def test_every_stance_has_its_verb() -> None:
    assert list(VERBS) == list(STANCES)


def test_every_status_is_told() -> None:
    assert {told.status for told in TOLD.values()} == set(STATUSES)


def test_a_name_written_from_the_right_leaves_the_sentence_in_order() -> None:
    told = reason("unconfirmed", [replace(NIS, source="משרד")])
    assert told.sentence == "Asserted by \u2068משרד\u2069 alone (18 Oct 2024)"
