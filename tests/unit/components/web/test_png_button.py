"""The names under which pictures are saved."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.web.png_button import png_file_name

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.png")


@given(st.lists(st.text()))
def test_any_words_give_a_safe_name(parts: list[str]) -> None:
    name = png_file_name(*parts)
    assert SAFE.fullmatch(name)
    assert len(name) <= 120


@given(st.text("abc -", min_size=200))
def test_a_long_name_is_cut_and_still_safe(text: str) -> None:
    assert SAFE.fullmatch(png_file_name(text))
    assert len(png_file_name(text)) <= 120


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("claimscope", "dprk-russia-2024", "map"), "claimscope-dprk-russia-2024-map.png"),
        (("Claimscope", "as of 2024-10-18"), "claimscope-as-of-2024-10-18.png"),
        (("Đà Nẵng café",), "a-nang-cafe.png"),
        (("../../etc/passwd",), "etc-passwd.png"),
        (("北京",), "figure.png"),
        ((), "figure.png"),
        (("", " ", "map"), "map.png"),
    ],
)
def test_names_are_readable(parts: tuple[str, ...], name: str) -> None:
    assert png_file_name(*parts) == name
