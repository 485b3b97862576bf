"""What a chart calls a source."""

from __future__ import annotations

import pytest

from claimscope.figures.source_labels import source_label, source_labels


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("NATO", "NATO"),
        ("NIS (National Intelligence Service of South Korea)", "NIS"),
        ("National Intelligence Service (NIS)", "NIS"),
        ("Kim Yong-hyun (defence minister of South Korea)", "Kim Yong-hyun"),
        ("Reuters, London", "Reuters"),
        ("President Volodymyr Zelenskyy", "Zelenskyy"),
        ("White House spokesman John Kirby", "Kirby"),
        ("Prime Minister of the Isles", "Prime Minister of the Isles"),
        ("Office of President Yoon", "Office of President Yoon"),
        ("(unnamed)", "(unnamed)"),
    ],
)
def test_a_name_is_cut_to_what_a_reader_knows(name: str, label: str) -> None:
    assert source_label(name) == label


def test_two_sources_of_one_short_name_have_the_fuller_one() -> None:
    names = {"a": "President Anna Kim", "b": "General Bo Kim", "c": "NATO"}
    assert source_labels(names) == {"a": "President Anna Kim", "b": "General Bo Kim", "c": "NATO"}
    names = {"a": "Police (north)", "b": "Police (south)"}
    assert source_labels(names) == names
