"""A made case whose every text tries to be more than text."""

from __future__ import annotations

from tests.made_case import MadeCase

# Computed by a template engine, the first would show 7023686 and 49.
HOSTILE = {
    "template": "{{1237*5678}} {{7*7}}",
    "statement": "{% raw %} {% for x in (1,) %} {# gone #}",
    "image": '<img src=x onerror="window.pwned=1">',
    "script": "<script>window.pwned=1</script>",
    "closing": "</script></style></textarea><svg onload=window.pwned=1>",
    "attribute": '" autofocus onfocus="window.pwned=1" x=\' onclick=\'window.pwned=1',
    "backtick": "` + (window.pwned=1) + `",
    "literal": "${window.pwned=1}",
    "backslash": "\\'+(window.pwned=1)+\\'//",
    "picture": "![x](http://evil.invalid/x.png)",
    "link": "[a](javascript:window.pwned=1)",
    "anchor": '<a href="javascript:window.pwned=1">b</a> <b>bold</b>',
    "markdown": ":red[x] **y** _z_ :material/home: # n",
    "formula": "$x$ costs $5, $$y$$",
    "hover": "%{customdata} %{x|%B} &lt;i&gt; &#60;u&#62;",
    "spreadsheet": '=HYPERLINK("http://evil.invalid/","c")',
    "backwards": "left \u202ethgir ot\u202c right \u2067unclosed",
    "letters": "𝔣𝔯𝔞𝔨𝔱𝔲𝔯 🛶🛶 e\u0301 ﷽",
    "long": "Donaudampfschifffahrtsgesellschaft" * 9,
}
CALCULATED = "7023686"
TITLE = " ".join(words for name, words in HOSTILE.items() if name not in ("long", "backwards"))


def hostile_case() -> MadeCase:
    """For each text a document, a source, a place, a claim, a quote and a figure that are it."""
    made = MadeCase(title=TITLE)
    for number, (name, words) in enumerate(HOSTILE.items()):
        made.document(
            name,
            title=words,
            publisher=words,
            wire=words,
            text=f"{words}\n\n",
            published_on="2031-05-31",
        )
        made.source(name, words, name=words, reliability_basis=words)
        spot = {"lat": f"{40 + number % 5 * 8}", "lon": f"{-60 + number // 5 * 40}"}
        kind = ("city", "region", "country", "facility")[number % 4]
        made.place(name, name=words, kind=kind, **spot)
        made.claim(
            name,
            title=words,
            statement=f"{words}!",
            note=f"{words}?",
            event_from="2031-05-01",
            event_to="2031-05-02",
            event_precision="day",
        )
        made.plays(name, "to", name)
        made.plays(name, "from", next(iter(HOSTILE)) if number else "elsewhere")
        said = made.says(
            name,
            "asserts",
            name,
            on=f"2031-05-{number + 1:02}",
            document_id=name,
            words=f"🛶 They said {words}, perhaps {words} each",
            hedge=f"perhaps {words}",
            cites=words,
        )
        made.figure(said, f"{words} each", low=f"{number + 1}", high=f"{number + 1}", unit=words)
    return made
