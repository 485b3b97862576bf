"""A view as a bundle of files: every picture, every table, the brief.

For the terminal (``cli.py export``) and the Export page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from components.drawing import Drawer
from components.figures.caption import Origin, caption_of, facts_of
from components.figures.paper import SIZES, USUAL_SIZE, on_paper
from components.figures.pictures import Picture, origin_in, pictures_of
from data.exports.brief import brief_html
from data.exports.brief_pictures import has_place
from data.exports.formats import FORMATS, dated_name, file_name
from data.exports.picture_facts import with_facts
from data.ledger import Ledger

BRIEF = "brief.html"
BRIEF_PDF = "brief.pdf"
COMPRESSED_ALREADY = (".png", ".pdf", ".parquet", ".zip")


@dataclass(frozen=True)
class Made:
    """One file of a bundle; it is the one numbered ``number`` of ``planned`` files."""

    name: str
    content: bytes
    number: int
    planned: int


@dataclass(frozen=True)
class Bundle:
    """What is asked for: a view, the link that reopens it, the size of its pictures.

    ``land`` is the outline under the map. Without a ``drawer`` there are no pictures and no PDF.
    """

    ledger: Ledger
    link: str
    land: list[dict[str, Any]]
    drawer: Drawer | None
    size: str = USUAL_SIZE

    def files(self) -> Iterator[Made]:
        """The files one by one, as they are made. Raises ``DrawingError``."""
        drawer = self.drawer
        pictures = list(pictures_of(self.ledger, self.land)) if drawer else []
        planned = len(pictures) + len(FORMATS) + (1 if drawer else 0)
        contents = self._contents(drawer, pictures) if drawer else self._data()
        for number, (name, content) in enumerate(contents, start=1):
            yield Made(name, content, number, planned)

    def _contents(self, drawer: Drawer, pictures: list[Picture]) -> Iterator[tuple[str, bytes]]:
        """The pictures, and beside them in another thread the data, the brief and its PDF.

        First those that the brief holds, so that it is printed while the rest are drawn.
        """
        origin = origin_in(self.ledger, self.link)
        held = [each for each in pictures if has_place(each.name)]
        rest = [each for each in pictures if not has_place(each.name)]
        drawn: dict[str, bytes] = {}
        with ThreadPoolExecutor(1) as beside:
            data = beside.submit(lambda: list(self._data(brief=False)))
            for picture in held:
                drawn[picture.name] = self._drawn(drawer, picture, origin)
                yield self._name(f"{picture.name}.png"), drawn[picture.name]
            briefs = beside.submit(lambda: self._briefs(drawer, drawn))
            for picture in rest:
                yield self._name(f"{picture.name}.png"), self._drawn(drawer, picture, origin)
            yield from data.result()
            yield from briefs.result()

    def _briefs(self, drawer: Drawer, drawn: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
        brief = brief_html(self.ledger, pictures=drawn, link=self.link)
        return [
            (self._name(BRIEF), brief.encode()),
            (self._name(BRIEF_PDF), drawer.pdf(brief)),
        ]

    def _data(self, *, brief: bool = True) -> Iterator[tuple[str, bytes]]:
        case, as_of = self.ledger.case, self.ledger.filters.as_of
        for each in FORMATS:
            if brief or each.name != BRIEF:
                yield file_name(each, case.case_id, as_of), each.write(self.ledger)

    def _drawn(self, drawer: Drawer, picture: Picture, origin: Origin) -> bytes:
        caption = caption_of(origin, picture.title, picture.key)
        png = drawer.png(on_paper(picture.figure, caption, SIZES[self.size]))
        return with_facts(png, facts_of(origin, caption))

    def _name(self, name: str) -> str:
        return dated_name(name, self.ledger.case.case_id, self.ledger.filters.as_of)


def zipped(files: Iterable[Made]) -> bytes:
    """The files as one ZIP; what is compressed already is only stored."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for made in files:
            stored = PurePath(made.name).suffix in COMPRESSED_ALREADY
            archive.writestr(made.name, made.content, ZIP_STORED if stored else ZIP_DEFLATED)
    return written.getvalue()
