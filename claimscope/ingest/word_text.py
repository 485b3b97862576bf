"""The text of WordprocessingML, read by one visitor in the order of the document.

Element names are compared without their namespace, so that the two of the standard (“transitional”
and “strict”) are read alike. A text is what its latest version shows: tracked insertions and moved
text belong to it, deleted, struck out and hidden text do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from claimscope.ingest.page_tree import RAISED

WRAPPERS = {"ins", "moveTo", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple"} | {
    *("bdo", "dir", "ruby", "rubyBase", "footnote", "endnote")
}
DELETED = {"del", "moveFrom"}
TEXT_OF = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements that stand for a character. An optional hyphen is a place to break a line, and none."""
UNREAD = {
    "pic": "picture",
    "imagedata": "picture",
    "chart": "chart",
    "relIds": "diagram",
    "OLEObject": "embedded file",
    "textpath": "decorated text",
    "altChunk": "embedded document",
    "subDoc": "linked document",
}
OFF = ("0", "false", "off", "none")
SWITCHES = {"": set[str](), "hidden": {"vanish"}, "struck out": {"strike", "dstrike"}}
"""What in the properties of a run goes before its style."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LONG_LINE = 60  # a cell with several lines, one of them longer, holds prose and no value


class WordVisitor:
    """Walks through parts of one document and counts what it passes over.

    ``unread`` counts what holds content that is no text here, ``dropped`` what the document holds
    but does not say (“deleted”, “struck out”, “hidden”), by name. ``styles`` says the same of the
    styles that make it so, by their ids. Without ``fields`` the marks of fields mean nothing, for a
    document in which one has no end.
    """

    def __init__(self, styles: Mapping[str, str], *, fields: bool = True) -> None:
        self._styles = styles
        self._fields = fields
        self._unsaid_paragraph = ""
        self.unread: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self._in_instruction: list[bool] = []  # of the fields that are open, the innermost last

    @property
    def has_open_field(self) -> bool:
        """Whether a field had no end: what comes after it was taken for its instruction."""
        return any(self._in_instruction)

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of a body, cell, text box or note; an empty one after each paragraph."""
        begun = ""
        for block in self._children(container):
            name = _name(block)
            if name == "p":
                pieces = list(self._pieces(block))
                begun += "".join(piece for piece in pieces if isinstance(piece, str))
                if not _is_joined_to_next(block):
                    yield from (begun, "")
                    begun = ""
                for box in (piece for piece in pieces if not isinstance(piece, str)):
                    yield from self.lines(box)
            elif name == "tbl":
                yield from self._rows(block)
                yield ""
        if begun:
            yield begun

    def _rows(self, table: Any) -> Iterator[str]:
        for row in self._children(table):
            if _name(row) != "tr" or _has(row, "trPr", DELETED):
                continue
            shown = [cell for cell in self._children(row) if _is_shown_cell(cell)]
            if any(map(_holds_rows, shown)):
                yield from chain.from_iterable(map(self.lines, shown))
                continue
            cells = [self._cell(cell) for cell in self._children(row) if _name(cell) == "tc"]
            if any(len(cell) > 1 and max(map(len, cell)) > LONG_LINE for cell in cells):
                yield from chain.from_iterable((line, "") for cell in cells for line in cell)
            else:
                yield "\t".join(" ".join(cell) for cell in cells)

    def _cell(self, cell: Any) -> list[str]:
        """Its lines; none where it is deleted or only continues the cell above it."""
        if not _is_shown_cell(cell):
            return []
        lines = (" ".join(line.split()) for line in self.lines(cell))
        return [line for line in lines if line]

    def _pieces(self, paragraph: Any) -> Iterator[Any]:
        """The text of a paragraph piece by piece; a text box as the element that it is."""
        self._unsaid_paragraph = self._unsaid_by_style(paragraph, "pPr", "pStyle")
        for child in self._children(paragraph):
            name = _name(child)
            if name == "r":
                yield from self._run(child)
            elif name in ("oMath", "oMathPara"):
                yield self._equation(child)

    def _run(self, run: Any) -> Iterator[Any]:
        style = self._unsaid_by_style(run, "rPr", "rStyle") or self._unsaid_paragraph
        unsaid = _unsaid(run, style)
        for child in self._children(run):
            name = _name(child)
            if name == "fldChar" and self._fields:
                self._enter_field(_value(child, "fldCharType"))
            elif any(self._in_instruction):
                continue
            elif unsaid:
                self.dropped[unsaid] += name == "t"
            elif name == "t":
                written = (child.text or "").replace("\n", " ")
                yield written.translate(RAISED) if _is_raised(run) else written
            elif name in TEXT_OF:
                yield TEXT_OF[name]
            elif name == "sym":
                self.unread["symbol of a special font"] += 1
                yield REPLACEMENT
            elif name == "r":
                yield from self._run(child)
            elif name in ("drawing", "pict", "object"):
                yield from self._boxes(child)

    def _unsaid_by_style(self, element: Any, properties: str, name: str) -> str:
        named = [each for each in _properties(element, properties) if _name(each) == name]
        return next((self._styles.get(_value(each, "val"), "") for each in named), "")

    def _enter_field(self, step: str) -> None:
        """A field is its instruction, which is not read, and its result, which is."""
        if step == "begin":
            self._in_instruction.append(True)
        elif self._in_instruction:
            self._in_instruction.pop()
            if step == "separate":
                self._in_instruction.append(False)

    def _boxes(self, drawing: Any) -> Iterator[Any]:
        """The text boxes of a drawing; what else it shows is counted."""
        for child in self._children(drawing):
            name = _name(child)
            if name == "txbxContent":
                yield child
            elif name in UNREAD:
                self.unread[UNREAD[name]] += 1
            elif name == "p" and "".join(child.itertext()).strip():
                self.unread["paragraph in a drawing"] += 1
            else:
                yield from self._boxes(child)

    def _equation(self, equation: Any) -> str:
        """An equation on one level; a fraction read in one line would be another number."""
        runs = list(self._children(equation))
        if all(_name(run) == "r" for run in runs):
            return "".join(part.text or "" for run in runs for part in run if _name(part) == "t")
        self.unread["equation"] += 1
        return REPLACEMENT

    def _children(self, parent: Any) -> Iterator[Any]:
        """What ``parent`` holds: wrappers are opened, of alternatives the first is taken."""
        for child in parent:
            name = _name(child)
            if name in WRAPPERS:
                yield from self._children(child)
            elif name == "sdt":
                if not _has(child, "sdtPr", {"showingPlcHdr"}):
                    yield from self._children(child)
            elif name == "AlternateContent":
                yield from self._children(child[0] if len(child) else child)
            elif name in DELETED:
                self.dropped["deleted"] += 1
            elif name in ("altChunk", "subDoc"):
                self.unread[UNREAD[name]] += 1
            elif name:
                yield child


