"""The settings that the app gives to Streamlit."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from streamlit import config

from claimscope.resources import ROOT


def settings_in(table: dict[str, Any], above: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = f"{above}{name}"
        found |= settings_in(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return found


@pytest.fixture(scope="module")
def configured() -> dict[str, Any]:
    return settings_in(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8")))


def test_streamlit_knows_every_setting_of_the_config_file(configured: dict[str, Any]) -> None:
    assert configured.keys() - config.get_config_options().keys() == set()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("browser.serverAddress", "127.0.0.1"),
        ("client.allowedOrigins", []),
        ("server.showEmailPrompt", False),
        ("browser.gatherUsageStats", False),
        ("client.disableDataExport", True),
        ("runner.magicEnabled", False),
    ],
)
def test_nothing_leaves_the_machine_and_nobody_gets_in(
    configured: dict[str, Any], setting: str, value: object
) -> None:
    assert configured[setting] == value
