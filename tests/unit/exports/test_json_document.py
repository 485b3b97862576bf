"""JSON that reads back to the same and cannot be anything else."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.exports.json_document import json_bytes
from tests.unit.exports.hostile_record import HOSTILE


@given(content=st.dictionaries(st.text(), st.lists(st.text() | st.integers() | st.none())))
def test_it_reads_back_to_the_same(content: object) -> None:
    assert json.loads(json_bytes(content)) == content


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_reads_back_and_cannot_leave_its_string(words: str) -> None:
    raw = json_bytes([words])
    assert json.loads(raw) == [words]
    assert not re.search(
        "[<>&\u202e\u2067\u2028\u2029\u200b\ufeff\x00-\x09\x0b-\x1f]", raw.decode()
    )


def test_letters_of_every_script_stay_readable() -> None:
    assert "평양, Київ".encode() in json_bytes({"at": "평양, Київ"})


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_bytes([float("nan")])
