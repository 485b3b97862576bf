"""Words of a document in a label, an option or a message of Streamlit stay words."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from components.web.markdown_text import JOINER, escape_markdown
from tests.browser.app_server import running_app, settle

HOSTILE = [
    "See https://evil.invalid/a?b=c#d, http://evil.invalid and HTTPS://EVIL.INVALID",
    "See www.evil.invalid or WWW.evil.invalid",
    "Write to who@evil.invalid or mailto:who@evil.invalid",
    "[a link](https://evil.invalid) and <https://evil.invalid>",
    "![an image](https://evil.invalid/x.png)",
    ":material/home: :streamlit: :smile: :+1: :red[red] :red-background[red] :small[x]",
    "$latex$ and $$E = mc^2$$ and \\(x\\)",
    "`code` **bold** *slanted* _slanted_ ~~struck~~ ***",
    "<b>bold</b> <img src=x onerror=alert(1)> &lt;b&gt; &amp;",
    "# Heading",
    "1. first",
    "- item",
    "> quoted",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "| a | b | [^1] [x]: https://evil.invalid",
    "back\\slash \\*not\\* https\\://evil.invalid",
    "12:30, 1:1, a:b, “quotes” and İ, ß, ﬁ",
]
PLACES = """
import json, streamlit as st
from pathlib import Path
texts = json.loads(Path(__file__).with_name("texts.json").read_text("utf-8"))
st.radio("Which", range(len(texts)), format_func=texts.__getitem__, captions=texts)
for number, text in enumerate(texts):
    st.warning(text)
    st.error(text)
    st.expander(text, expanded=True).text("in it")
    st.button(text, key=f"button {number}")
    st.checkbox(text, key=f"box {number}")
    st.progress(0.5, text=text)
"""
# In the label, option or message: what its text must not have become.
MADE_OF_TEXT = "a, img, code, b, strong, em, del, h1, h2, h3, li, ol, blockquote, table, .katex"
PLACES_SHOWN = 7
SHOWN = "[data-testid=stMarkdownContainer]"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of Streamlit's own with every text wherever Streamlit reads Markdown."""
    folder = tmp_path_factory.mktemp("markdown")
    (folder / "page.py").write_text(PLACES, encoding="utf-8")
    escaped = json.dumps([escape_markdown(each) for each in HOSTILE])
    (folder / "texts.json").write_text(escaped, encoding="utf-8")
    with running_app(folder, folder / "log.txt", folder / "page.py") as app:
        yield app.url


def test_a_text_stays_as_it_stands_wherever_streamlit_reads_markdown(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)
    shown = page.locator(SHOWN)
    expect(shown.filter(has_text="Which")).to_have_count(1)
    expect(shown).to_have_count(1 + PLACES_SHOWN * len(HOSTILE))
    texts = [text.replace(JOINER, "") for text in shown.all_inner_texts()]
    for hostile in HOSTILE:
        assert texts.count(hostile) == PLACES_SHOWN, hostile
    expect(page.locator(f"{SHOWN} :is({MADE_OF_TEXT})")).to_have_count(0)
