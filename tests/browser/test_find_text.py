"""The reader's search finds words as a reader types them, and marks exactly those."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from components.web.parts import _ASSETS

FIND = (_ASSETS / "find_text.js").read_text("utf-8")
IN_PAGE = """([text, sought, script]) => {
    const paper = document.createElement("p");
    const nodes = [...text.matchAll(/.{1,4}/gsu)].map(([part]) => document.createTextNode(part));
    paper.append(...nodes);
    document.body.replaceChildren(paper);
    return new Function(`${script}; return findAll`)()(paper, sought).map(String);
}"""


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("The troops and the TROOPS.", "troops", ["troops", "TROOPS"]),
        ("İİİ said the troops left İzmir", "troops", ["troops"]),
        ("İİİ said the troops left İzmir", "izmir", ["İzmir"]),
        ("İİİ said the troops left İzmir", "İZMİR", ["İzmir"]),
        ("KIŞ, kış", "kış", ["KIŞ", "kış"]),
        ("Große Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Große Straße, STRASSE", "STRAẞE", ["Straße", "STRASSE"]),
        ("could not conﬁrm; could not confirm", "confirm", ["conﬁrm", "confirm"]),
        ("oﬃce", "fi", ["ﬃ"]),
        ("de\u00adnied and denied", "denied", ["de\u00adnied", "denied"]),
        ("cafe\u0301 and café and cafe", "café", ["cafe\u0301", "café", "cafe"]),
        ("ΟΔΟΣ και οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("ŉ ǰ ΐ then here", "here", ["here"]),
        ("𝐁𝐨𝐥𝐝 😀 words 😀", "bold", ["𝐁𝐨𝐥𝐝"]),
        ("𝐁𝐨𝐥𝐝 😀 words 😀", "words", ["words"]),
        ("한국 군인", "한국", ["한국"]),
        ("nothing of the kind", "troops", []),
        ("a\u0301", "\u0301", []),
        ("any", "   ", []),
    ],
)
def test_the_words_sought_are_found_where_they_stand(
    page: Page, text: str, sought: str, found: list[str]
) -> None:
    assert page.evaluate(IN_PAGE, [text, sought, FIND]) == found
