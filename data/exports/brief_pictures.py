"""Pictures in a brief: PNG files inside the page, each with its words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

CAPTIONS = {
    "map": "Where the claims shown play: size by the number of claims, ring by their standing.",
    "timeline": "The figures by date, each as worded, and the days the claims speak of.",
    "rival-figures": "The figures side by side, open bounds drawn open; none is preferred.",
    "stance-grid": "Who takes which stance on which claim.",
    "credibility": "What is confirmed and what is not.",
}


@dataclass(frozen=True)
class Picture:
    """A picture with its address inside the page, what it shows, and its line underneath."""

    address: str
    alternative: str
    caption: str


def embedded(pictures: Mapping[str, bytes]) -> dict[str, Picture]:
    """The pictures by name, byte for byte as given.

    Raises ``ValueError`` for a name that no section of the brief has a place for.
    """
    unknown = sorted(pictures.keys() - CAPTIONS.keys())
    if unknown:
        raise ValueError(f"a brief has no place for {unknown}; it knows {sorted(CAPTIONS)}")
    return {name: _picture(name, png) for name, png in pictures.items()}


def _picture(name: str, png: bytes) -> Picture:
    address = f"data:image/png;base64,{b64encode(png).decode()}"
    what = name.replace("-", " ").capitalize()
    return Picture(address, f"{what}. {CAPTIONS[name]}", CAPTIONS[name])
