"""Which texts a learner may see, which it is tuned on, and which only test it.

``corpus/split.csv`` has one row a text, also of texts still to be annotated: ``name``, ``split``
(train, development or test) and ``event``. What is about one event, or said on the same days to the
same press room, stands in one split alone, so that a test never asks for what was learnt by heart.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from tools.corpus.annotation import Annotation, load_annotations

SPLITS = ("train", "development", "test")
DAYS_APART = 7


@dataclass(frozen=True)
class Place:
    """Where one text belongs: its split and the event it is about."""

    name: str
    split: str
    event: str


def load_split(file: Path) -> list[Place]:
    """The rows of the file in their order; ``KeyError`` where a column is missing."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [Place(row["name"], row["split"], row["event"]) for row in csv.DictReader(opened)]


def annotations_of(corpus: Path, split: str) -> dict[str, Annotation]:
    """The annotations of one split by name; ``corpus`` has ``annotations/`` and ``split.csv``."""
    names = {each.name for each in load_split(corpus / "split.csv") if each.split == split}
    found = load_annotations(corpus / "annotations")
    return {name: each for name, each in sorted(found.items()) if name in names}


def split_problems(places: Iterable[Place], annotations: Iterable[Annotation]) -> Iterator[str]:
    """What is wrong with the split of these annotations, each in a line.

    Briefings of one publisher within a week of one another count as one event.
    """
    splits: dict[str, str] = {}
    events: dict[str, str] = {}
    for place in places:
        if place.name in splits:
            yield f"{place.name} stands twice"
        splits[place.name] = place.split
        if place.split not in SPLITS:
            yield f"{place.name}: “{place.split}” is no split"
        if events.setdefault(place.event, place.split) != place.split:
            yield f"{place.name}: its event {place.event} is also in {events[place.event]}"
    placed = []
    for each in annotations:
        if each.name in splits:
            placed.append(each)
        else:
            yield f"{each.name} has no split"
    briefings = sorted(
        (each.text["publisher"], date.fromisoformat(each.text["published"]), each.name)
        for each in placed
        if each.text["kind"] == "briefing"
    )
    for (publisher, day, name), (next_publisher, next_day, next_name) in pairwise(briefings):
        near = publisher == next_publisher and (next_day - day).days <= DAYS_APART
        if near and splits[name] != splits[next_name]:
            yield f"{next_name}: a briefing of the same days, {name}, is in {splits[name]}"
