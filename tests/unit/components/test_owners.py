"""Who may touch what Streamlit keeps between runs: one package the session, one the caches."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from claimscope.resources import ROOT

CODE = [
    ROOT / "dashboard.py",
    *(ROOT / "pages").rglob("*.py"),
    *(ROOT / "components").rglob("*.py"),
]


def users_of(*names: str) -> list[Path]:
    """The files of the app that name one of these."""
    return [
        path
        for path in CODE
        if any(
            isinstance(node, ast.Attribute) and node.attr in names
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]


@pytest.mark.parametrize(
    ("names", "owner"),
    [
        (("session_state", "query_params"), "state"),
        (("cache_data", "cache_resource"), "cache"),
    ],
)
def test_one_package_alone_touches_it(names: tuple[str, str], owner: str) -> None:
    folder = ROOT / "components" / owner
    found = users_of(*names)
    assert found
    assert [path for path in found if folder not in path.parents] == []
