"""Pictures in a brief: PNG files inside the page, each with its words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

CAPTIONS = {
    "map": "Where the claims shown are located: size by number of claims, symbol by status.",
    "timeline": "Reported figures over time, each as stated, and the reported events.",
}
COMPARISON_NAME = "competing-figures-"
COMPARISON_CAPTION = "The figures side by side, open bounds drawn open; none is preferred."


@dataclass(frozen=True)
class Picture:
    """A picture with its address inside the page, what it shows, and its line underneath."""

    address: str
    alternative: str
    caption: str


def embedded(pictures: Mapping[str, bytes]) -> dict[str, Picture]:
    """Those of the pictures that a section of the brief has a place for, byte for byte as given.

    Their names are those of ``CAPTIONS`` or ``competing-figures-`` with a quantity.
    """
    return {name: _picture(name, png) for name, png in pictures.items() if has_place(name)}


def has_place(name: str, *, annex: bool = True) -> bool:
    """Whether a section of the brief shows a picture of this name; some only with its annex."""
    return name in CAPTIONS or (annex and name.startswith(COMPARISON_NAME))


def _picture(name: str, png: bytes) -> Picture:
    address = f"data:image/png;base64,{b64encode(png).decode()}"
    what, caption = name.replace("-", " ").capitalize(), CAPTIONS.get(name, COMPARISON_CAPTION)
    return Picture(address, f"{what}. {caption}", caption)