def _name(element: Any) -> str:
    """Its name without namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: Any, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _properties(element: Any, name: str) -> list[Any]:
    """What stands in the properties of an element."""
    return [each for child in element if _name(child) == name for each in child]


def _has(element: Any, properties: str, names: set[str]) -> bool:
    return any(_name(each) in names for each in _properties(element, properties))


def unsaid_styles(styles: Any) -> dict[str, str]:
    """The ids of the styles whose words are no part of what a document says, and why."""
    own = {_value(each, "styleId"): each for each in styles if _name(each) == "style"}
    return {name: why for name in own if (why := _unsaid_by(name, own))}


def _unsaid_by(name: str, styles: Mapping[str, Any]) -> str:
    """What a style makes of its words, by itself or by the styles that it is based on."""
    why, seen = "", set[str]()
    while name in styles and name not in seen and not why:
        seen.add(name)
        why = _unsaid(styles[name])
        based = [each for each in styles[name] if _name(each) == "basedOn"]
        name = next((_value(each, "val") for each in based), "")
    return why


def _is_raised(run: Any) -> bool:
    """Whether a run stands above the line, as the number of a note or a power does."""
    properties = {_name(each): _value(each, "val") for each in _properties(run, "rPr")}
    return properties.get("vertAlign") == "superscript"


def _unsaid(run: Any, by_style: str = "") -> str:
    """Why the words of a run are not part of what the document says, or nothing."""
    properties = {_name(each): _value(each, "val") for each in _properties(run, "rPr")}
    on = {name for name, value in properties.items() if value not in OFF}
    if "vanish" in on:
        return "hidden"
    if on & {"strike", "dstrike"}:
        return "struck out"
    return "" if properties.keys() & SWITCHES[by_style] else by_style


def _is_joined_to_next(paragraph: Any) -> bool:
    """Whether the end of this paragraph is deleted, by a change that is tracked."""
    marks = [each for each in _properties(paragraph, "pPr") if _name(each) == "rPr"]
    return any(_name(each) in DELETED for mark in marks for each in mark)


def _continues_above(cell: Any) -> bool:
    """Whether a cell is the lower part of one that goes over several rows."""
    merges = [each for each in _properties(cell, "tcPr") if _name(each) == "vMerge"]
    return any(_value(each, "val") != "restart" for each in merges)


def _is_shown_cell(element: Any) -> bool:
    """Whether it is a cell that is neither deleted nor the lower part of another."""
    is_cell = _name(element) == "tc"
    return is_cell and not _has(element, "tcPr", {"cellDel"}) and not _continues_above(element)


def _holds_rows(cell: Any) -> bool:
    """Whether a cell has a table of several rows in it: then it lays out a page."""
    tables = (each for each in cell.iter() if _name(each) == "tbl")
    return any(sum(_name(row) == "tr" for row in table) > 1 for table in tables)
