"""The chart of reported figures keeps its words apart, off its marks and inside the picture."""

from __future__ import annotations

import json
import random
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import plotly
import pytest
import streamlit
from playwright.sync_api import Page

from claimscope.figures.table_columns import COLUMNS, Layout
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from tests.browser.chart_words import APART, FAULTS_OF_WORDS
from tests.unit.figures.made_frames import Made, claims_of, figures_of

SOURCES = [
    "NIS (National Intelligence Service)",
    "President Volodymyr Zelenskyy",
    "White House spokesman John Kirby",
    "Office of the President of the Republic of Islands Very Far Away",
    "Министерство рыболовства",
    "海岸警備隊の報道官および政府関係者",
]
WORDINGS = [
    "{:,} soldiers",
    "thousands of soldiers",
    "{:,} pieces of very heavy equipment of several kinds and makes, many never seen before",
    "{:,}",
]
QUANTITIES = ["troops", "containers", "shells", "killed", "casualties", "ships", "other"]
DAYS = ["2015-08-21", "2023-01-05", "2024-10-03", "2024-10-17", "2024-10-18", "2025-04-28"]


def made_rows(seed: int, number: int) -> list[Made]:
    """Figures over seven orders of magnitude, many on a day, some with open bounds."""
    draw = random.Random(seed)  # noqa: S311 - not for a secret
    rows: list[Made] = []
    for index in range(number):
        value = int(10 ** draw.uniform(0, 7)) if index % 9 else 0
        low, high, qualifier = draw.choice(
            [
                (value, value, "exactly"),
                (value, value, "about"),
                (value, None, "more than"),
                (None, value, "up to"),
                (value, value * 2 + 1, "between"),
            ]
        )
        day, source = draw.choice(DAYS), draw.randrange(len(SOURCES))
        rows.append(
            {
                "claim_id": f"c{index}",
                "title": f"Claim {index}, which has a title that is rather long for one line",
                "quantity": draw.choice(QUANTITIES),
                "unit": draw.choice(["houses that the flood has destroyed or damaged", "boats"]),
                "aspect": draw.choice(["in place", "planned total", "transferred", "other"]),
                **{"low": low, "high": high, "qualifier": qualifier},
                "wording": draw.choice(WORDINGS).format(value),
                "status": draw.choice(list(MARKS)),
                **{"source": SOURCES[source], "source_id": str(source)},
                "said_on": day,
                "said_precision": draw.choice(["day", "day", "month", "year", "unknown"]),
                "current": draw.choice([1, 1, 1, 0]),
                **{"event_from": day, "event_to": draw.choice([day, day, "2025-05-01"])},
                "event_precision": draw.choice(["day", "month", "year", "unknown"]),
            }
        )
    return rows


@pytest.fixture
def draw_alone(page: Page) -> Callable[[Layout, pd.DataFrame, pd.DataFrame, int], list[object]]:
    """Draws the chart without the app, in the font of its pages; what is wrong with its words."""
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    [font] = media.glob("SourceSansVF-Upright*")
    address = f"data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}"
    page.set_content(
        f"<style>@font-face {{ font-family: 'Source Sans'; font-weight: 100 900; "
        f"src: url({address}) }}</style><div id='chart'></div>"
    )
    page.add_script_tag(path=script)
    for size in ("12px", "700 12px"):
        page.evaluate("font => document.fonts.load(font).then(() => true)", f"{size} 'Source Sans'")

    def draw(
        layout: Layout, figures: pd.DataFrame, claims: pd.DataFrame, width: int
    ) -> list[object]:
        style = TimelineStyle(LIGHT, layout=layout, events=layout not in ("half", "narrow"))
        spec = json.loads(timeline_figure(figures, claims, style).to_json())
        spec["layout"]["width"] = width
        page.evaluate("spec => Plotly.newPlot('chart', spec.data, spec.layout)", spec)
        return list(page.locator("#chart").evaluate(FAULTS_OF_WORDS))

    return draw


@pytest.mark.parametrize("number", [1, 2, 5, 12, 40, 150])
def test_no_words_lie_on_others_or_on_marks_or_are_cut(
    draw_alone: Callable[[Layout, pd.DataFrame, pd.DataFrame, int], list[object]], number: int
) -> None:
    layouts: tuple[Layout, ...] = ("wide", "half", "narrow", "phone")
    for seed in range(4):
        rows = made_rows(seed, number)
        names = ("claim_id", "title", "status", "event_from", "event_to", "event_precision")
        claims = claims_of(*({name: row[name] for name in names} for row in rows))
        for layout in layouts:
            for width in (COLUMNS[layout].width, COLUMNS[layout].width * 1.15):
                counted = draw_alone(layout, figures_of(*rows), claims, int(width))
                assert counted == APART, f"{layout}, {int(width)} px, seed {seed}"
