"""The app run without a browser: opened at an address, and what it then shows.

A run takes less than a tenth of a second. What a part of the page is made of in the browser is not
seen here, only the data that it is sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from components.navigation import page_path
from components.web.parts import MOUNTS


def start() -> None:
    """The body that AppTest runs; from a function, as a folder named pages misleads it else."""
    import dashboard
    from tests.unit.components import app_runs

    app_runs.listen_to_parts()
    app_runs.act_before_the_run()
    dashboard.main()


def opened(page: str = "overview", **query: str | list[str]) -> AppTest:
    """The app after its first run at an address; ``as_of`` stands for the parameter ``as-of``."""
    app = AppTest.from_function(start, default_timeout=120)
    for name, value in query.items():
        app.query_params[name.strip("_").replace("_", "-")] = value
    if page != "overview":
        app.switch_page(page_path(page))
    return app.run()


def browsed_to(app: AppTest, **query: str | list[str]) -> AppTest:
    """The app after *Back* or *Forward* brought it these parameters."""
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    with patch("components.state.url.came_back", return_value=True):
        return app.run()


def words_in(app: AppTest) -> str:
    """The texts, the headline and what was left out of the address, and the little HTML that the
    app writes itself.
    """
    parts = parts_in(app)
    headline = parts.get("page_head", {}).get("headline", {})
    told = [*headline.values(), parts.get("filter_panel", {}).get("dropped", "")]
    return " | ".join([*(each.value for each in app.text), *told, *map(html_of, app.get("html"))])


def headline_of(app: AppTest) -> str:
    """How much of the case is shown, and which part, as the head of a page says it."""
    return str(parts_in(app)["page_head"]["headline"]["shown"])


def html_of(element: Any) -> str:
    """What one of those bits of HTML holds."""
    return str(element.proto.body)


def parts_in(app: AppTest) -> dict[str, dict[str, Any]]:
    """The data of the parts that are written for the browser, by their names."""
    parts = (element.proto for element in app.get("bidi_component"))
    return {each.component_name: json.loads(each.json) for each in parts}


def filtered(app: AppTest, **words: list[str]) -> AppTest:
    """The app after filters were set in the sidebar, each to these words."""
    return answered(app, "filter_panel", json.dumps(words), name="change")


def reset(app: AppTest) -> AppTest:
    """The app after a press on *Reset*."""
    return answered(app, "filter_panel", "all", name="reset")


def answered(app: AppTest, part: str, answer: str, *, name: str = "pick") -> AppTest:
    """The app after one of those parts gave an answer, which is acted on before the next run."""
    act = HEARD[part][f"on_{name}_change"]
    with (
        patch("components.web.parts.answer_of", return_value=answer),
        patch(f"{__name__}.act_before_the_run", act),
    ):
        return app.run()


HEARD: dict[str, dict[str, Any]] = {}
"""How each part was last drawn, with what it calls when it has an answer."""


def act_before_the_run() -> None:
    """What a reader's act changes before the run that it causes; nothing unless told."""


def listen_to_parts() -> None:
    """From now on notes how each part is drawn."""
    for part, drawn in MOUNTS.items():
        if not isinstance(drawn, partial):
            MOUNTS[part] = partial(_drawn_and_heard, part, drawn)


def _drawn_and_heard(part: str, drawn: Callable[..., Any], **data: Any) -> Any:
    HEARD[part] = data
    return drawn(**data)


def field_of(app: AppTest, name: str) -> dict[str, Any]:
    """What the sidebar is sent for the filter of that name."""
    fields = parts_in(app)["filter_panel"]["fields"]
    return next(field for field in fields if field["name"] == name)


def chosen_in(app: AppTest, name: str) -> list[str]:
    """The values that are ticked at a filter of the sidebar."""
    return [value for value, _, _, on in field_of(app, name)["options"] if on]


def query_of(app: AppTest) -> dict[str, Any]:
    """The address without the case, which it always names."""
    return {name: app.query_params[name] for name in app.query_params if name != "case"}
