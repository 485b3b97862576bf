"""Invented cases of any size, shaped as archives of news are: for measuring, not for reading.

A few sources and places carry most claims (their shares fall as 1/rank). What is said comes in
bursts of a few days. Two to five assertions are about each claim; most repeat it, some confirm,
doubt or deny it, some revise what their source said before; two claims in five have a figure, which
sources give differently. Each quote stands in the text of its document.

The claims are made in episodes, and each episode is written before the next is made: memory stays
the same however many there are. The same seed gives the same files, byte for byte.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import isqrt
from pathlib import Path
from random import Random
from typing import Any

from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.model import TABLES
from claimscope.synthesis.vocabulary import (
    BODIES,
    COUNTED,
    FILLERS,
    HEDGES,
    PLAIN,
    REPORTERS,
    Subject,
    place_names,
)

FIRST_DAY = date(2031, 1, 6)
DAYS = 700
BURSTS = 12
IN_A_BURST = 0.7
"""The share of episodes that begin within days of a burst."""
EPISODE = 40
"""The claims of one episode."""
PRINTED_BY = 3
"""How many print what is said in an episode."""
EVERY = 3
"""The days between two of their issues."""
IN_A_FOLDER = 1000
LARGEST_DOCUMENT = 12
"""The most assertions of one document."""
ANSWERS = {
    "asserts": 52,
    "confirms": 9,
    "finds likely": 9,
    "cannot confirm": 12,
    "doubts": 7,
    "denies": 8,
    "on record": 3,
}
"""What sources after the first say of a claim, in per cent."""
QUALIFIERS = {"exactly": 45, "about": 25, "at least": 12, "more than": 8, "up to": 5, "between": 5}
WORDINGS = {
    "exactly": "{low}",
    "about": "about {low}",
    "at least": "at least {low}",
    "more than": "more than {low}",
    "up to": "up to {low}",
    "between": "between {low} and {high}",
}
SIZES = (40, 60, 120, 300, 500, 800, 1500, 3000, 10_000, 12_000)
ROLES = {"at": 78, "from": 8, "near": 8, "mentioned": 6}
COUNTRIES = tuple(f"X{letter}" for letter in "ABCDEFGH")
"""Codes that ISO 3166 leaves to its users."""


class Weighted:
    """Values drawn by weights."""

    def __init__(self, values: Sequence[Any], weights: Sequence[float]) -> None:
        self.values, self.ends = values, list(accumulate(weights))

    def draw(self, random: Random) -> Any:
        """One of the values."""
        return random.choices(self.values, cum_weights=self.ends)[0]


ANSWER = Weighted([*ANSWERS], [*ANSWERS.values()])
QUALIFIER = Weighted([*QUALIFIERS], [*QUALIFIERS.values()])
ROLE = Weighted([*ROLES], [*ROLES.values()])
MODALITY = Weighted(["observed", "forecast", "assessment"], [86, 7, 7])


@dataclass(frozen=True)
class Said:
    """One assertion before it has its place in a text; ``wording`` is that of its figure."""

    claim_id: str
    source: int
    stance: str
    day: date
    quote: str
    subject: Subject
    wording: str = ""
    low: str = ""
    high: str = ""
    qualifier: str = ""


class CaseWriter:
    """The open files of a case, a line at a time; ids are counted on."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self.folder = folder
        self.counts: dict[str, int] = {table.name: 0 for table in TABLES}
        self._lines = {}
        for table in TABLES:
            file = (folder / table.file).open("x", encoding="utf-8", newline="")
            self._lines[table.name] = csv.writer(files.enter_context(file), lineterminator="\n")
            self._lines[table.name].writerow(table.column_names)

    def row(self, table: str, *cells: object) -> None:
        """A line of a table: its cells in the order of the model."""
        self.counts[table] += 1
        self._lines[table].writerow(cells)

    def text(self, number: int, text: str) -> tuple[str, str]:
        """Write the text of a document: its file below ``seeds``, and its hash."""
        file = f"{number // IN_A_FOLDER:04}/d{number}.txt"
        path = self.folder / "seeds" / file
        if number % IN_A_FOLDER == 0 or not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        path.write_bytes(content)
        return file, hashlib.sha256(content).hexdigest()


