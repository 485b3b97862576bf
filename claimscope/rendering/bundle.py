"""A view as a bundle of files: every picture, every table, the brief.

For the terminal (``cli.py export``) and the Export page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from time import localtime
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from claimscope.exports.brief.document import brief_html, brief_of
from claimscope.exports.brief.pictures import has_place
from claimscope.exports.format import Format, bytes_of
from claimscope.exports.registry import FORMATS, dated_name, file_name
from claimscope.figures.caption import Origin
from claimscope.figures.catalogue import Picture, origin_in, pictures_of
from claimscope.figures.html_map import html_map
from claimscope.figures.page_layout import SIZES, USUAL_SIZE, PrintedFigure, print_figure
from claimscope.figures.png_metadata import with_facts
from claimscope.figures.svg_metadata import with_elements
from claimscope.record.rows import WHOLE
from claimscope.views.ledger import Ledger
from claimscope.views.seen_case import SeenCase
from claimscope.views.view_link import ViewLink

if TYPE_CHECKING:  # it takes Chrome's libraries with it, which most runs do without
    from claimscope.rendering.renderer import Drawer

BRIEF, BRIEF_PDF, HTML_MAP = "brief.html", "brief.pdf", "map.html"
COMPRESSED_ALREADY = (".png", ".pdf", ".parquet", ".zip")

SINGLE_FILES = (*(each.name for each in FORMATS), HTML_MAP)
"""The files that can be asked for by themselves, by the names that theirs end with."""

LARGE = (
    "The pictures, the map and the brief were not made: they hold a case whole, of "
    f"{WHOLE.rows:,} rows in a table at most, whatever is filtered. The tables are complete."
)

Write = Callable[[IO[bytes]], object]
"""What writes the content of a file into an open one."""


@dataclass(frozen=True)
class Made:
    """One file of a bundle; it is the one numbered ``number`` of ``planned`` files.

    ``write`` writes it; one that is large is made as it is written.
    """

    name: str
    write: Write
    number: int
    planned: int

    @property
    def content(self) -> bytes:
        """The file as bytes."""
        return bytes_of(self.write)


@dataclass(frozen=True)
class Bundle:
    """What is asked for: a view, the link that reopens it, the size of its pictures,
    whether its brief has the annex, and which of :data:`SINGLE_FILES`, all files where none is
    named.

    Without a ``drawer`` there are no pictures and no PDF. Of a case that is large there are
    neither, nor the map and the brief: they are made of the case held whole.
    Whatever is drawn may raise ``DrawingError``.
    """

    seen: SeenCase
    link: ViewLink
    drawer: Drawer | None
    size: str = USUAL_SIZE
    annex: bool = False
    only: tuple[str, ...] = ()

    def files(self) -> Iterator[Made]:
        """The files one by one, as they are made."""
        if self.only:
            yield from _numbered(map(self._single, self.only), len(self.only))
        elif self.seen.is_large:
            data = [self._written(each) for each in FORMATS if not each.in_memory]
            yield from _numbered(data, len(data))
        elif self.drawer:
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

    @cached_property
    def ledger(self) -> Ledger:
        """The view of the case, held whole."""
        return self.seen.whole()

    def _pictures(self) -> Iterator[Picture]:
        return pictures_of(self.ledger) if self.drawer else iter(())

    def _with_pictures(self, drawer: Drawer) -> Iterator[Made]:
        """One thread draws and one makes the brief and its PDF, while the data is written here."""
        with _giving_up_together() as (drawing, beside):
            pictures = list(self._pictures())
            drawn = {each.name: drawing.submit(self._png, drawer, each) for each in pictures}
            lines = {each.name: drawing.submit(self._svg, drawer, each) for each in pictures}
            held = {name: png for name, png in drawn.items() if has_place(name, annex=self.annex)}
            briefs = beside.submit(self._briefs, drawer, held)

            def contents() -> Iterator[tuple[str, Write]]:
                yield from self._data()
                for name, png in drawn.items():
                    yield self._name(f"{name}.png"), _writing(png.result())
                for name, svg in lines.items():
                    yield self._name(f"{name}.svg"), _writing(svg.result())
                for name, content in briefs.result():
                    yield name, _writing(content)

            yield from _numbered(contents(), 2 * len(pictures) + len(FORMATS) + 2)

    def _briefs(self, drawer: Drawer, held: Mapping[str, Future[bytes]]) -> list[tuple[str, bytes]]:
        with_pictures = brief_of(self.ledger, self.link.address, annex=self.annex)
        brief = with_pictures({name: png.result() for name, png in held.items()})
        printed = drawer.pdf(brief)
        return [(self._name(BRIEF), brief.encode()), (self._name(BRIEF_PDF), printed)]

    def _data(self) -> Iterator[tuple[str, Write]]:
        """The map as HTML and every format; the brief only where no pictures are waited for."""
        yield self._name(HTML_MAP), _writing(self.html_map().encode())
        for each in FORMATS:
            if each.name != BRIEF:
                yield self._written(each)
            elif self.drawer is None:
                yield self._name(BRIEF), _writing(self.brief().encode())

    def _single(self, name: str) -> tuple[str, Write]:
        if name == HTML_MAP:
            return self._name(name), lambda file: file.write(self.html_map().encode())
        if name == BRIEF:
            return self._name(name), lambda file: file.write(self.brief().encode())
        return self._written(next(each for each in FORMATS if each.name == name))

    def _written(self, each: Format) -> tuple[str, Write]:
        name = file_name(each, self.seen.case_id, self.seen.filters.as_of)
        return name, lambda file: each.write(self.seen, file)

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
        return dated_name(name, self.seen.case_id, self.seen.filters.as_of)


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


def _writing(content: bytes) -> Write:
    return lambda file: file.write(content)


def _numbered(contents: Iterable[tuple[str, Write]], planned: int) -> Iterator[Made]:
    for number, (name, write) in enumerate(contents, start=1):
        yield Made(name, write, number, planned)


def write_zip(files: Iterable[Made], file: IO[bytes]) -> None:
    """The files as one ZIP; what is compressed already is only stored."""
    with ZipFile(file, "w") as archive:
        for made in files:
            entry = ZipInfo(made.name, localtime()[:6])
            stored = PurePath(made.name).suffix in COMPRESSED_ALREADY
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as written:
                made.write(written)


def zipped(files: Iterable[Made]) -> bytes:
    """:func:`write_zip` as bytes."""
    return bytes_of(lambda file: write_zip(files, file))
