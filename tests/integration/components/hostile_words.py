"""Words that would run, were they read as a template, a script or HTML, and where they would be."""

from __future__ import annotations

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from tests.unit.components.app_runs import html_of

HOSTILE = "{{1237*5678}} ${1237*5678} `x` </script><b>bold</b> {% raw %}"


def rendered_as_html(app: AppTest) -> Iterator[str]:
    """Where they stand in what Streamlit reads as HTML or Markdown."""
    texts = [*map(html_of, app.get("html")), *(each.value for each in app.markdown)]
    return (text for text in texts if "<b>bold" in text)
