"""The tree of a web page or of a mail in HTML: what is taken from it before its text is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

STRUCK = (
    "//del | //s | //strike | //*[@role='deletion']"
    " | //*[contains(translate(@style, 'LINE-THROUGH', 'line-through'), 'line-through')]"
)
QUOTED = (
    "//blockquote[translate(@type, 'CITE', 'cite') = 'cite' or contains(@class, 'gmail_quote')]"
    " | //div[contains(@class, 'yahoo_quoted') or contains(@class, 'moz-cite')]//blockquote"
)
UNSEEN = {"head", "script", "style", "template", "title", "noscript", "object", "svg"}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LAYOUT_ROLES = {"presentation", "none"}
STAND_INS = frozenset(map(chr, range(0x1D300, 0x1D357)))
"""Symbols of the Tai Xuan Jing, which news does without."""
PROSE = 200
"""So many characters in a cell are prose that a table lays out, and no value."""

_SENTENCE_END = re.compile(r"\w[.!?][”\"’')]?\Z")
_SENTENCE_WORDS = 5
_BEGINNING = 30
_ARTICLE = 150
_BLANKS = re.compile(r"[ \n\r\f\t]+")
_STRIKES = re.compile(r"<(/?)(?:s|strike)(?=[\s/>])", re.IGNORECASE)
_HIDING = re.compile(r"display:none|visibility:(?:hidden|collapse)")
_BRACES = re.compile(r"([{}])")
_SELECTOR = re.compile(r"([a-z][\w-]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)


def articles_of(tree: Any) -> list[str]:
    """How the prose of each article begins that a page has under a heading of its own.

    A teaser has less text; an article within another one is part of it.
    """
    begins = []
    for article in tree.xpath("//article[not(ancestor::article)][.//h1 or .//h2]"):
        prose = [" ".join(each.text_content().split()) for each in article.xpath(".//p")]
        if sum(map(len, prose)) >= _ARTICLE:
            begins.append(next(filter(None, prose))[:_BEGINNING])
    return begins


def with_blocks_struck(source: str) -> str:
    """The page with one element for all that is struck out.

    libxml2 ends ``<s>`` where a paragraph begins in it, as no browser does; ``<del>`` may hold one.
    """
    return _STRIKES.sub(r"<\1del", source)


def path_by_style(tree: Any, declaration: str) -> str:
    """A path to what the page's own style sheet makes so, by element, class or id; or nothing.

    ``declaration`` is written without blanks: “display:none”. Selectors of several parts, and what
    depends on the screen, are left aside: what they mean takes a browser.
    """
    paths = []
    for style in tree.iter("style"):
        for selectors, declared in _rules(style.text or ""):
            if declaration in "".join(declared.lower().split()):
                paths += [_path_of(each.strip()) for each in selectors.split(",")]
    return " | ".join(filter(None, paths))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of each rule that holds on every screen."""
    depth, selectors = 0, ""
    for piece in _BRACES.split(sheet):
        if piece in ("{", "}"):
            depth = max(depth + (1 if piece == "{" else -1), 0)
        elif depth == 0:
            selectors = piece.rpartition(";")[2]
        elif depth == 1:  # what is deeper is in a block such as “@media print {…}”
            yield selectors, piece


def without_hidden(tree: Any) -> bool:
    """Take out what no browser shows; whether any of it had text.

    Where that is most of the page, scripts were to show it, and it is what there is to read.
    """
    found = [each for each in tree.xpath("//*[@hidden]") if each.get("hidden") != "until-found"]
    found += [each for each in tree.xpath("//*[@style]") if _hides(each.get("style"))]
    by_style = path_by_style(tree, "display:none")
    found += tree.xpath(by_style) if by_style else []
    found = [each for each in found if each.tag not in ("html", "body")]
    if not found:
        return False
    hidden = set(found)
    outermost = [each for each in found if not hidden.intersection(each.iterancestors())]
    lengths = [len(visible_text(each).strip()) for each in dict.fromkeys(outermost)]
    if sum(lengths) * 2 > len(visible_text(tree).strip()):
        return False
    for each in found:
        if each.getparent() is not None:
            each.drop_tree()
    return any(lengths)


def _hides(style: str) -> bool:
    return bool(_HIDING.search("".join(style.lower().split())))


def _path_of(selector: str) -> str:
    found = _SELECTOR.fullmatch(selector)
    if not found or not selector:
        return ""
    element, kind, name = (found[1] or "*").lower(), found[2], found[3]
    if kind == "#":
        return f"//{element}[@id='{name}']"
    if kind == ".":
        return f"//{element}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    return f"//{element}"