def write_case(folder: Path, assertions: int, seed: int = 1) -> dict[str, int]:
    """Write a case of so many assertions into a new or empty folder; the rows of each table.

    Raises :class:`FileExistsError` where a table is there already.
    """
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        writer = CaseWriter(folder, files)
        _Synthesis(writer, assertions, Random(seed)).write()  # noqa: S311  # nothing is secret
    title = f"Invented case of {assertions:,} assertions"
    about = f"Invented for measuring, with seed {seed}: nothing in it is true of anybody."
    descriptor = package_descriptor("invented", title, about)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, indent=2) + "\n", encoding="utf-8")
    return writer.counts


class _Synthesis:
    """What stays the same over a case: who speaks, where, and in which days."""

    def __init__(self, writer: CaseWriter, assertions: int, random: Random) -> None:
        self.writer, self.left, self.random = writer, assertions, random
        self.sources = _names_of_sources(6 + 2 * isqrt(assertions), random)
        self.places = place_names(6 + 2 * isqrt(assertions), random)
        self.source = Weighted(range(len(self.sources)), _shares(len(self.sources)))
        self.place = Weighted(range(len(self.places)), _shares(len(self.places)))
        self.publishers = [name for name, kind in self.sources if kind == "media"][:40]
        self.bursts = [random.randrange(DAYS - 60) for _ in range(BURSTS)]
        self.document = 0

    def write(self) -> None:
        self._write_sources()
        self._write_places()
        while self.left:
            self._write_episode()

    def _write_sources(self) -> None:
        groups = max(len(self.sources) * 2 // 3, 2)
        for number, (name, kind) in enumerate(self.sources):
            country = "" if kind == "alliance" else COUNTRIES[number % len(COUNTRIES)]
            group = f"origin-{number % groups}"
            letter = "ABCDEF"[number * 7 % 6]
            self.writer.row(
                "sources", f"s{number}", name, kind, country, group, letter, "Invented."
            )

    def _write_places(self) -> None:
        for number, name in enumerate(self.places):
            kind = self.random.choices(("city", "facility", "region"), (80, 12, 8))[0]
            lat = f"{self.random.uniform(36, 66):.4f}"
            lon = f"{self.random.uniform(-9, 60):.4f}"
            country = COUNTRIES[number % len(COUNTRIES)]
            radius = "60" if kind == "region" else "5"
            self.writer.row("places", f"p{number}", name, kind, country, lat, lon, radius, "")

    def _write_episode(self) -> None:
        start = self._day()
        said: list[Said] = []
        for _ in range(EPISODE):
            # A claim of one assertion is never left over: the last has two to seven of them.
            number = self.random.choices((2, 3, 4, 5), (40, 30, 20, 10))[0]
            number = self.left if self.left - number < 2 else number
            if not number:
                break
            self.left -= number
            said += self._claim(start, number)
        self._write_documents(said)

    def _day(self) -> date:
        random = self.random
        if random.random() < IN_A_BURST:
            number = random.choice(self.bursts) + int(abs(random.gauss(0, 3)))
        else:
            number = random.randrange(DAYS - 60)
        return FIRST_DAY + timedelta(number)

    def _claim(self, start: date, assertions: int) -> Iterator[Said]:
        random, writer = self.random, self.writer
        claim_id = f"c{writer.counts['claims']}"
        subject = random.choice(COUNTED) if random.random() < 0.4 else random.choice(PLAIN)
        place = self.place.draw(random)
        size = random.choice(SIZES)
        words = subject.title.format(place=self.places[place], number=f"{size:,}")
        title = words[:1].upper() + words[1:]
        event = (start - timedelta(random.randrange(6))).isoformat()
        dated = random.random() < 0.6
        days = (event, event, "day") if dated else ("", "", "unknown")
        modality = MODALITY.draw(random)
        writer.row("claims", claim_id, title, f"{title}.", subject.topic, modality, *days, "")
        writer.row("claim_places", claim_id, f"p{place}", ROLE.draw(random))
        if random.random() < 0.15:
            other = self.place.draw(random)
            if other != place:
                writer.row("claim_places", claim_id, f"p{other}", "to")
        day, source = start, self.source.draw(random)
        stance = "on record" if random.random() < 0.05 else "asserts"
        for _ in range(assertions):
            yield self._said(claim_id, source, stance, day, subject, place, size)
            day += timedelta(min(int(random.expovariate(0.4)), 12))
            source = source if random.random() < 0.04 else self.source.draw(random)
            stance = ANSWER.draw(random)

    def _said(
        self,
        claim_id: str,
        source: int,
        stance: str,
        day: date,
        subject: Subject,
        place: int,
        size: int,
    ) -> Said:
        random = self.random
        figure: tuple[str, str, str, str] = ("", "", "", "")
        if subject.quantity:
            qualifier = QUALIFIER.draw(random)
            given = size if random.random() < 0.7 else max(size * random.randrange(5, 16) // 10, 1)
            least, most = str(given), str(given * 3 // 2)
            numbers = {"low": f"{given:,}", "high": f"{given * 3 // 2:,}"}
            wording = WORDINGS[qualifier].format(**numbers)
            figure = (
                wording,
                "" if qualifier == "up to" else least,
                {"exactly": least, "about": least, "up to": least, "between": most}.get(
                    qualifier, ""
                ),
                qualifier,
            )
        what = subject.title.format(place=self.places[place], number=figure[0])
        name = self.sources[source][0]
        quote = REPORTERS[stance].format(who=name[:1].upper() + name[1:], what=what)
        return Said(claim_id, source, stance, day, quote, subject, *figure)

    def _write_documents(self, said: Sequence[Said]) -> None:
        printing = self.random.choices(self.publishers, k=PRINTED_BY)
        by_page: defaultdict[tuple[date, str], list[Said]] = defaultdict(list)
        for each in said:
            issue = each.day + timedelta(-each.day.toordinal() % EVERY)
            by_page[issue, self.random.choice(printing)].append(each)
        for (day, publisher), own in sorted(by_page.items(), key=lambda page: page[0]):
            for at in range(0, len(own), LARGEST_DOCUMENT):
                self._write_document(day, publisher, own[at : at + LARGEST_DOCUMENT])

    def _write_document(self, day: date, publisher: str, said: Sequence[Said]) -> None:
        number, writer = self.document, self.writer
        self.document += 1
        document_id = f"d{number}"
        title = f"River bulletin {number:,}"
        parts = [f"{title}\n\n{publisher}, {day.isoformat()}"]
        length = len(parts[0])
        for each in said:
            parts.append(f"\n\n{each.quote} {self.random.choice(FILLERS)}")
            start = length + 2
            length += len(parts[-1])
            self._write_assertion(document_id, each, start)
        file, sha256 = writer.text(number, "".join((*parts, "\n")))
        writer.row(
            "documents", document_id, title, publisher, "", day.isoformat(), "en", file, sha256, ""
        )

    def _write_assertion(self, document_id: str, said: Said, start: int) -> None:
        writer = self.writer
        assertion_id = f"a{writer.counts['assertions']}"
        evidence = "official record" if said.stance in ("on record", "confirms") else "none"
        writer.row(
            *("assertions", assertion_id, said.claim_id, f"s{said.source}", document_id),
            *(said.stance, HEDGES.get(said.stance, ""), said.day.isoformat(), "day", "", evidence),
            *(said.quote, start, start + len(said.quote)),
        )
        if said.wording:
            subject = said.subject
            writer.row(
                *("figures", f"f{writer.counts['figures']}", assertion_id, subject.quantity),
                *(subject.aspect, said.low, said.high, said.qualifier, subject.unit, said.wording),
            )


def _shares(number: int) -> list[float]:
    """Shares that fall as 1/rank: a fifth of the names carries most of what there is."""
    return [1 / rank for rank in range(1, number + 1)]


def _names_of_sources(number: int, random: Random) -> list[tuple[str, str]]:
    """Names with kinds, all different; every tenth after another kind of body."""
    towns = place_names(number, random)
    bodies = [BODIES[at % len(BODIES)] for at in range(number)]
    return [(body.format(town), kind) for town, (body, kind) in zip(towns, bodies, strict=True)]
