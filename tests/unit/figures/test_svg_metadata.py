"""What a saved SVG says of itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from claimscope.figures.svg_metadata import NAMESPACE, with_elements
from claimscope.figures.theme import NOT_IN_XML
from tests.unit.figures.test_png_metadata import FACTS

SVG = "http://www.w3.org/2000/svg"
PICTURE = f'<svg class="main-svg" xmlns="{SVG}" width="10"><rect/></svg>'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_any_words_come_back_as_they_were_and_none_is_markup(words: str) -> None:
    svg = etree.fromstring(with_elements(PICTURE, replace(FACTS, title=words)))
    assert [each.tag.rpartition("}")[2] for each in svg] == ["title", "desc", "metadata", "rect"]
    kept = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", words)
    assert svg.findtext(f"{{{SVG}}}title") == kept
    told = {each.get("name"): each.text or "" for each in svg.iter(f"{{{NAMESPACE}}}fact")}
    assert told == {**FACTS.texts(), "Title": kept}