def without(tree: Any, path: str) -> bool:
    """Take the elements at ``path`` out of the tree; whether any of them had text."""
    found = [each for each in tree.xpath(path) if each.getparent() is not None]
    had_text = any("".join(each.itertext()).strip() for each in found)
    for each in found:
        each.drop_tree()
    return had_text


def replace_format_characters(tree: Any) -> dict[int, str]:
    """Put symbols in place of characters that print nothing; what turns them back.

    trafilatura leaves soft hyphens, joiners and marks of direction out, without which a quote is
    not as it stands in the page. Where the page has such symbols itself, nothing is replaced.
    """
    text = "".join(tree.itertext())
    found = sorted({each for each in text if unicodedata.category(each) == "Cf"})
    if len(found) > len(STAND_INS) or not STAND_INS.isdisjoint(text):
        return {}
    stand_ins = dict(zip(found, sorted(STAND_INS), strict=False))
    table = str.maketrans(stand_ins)
    for element in tree.iter() if found else ():
        element.text = element.text and element.text.translate(table)
        element.tail = element.tail and element.tail.translate(table)
    return {ord(stand_in): each for each, stand_in in stand_ins.items()}


def raise_digits(tree: Any) -> None:
    """Write raised digits as such: “1,200<sup>3</sup>” is no 12,003, “10<sup>6</sup>” no 106."""
    for raised in tree.iter("sup"):
        digits = (raised.text or "").strip()
        if not len(raised) and digits.isdecimal() and digits.isascii():
            raised.text = digits.translate(RAISED)


def write_quotation_marks(tree: Any) -> None:
    """Write the marks that a browser puts around a quotation in a line."""
    for quoted in list(tree.iter("q")):
        quoted.text = f"“{quoted.text or ''}"
        if len(quoted):
            quoted[-1].tail = f"{quoted[-1].tail or ''}”"
        else:
            quoted.text += "”"
        quoted.drop_tag()


def linked_data(tree: Any) -> list[str]:
    """The scripts of JSON-LD in which a page describes itself to search engines, as written."""
    scripts = tree.xpath("//script[@type]")
    found = (each for each in scripts if "ld+json" in each.get("type").lower())
    return [str(each.text) for each in found if each.text]


def mark_quotations(tree: Any) -> None:
    """Put “>” before the paragraphs that a mail quotes, as it does in its plain version."""
    for quoted in tree.xpath(QUOTED):
        for block in quoted.iter():
            own = (block.text or "").strip() or any((each.tail or "").strip() for each in block)
            if block.tag in (*BLOCKS, "td", "li") and own:
                block.text = f"> {(block.text or '').lstrip()}"
        for end in quoted.iter("br"):
            if (end.tail or "").strip():
                end.tail = f"> {str(end.tail).lstrip()}"


def unwrap_layout_tables(tree: Any) -> None:
    """Make divisions of tables that only lay a page out, so that their text reads as prose."""
    for table in [each for each in tree.iter("table") if _is_layout(each)]:
        for part in [table, *_parts(table)]:
            part.tag = "div"


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(words))


def _is_layout(table: Any) -> bool:
    if table.get("role", "").lower() in LAYOUT_ROLES or table.find(".//table") is not None:
        return True
    parts = list(_parts(table))
    if any(part.tag == "th" for part in parts):
        return False
    rows = [[cell for cell in row if _text(cell)] for row in parts if row.tag == "tr"]
    cells = [_text(cell) for row in rows for cell in row]
    longest = max(map(len, cells), default=0)
    sentences = sum(map(_is_sentence, cells))
    return longest > PROSE or all(len(row) <= 1 for row in rows) or sentences * 2 > len(cells)


def _parts(table: Any) -> Iterator[Any]:
    """The groups, rows and cells of a table, without those of a table in it."""
    for child in table:
        if child.tag in ("tbody", "thead", "tfoot", "tr", "td", "th", "caption"):
            yield child
            yield from _parts(child)


def _text(element: Any) -> str:
    return "".join(map(str, element.itertext())).strip()


def visible_text(tree: Any) -> str:
    """All the text that the tree shows, block by block; the row of a table is one line."""
    text = "".join(_pieces(tree))
    return re.sub(r"(?<! ) *(\n|\t) *", r"\1", text)


def _pieces(element: Any) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else "script"  # comments and the like
    if tag not in UNSEEN:
        before, after = _breaks(tag)
        yield before
        yield _BLANKS.sub(" ", element.text or "")
        for child in element:
            yield from _pieces(child)
        yield after
    yield _BLANKS.sub(" ", element.tail or "")


def _breaks(tag: str) -> tuple[str, str]:
    if tag in BLOCKS:
        return "\n\n", "\n\n"
    return {"br": ("\n", ""), "li": ("\n", ""), "tr": ("\n", ""), "td": ("", "\t")}.get(
        tag, ("", "\t") if tag == "th" else ("", "")
    )
