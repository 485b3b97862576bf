"""The profile of a source: its claims, others' answers, what can be checked, what was revised."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME
from claimscope.views.ledger import open_ledger
from claimscope.views.source_profile import SourceProfile, source_profile
from claimscope.views.source_summary import source_summary
from tests.made_case import MadeCase


def profile_in(case: Case, source_id: str, as_of: date | None = None) -> SourceProfile:
    ledger = open_ledger(case, Filters(sources=(source_id,), as_of=as_of))
    claims = CLAIMS_FRAME.shown(ledger)
    ids = list(claims["claim_id"])
    source = to_pandas(case.sources).set_index("source_id", drop=False).loc[source_id]
    return source_profile(
        source.to_dict(),
        claims,
        QUOTES_FRAME.about(ledger, ids),
        FIGURES_FRAME.about(ledger, ids),
    )


@pytest.fixture
def made() -> MadeCase:
    case = MadeCase()
    for name in ("harbour", "port", "mayor", "union"):
        case.source(name, {"port": "harbour"}.get(name, name))
    return case


def written(made: MadeCase, tmp_path: Path) -> Case:
    return load_case(made.write(tmp_path / "made"))


def test_a_source_of_the_seed_in_a_sentence_by_rule(seed_case: Case) -> None:
    assert source_summary(profile_in(seed_case, "nis")) == (
        "NIS asserts 16 claims on 18 Oct 2024; NATO cannot confirm 9 of them. None of the claims "
        "can be checked yet. No stance and no figure was changed."
    )
    assert source_summary(profile_in(seed_case, "nato")) == (
        "NATO asserts 4 claims on 18 Oct 2024. None of the claims can be checked yet. "
        "NATO cannot confirm 9 claims of others. No stance and no figure was changed."
    )


def test_a_source_that_had_said_nothing_by_then_states_no_claim(seed_case: Case) -> None:
    profile = profile_in(seed_case, "nis", date(2024, 10, 17))
    assert (profile.stated, profile.on_others, profile.statements) == ((), (), 0)
    assert source_summary(profile) == "NIS states no claim of its own here."


def test_only_claims_that_others_confirm_or_deny_count_in_the_track_record(
    made: MadeCase, tmp_path: Path
) -> None:
    for claim in ("sank", "burnt", "alone", "repeated", "doubted", "within"):
        made.says("harbour", "asserts", claim)
    made.says("mayor", "confirms", "sank", on="2031-05-04")
    made.says("mayor", "denies", "burnt", on="2031-05-04")
    made.says("mayor", "asserts", "repeated", on="2031-05-04")
    made.says("mayor", "cannot confirm", "doubted", on="2031-05-04")
    made.says("port", "confirms", "within", on="2031-05-04")
    made.claim("rises", modality="forecast")
    made.claim("meant", modality="assessment")
    for claim in ("rises", "meant"):
        made.says("harbour", "asserts", claim)
        made.says("mayor", "denies", claim, on="2031-05-04")
    made.says("harbour", "on record", "opened")
    track = profile_in(written(made, tmp_path), "harbour").track
    assert (track.confirmed, track.contested) == (1, 1)
    assert track.uncounted == {
        "forecast": 1,
        "assessment": 1,
        "reported by itself as a public act": 1,
        "doubted or not confirmable for others": 1,
        "also asserted by another origin": 1,
        "without any response": 2,
    }


def test_a_later_denial_or_confirmation_is_not_known_before_its_day(
    made: MadeCase, tmp_path: Path
) -> None:
    made.says("harbour", "asserts", "sank", on="2031-05-03")
    made.says("mayor", "denies", "sank", on="2031-05-09")
    case = written(made, tmp_path)
    assert profile_in(case, "harbour", date(2031, 5, 8)).track.checked == 0
    assert profile_in(case, "harbour").track.contested == 1


def test_the_responses_name_each_source_by_the_name_of_the_record(
    made: MadeCase, tmp_path: Path
) -> None:
    made.source("kremlin", name="Kremlin (Dmitry Peskov)")
    made.says("harbour", "asserts", "sank")
    made.says("kremlin", "cannot confirm", "sank")
    made.says("mayor", "denies", "sank")
    [claim] = profile_in(written(made, tmp_path), "harbour").stated
    assert [(each.stance, each.sources) for each in claim.responses] == [
        ("denies", ("Mayor",)),
        ("cannot confirm", ("Kremlin (Dmitry Peskov)",)),
    ]


def test_a_stance_that_was_revised_is_told_with_both_days_and_quotes(
    made: MadeCase, tmp_path: Path
) -> None:
    made.says("harbour", "asserts", "sank", on="2031-05-03", words="we say it sank")
    made.says("harbour", "denies", "sank", on="2031-05-09", words="we no longer say so")
    profile = profile_in(written(made, tmp_path), "harbour")
    [change] = profile.changes
    assert (change.title, change.kind) == ("Sank", "stance")
    assert (change.before.said, change.before.words, change.before.quote) == (
        "3 May 2031",
        "asserts",
        "we say it sank",
    )
    assert (change.after.said, change.after.words) == ("9 May 2031", "denies")
    assert source_summary(profile).endswith(
        "Harbour denies 1 claim of others. The stance or the figure was changed on 1 claim."
    )


def test_a_figure_that_was_revised_is_told_and_one_of_another_kind_is_not(
    made: MadeCase, tmp_path: Path
) -> None:
    first = made.says("harbour", "asserts", "sank", on="2031-05-03", words="7 aboard, 2 crates")
    made.figure(first, "7 aboard", quantity="killed", low="7", high="7")
    made.figure(first, "2 crates", quantity="containers", low="2", high="2")
    later = made.says("harbour", "asserts", "sank", on="2031-05-09", words="at least 9 aboard")
    made.figure(later, "9 aboard", quantity="killed", low="9", high="", qualifier="at least")
    profile = profile_in(written(made, tmp_path), "harbour")
    [change] = profile.changes
    assert (change.kind, change.before.words, change.after.words) == ("figure", "7", "≥ 9")


def test_what_is_said_twice_on_one_day_is_no_change(made: MadeCase, tmp_path: Path) -> None:
    made.says("harbour", "asserts", "sank", words="it sank")
    made.says("harbour", "cannot confirm", "sank", words="how, we cannot confirm")
    assert profile_in(written(made, tmp_path), "harbour").changes == ()


def test_many_who_keep_back_belief_are_counted_after_the_first_two(
    made: MadeCase, tmp_path: Path
) -> None:
    for claim in ("sank", "burnt"):
        made.says("harbour", "asserts", claim, on="2031-05-03")
    for name in ("mayor", "union", "bishop", "pilot"):
        made.says(name, "denies", "sank", on="2031-05-09")
    summary = source_summary(profile_in(written(made, tmp_path), "harbour"))
    assert "on 3 May 2031; Bishop, Mayor and 2 others deny 1 of them." in summary
    assert "Of 1 claim that can be checked, others deny 1." in summary


def test_when_a_source_spoke_is_told_no_sharper_than_it_is_known(
    made: MadeCase, tmp_path: Path
) -> None:
    made.says("harbour", "asserts", "sank", on="2031-05-03")
    made.says("harbour", "asserts", "burnt", on="2031-06-30", said_precision="month")
    made.says("mayor", "asserts", "burnt", on="2031-06-30", said_precision="unknown")
    case = written(made, tmp_path)
    assert profile_in(case, "harbour").period == "between 3 May 2031 and Jun 2031"
    assert profile_in(case, "mayor").period == "by 30 Jun 2031"


def test_the_most_contested_claims_come_first(seed_case: Case) -> None:
    statuses = [each.status for each in profile_in(seed_case, "nis").stated]
    assert statuses == ["unconfirmed"] * 11 + ["forecast"] * 4 + ["assessment"]


def test_the_track_record_is_told_with_both_outcomes(made: MadeCase, tmp_path: Path) -> None:
    for claim, answer in (("sank", "confirms"), ("burnt", "denies")):
        made.says("harbour", "asserts", claim)
        made.says("mayor", answer, claim, on="2031-05-04")
    summary = source_summary(profile_in(written(made, tmp_path), "harbour"))
    assert "Of 2 claims that can be checked, others confirm 1 and deny 1." in summary
