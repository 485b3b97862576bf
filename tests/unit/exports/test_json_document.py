"""JSON that reads back to the same and cannot be anything else."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.exports.json_document import json_bytes, write_json_list
from tests.unit.exports.hostile_record import HOSTILE


@given(content=st.dictionaries(st.text(), st.lists(st.text() | st.integers() | st.none())))
def test_it_reads_back_to_the_same(content: object) -> None:
    assert json.loads(json_bytes(content)) == content


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from([*HOSTILE.values()]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=9,
)


@given(before=st.dictionaries(st.text(), JSON, max_size=3), entries=st.lists(JSON, max_size=4))
def test_a_list_that_is_written_entry_by_entry_is_written_the_same(
    before: dict[str, object], entries: list[object]
) -> None:
    before.pop("rows", None)
    whole = json_bytes({**before, "rows": entries})
    file = io.BytesIO()
    write_json_list(before, "rows", iter(entries), file)
    assert file.getvalue() == whole


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
