"""A view as a bundle of files: every picture, every table, the brief.

For the terminal (``cli.py export``) and the Export page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from claimscope.exports.brief.document import brief_html, brief_of
from claimscope.exports.brief.pictures import has_place
from claimscope.exports.registry import FORMATS, dated_name, file_name
from claimscope.figures.caption import Origin
from claimscope.figures.catalogue import Picture, origin_in, pictures_of
from claimscope.figures.html_map import html_map
from claimscope.figures.page_layout import SIZES, USUAL_SIZE, PrintedFigure, print_figure
from claimscope.figures.png_metadata import with_facts
from claimscope.figures.svg_metadata import with_elements
from claimscope.views.ledger import Ledger
from claimscope.views.view_link import ViewLink

if TYPE_CHECKING:  # it takes Chrome's libraries with it, which most runs do without
    from claimscope.rendering.renderer import Drawer

BRIEF, BRIEF_PDF, HTML_MAP = "brief.html", "brief.pdf", "map.html"
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
    """What is asked for: a view, the link that reopens it, the size of its pictures,
    whether its brief has the annex.

    Without a ``drawer`` there are no pictures and no PDF.
    Whatever is drawn may raise ``DrawingError``.
    """

    ledger: Ledger
    link: ViewLink
    drawer: Drawer | None
    size: str = USUAL_SIZE
    annex: bool = False

    def files(self) -> Iterator[Made]:
        """The files one by one, as they are made."""
        if self.drawer:
            yield from self._with_pictures(self.drawer)
        else:
            yield from _numbered(self._data(), len(FORMATS) + 1)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """The pictures alone, as PNG files by name."""
        if self.drawer:
            for picture in self._pictures():
                yield f"{picture.name}.png", self._png(self.drawer, picture)

    def brief(self) -> str:
        """The brief with those pictures that it has a place for."""
        held = (each for each in self._pictures() if has_place(each.name, annex=self.annex))
        drawn = {each.name: self._png(self.drawer, each) for each in held if self.drawer}
        return brief_html(self.ledger, pictures=drawn, link=self.link.address, annex=self.annex)

    def html_map(self) -> str:
        """The map as one HTML file; needs no ``drawer``."""
        return html_map(self.ledger, self._origin)

    def pdf(self) -> bytes:
        """The brief as PDF. Needs a ``drawer``."""
        if self.drawer is None:
            raise ValueError("a PDF needs a drawer")
        return self.drawer.pdf(self.brief())

    def _pictures(self) -> Iterator[Picture]:
        return pictures_of(self.ledger) if self.drawer else iter(())

    def _with_pictures(self, drawer: Drawer) -> Iterator[Made]:
        """One thread draws, one writes the data, the brief and its PDF, as soon as each can be."""
        with _giving_up_together() as (drawing, beside):
            pictures = list(self._pictures())
            drawn = {each.name: drawing.submit(self._png, drawer, each) for each in pictures}
            lines = {each.name: drawing.submit(self._svg, drawer, each) for each in pictures}
            data = beside.submit(lambda: list(self._data()))
            held = {name: png for name, png in drawn.items() if has_place(name, annex=self.annex)}
            briefs = beside.submit(self._briefs, drawer, held)

            def contents() -> Iterator[tuple[str, bytes]]:
                for name, png in drawn.items():
                    yield self._name(f"{name}.png"), png.result()
                for name, svg in lines.items():
                    yield self._name(f"{name}.svg"), svg.result()
                yield from data.result()
                yield from briefs.result()

            yield from _numbered(contents(), 2 * len(pictures) + len(FORMATS) + 2)

    def _briefs(self, drawer: Drawer, held: Mapping[str, Future[bytes]]) -> list[tuple[str, bytes]]:
        with_pictures = brief_of(self.ledger, self.link.address, annex=self.annex)
        brief = with_pictures({name: png.result() for name, png in held.items()})
        printed = drawer.pdf(brief)
        return [(self._name(BRIEF), brief.encode()), (self._name(BRIEF_PDF), printed)]

    def _data(self) -> Iterator[tuple[str, bytes]]:
        """The map as HTML and every format; the brief only where no pictures are waited for."""
        yield self._name(HTML_MAP), self.html_map().encode()
        case, as_of = self.ledger.case, self.ledger.filters.as_of
        for each in FORMATS:
            if each.name != BRIEF:
                yield file_name(each, case.case_id, as_of), each.write(self.ledger)
            elif self.drawer is None:
                yield self._name(BRIEF), self.brief().encode()

    def _png(self, drawer: Drawer, picture: Picture) -> bytes:
        return with_facts(drawer.png(self._paper(picture)), picture.facts(self._origin))

    def _svg(self, drawer: Drawer, picture: Picture) -> bytes:
        svg = drawer.svg(self._paper(picture))
        return with_elements(svg, picture.facts(self._origin)).encode()

    def _paper(self, picture: Picture) -> PrintedFigure:
        return print_figure(picture.figure, picture.caption(self._origin), SIZES[self.size])

    @cached_property
    def _origin(self) -> Origin:
        return origin_in(self.ledger, self.link)

    def _name(self, name: str) -> str:
        return dated_name(name, self.ledger.case.case_id, self.ledger.filters.as_of)


@contextmanager
def _giving_up_together() -> Iterator[tuple[ThreadPoolExecutor, ThreadPoolExecutor]]:
    """Two threads; what they have not begun when one has failed is not begun at all."""
    threads = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
    try:
        yield threads
    finally:
        for each in threads:
            each.shutdown(wait=False, cancel_futures=True)
        for each in threads:
            each.shutdown()


def _numbered(contents: Iterable[tuple[str, bytes]], planned: int) -> Iterator[Made]:
    for number, (name, content) in enumerate(contents, start=1):
        yield Made(name, content, number, planned)


def zipped(files: Iterable[Made]) -> bytes:
    """The files as one ZIP; what is compressed already is only stored."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for made in files:
            stored = PurePath(made.name).suffix in COMPRESSED_ALREADY
            archive.writestr(made.name, made.content, ZIP_STORED if stored else ZIP_DEFLATED)
    return written.getvalue()
