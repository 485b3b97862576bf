"""What axe-core finds on a page, and how far a text stands out, which it tells of enabled ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

# What axe says of Streamlit's own elements, by rule. Nothing at present; ours is never listed.
STREAMLITS_OWN: frozenset[str] = frozenset()
WEIGHTY = ("serious", "critical")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that the same page may break by night and not by day."""


def weighty(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Each weighty violation of all rules, or of those given, as ``rule: where``."""
    asked = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    violations: list[dict[str, Any]] = Axe().run(page, options=asked).response["violations"]
    return [
        f"{each['id']}: {node['target']}"
        for each in violations
        if each["impact"] in WEIGHTY and each["id"] not in STREAMLITS_OWN
        for node in each["nodes"]
    ]


CONTRAST = """element => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const channels = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].map(each => each / 255);
    };
    const over = (top, below) => [0, 1, 2].map(n => top[n] * top[3] + below[n] * (1 - top[3]));
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(
            each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4
        );
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const grounds = [];
    for (let each = element; each; each = each.parentElement) {
        grounds.unshift(channels(getComputedStyle(each).backgroundColor));
    }
    const ground = grounds.reduce((below, top) => over(top, below), [1, 1, 1]);
    const text = over(channels(getComputedStyle(element).color), ground);
    const [dark, bright] = [light(ground), light(text)].sort((one, other) => one - other);
    return (bright + 0.05) / (dark + 0.05);
}"""


def contrast(text: Locator) -> float:
    """How far a text stands out from what lies under it, as WCAG 2.2 reckons it.

    axe passes over what is disabled, which has to be read all the same.
    """
    return float(text.evaluate(CONTRAST))
