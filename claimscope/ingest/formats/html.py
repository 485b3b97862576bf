"""A web page: its main text by trafilatura, its facts from its own metadata."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from claimscope.ingest.encoding import declared_encoding, decode
from claimscope.ingest.limits import Limits
from claimscope.ingest.live_page import LIVE, show_post_times
from claimscope.ingest.normalise import normalise, one_line
from claimscope.ingest.page_days import (
    article_day,
    days_written,
    is_ambiguous,
    is_month_alone,
    tells_publication,
)
from claimscope.ingest.page_tree import (
    STRUCK,
    articles_of,
    linked_data,
    mark_quotations,
    path_by_style,
    raise_digits,
    replace_format_characters,
    unwrap_layout_tables,
    visible_text,
    with_blocks_struck,
    without,
    without_hidden,
    write_quotation_marks,
)
from claimscope.ingest.paywall import LOCKED, is_locked
from claimscope.ingest.publisher import publisher_of_page, title_without_outlet
from claimscope.ingest.reading import FROM_PAGE, Extract, Facts, ReadingError
from claimscope.ingest.sniffing import broken

_CHANGED = re.compile(r'"dateModified"\s*:\s*"(\d{4}-\d\d-\d\d)')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHANGED_META = (
    "//meta[@property='article:modified_time' or @property='og:updated_time'"
    " or @itemprop='dateModified']/@content"
)
# What a page shows in place of its text where scripts are off.
_WANTS_SCRIPTS = re.compile(
    r"\b(?:enable|activate|turn on|requires?|need)\s(?:\w+\s){0,3}?JavaScript\b"
    r"|\bJavaScript\s(?:is|must be)\s"
    r"(?:\w+\s)?(?:disabled|required|enabled)\b",
    re.IGNORECASE,
)
# What it shows while it makes sure that no program asks for it, or until its reader agrees …
_NOTICE = re.compile(
    r"\b(?:checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|we value your privacy|we and our (?:[\d,]+ )?partners (?:store|use|process|access|share))\b",
    re.IGNORECASE,
)
# … and how a page is called that is not the one that was asked for.
_NOT_IT = re.compile(
    r"(?:error:? )?40[34]\b|(?:page )?not found\b|access denied\b|just a moment\b", re.IGNORECASE
)
_LONGEST_NOTICE = 1000
_SHORTEST = 300
_TWO_DAYS = (
    "The page writes its day with the month in digits, which may mean two days: none is proposed."
)
_CHANGE_ONLY = "The day is that of the page's last change: it does not say when it was published."
_HIDDEN = ("Text that is hidden is left out.",)
_STRUCK_OUT = ("Text that is struck out is left out.",)
SEVERAL = (
    "The page has several articles, which may differ in day and author: keep the text of one, and "
    "add the others by themselves."
)
LEFT_OUT = "Scripts, navigation, pictures and comments are left out."


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The main text of a page; :class:`ReadingError` for one that has none."""
    source, notes = decode(content, declared_encoding(content))
    return extract_page(source, notes)


def extract_page(source: str, notes: tuple[str, ...] = ()) -> Extract:
    """The same, of a page whose characters are known.

    trafilatura is given a parsed tree and never bytes or an address: bytes it would unpack without
    a limit, an address somebody might take for one to fetch.
    """
    tree = page_tree(source)
    all_notes = (*notes, LEFT_OUT, *((LOCKED,) if is_locked(tree) else ()))
    heading = one_line(str(tree.xpath("string((//h1)[1])")))
    named = one_line(str(tree.findtext(".//title") or ""))
    # trafilatura changes the tree that it is given.
    before = (_language(tree), _author(tree), publisher_of_page(tree, heading))
    changed = _changed_on(tree)
    left_out: tuple[str, ...] = _STRUCK_OUT if _without_struck(tree) else ()
    left_out += _HIDDEN if without_hidden(tree) else ()
    live = show_post_times(tree)
    articles = articles_of(tree)
    raise_digits(tree)
    write_quotation_marks(tree)
    own_day, precision = article_day(tree, heading)
    written, told = days_written(tree), tells_publication(tree)
    unwrap_layout_tables(tree)
    replaced = replace_format_characters(tree)
    found = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = str(getattr(found, "text", None) or "").translate(replaced)
    if not text.strip() or (len(text) < _SHORTEST and _WANTS_SCRIPTS.search(text)):
        raise ReadingError(
            "The page holds scripts or markup only; its text is loaded elsewhere.",
            "Open it in a browser, select the text and paste it.",
        )
    not_it = any(map(_NOT_IT.match, (named, heading)))
    if len(text) < _LONGEST_NOTICE and (not_it or _NOTICE.search(text)):
        raise ReadingError(
            "The page shows a notice in place of its article: it asks for consent, checks who "
            "calls it, or was not found.",
            "Open it in a browser, select the text and paste it.",
        )
    facts = _facts(found, *before)
    facts = replace(facts, published_on=own_day or facts.published_on)
    if own_day:
        facts = replace(facts, published_precision=precision, published_from=FROM_PAGE)
    elif facts.published_on and is_month_alone(facts.published_on, written):
        month = f"{facts.published_on[:7]}-01"
        facts = replace(facts, published_on=month, published_precision="month")
    elif facts.published_on and is_ambiguous(facts.published_on, source):
        all_notes = (*all_notes, _TWO_DAYS)
        facts = replace(facts, published_on="", published_precision="unknown", published_from="")
    elif facts.published_on and facts.published_on == changed and not told:
        all_notes = (*all_notes, _CHANGE_ONLY)
    if live:
        all_notes = (*all_notes, LIVE)
    elif facts.published_on and changed > facts.published_on:
        all_notes = (*all_notes, changed_note(changed))
    prose = " ".join(text.split()) if len(articles) > 1 else ""
    if not live and sum(begins in prose for begins in articles) > 1:
        all_notes = (*all_notes, SEVERAL)
    # The heading of a post is no title of the page, where its own heading is what it is called.
    titled = bool(heading) and named.startswith(heading) and facts.title not in named
    title = heading if titled else facts.title.translate(replaced)
    if title == facts.publisher:  # the name of the outlet at the head of each of its pages
        title = title_without_outlet(named, title)
    facts = replace(facts, title=title)
    return Extract(text, facts, (*all_notes, *left_out))


def extract_mail_body(source: str, notes: tuple[str, ...] = ()) -> Extract:
    """All that a mail in HTML shows: unlike a page it has nothing around its text."""
    tree = page_tree(source)
    all_notes = [*notes, *(_STRUCK_OUT if _without_struck(tree) else ())]
    all_notes += _HIDDEN if without_hidden(tree) else ()
    if tree.find(".//img") is not None:
        all_notes.append("Pictures are left out.")
    unwrap_layout_tables(tree)
    raise_digits(tree)
    write_quotation_marks(tree)
    mark_quotations(tree)
    return Extract(visible_text(tree), notes=tuple(all_notes))


def page_tree(source: str) -> Any:
    """The page as a tree; text that an XML declaration would keep lxml from is given as bytes."""
    source = with_blocks_struck(normalise(source))  # libxml2 ends a page at a control character
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except LxmlError as fault:
        raise broken("page") from fault
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadingError(
            "Its elements are nested so deeply that it cannot be read to its end.",
            "Open it in a browser, select the text and paste it.",
        )
    return tree


def _without_struck(tree: Any) -> bool:
    """Take out what is struck out, by its element or by a style; whether any of it had text."""
    by_style = path_by_style(tree, "line-through")
    return without(tree, f"{STRUCK} | {by_style}" if by_style else STRUCK)


def changed_note(day: str) -> str:
    """What to tell of a page that was changed after its publication, as a live page is."""
    return (
        f"The page was changed on {day}, after it was published: “Friday” in it may be a day after "
        "its publication."
    )


def _changed_on(tree: Any) -> str:
    """The last day on which the page says that it was changed; empty where it says none."""
    days = [day for each in linked_data(tree) for day in _CHANGED.findall(each)]
    days += [str(each)[:10] for each in tree.xpath(_CHANGED_META)]
    return max((day for day in days if _DAY.fullmatch(day)), default="")


def _language(tree: Any) -> str:
    written = tree.get("lang") or tree.get("xml:lang") or ""
    return str(written)


def _author(tree: Any) -> str:
    """Who the page names as its author, agencies among them, which trafilatura passes over."""
    named = tree.xpath("//meta[@name='author' or @property='article:author']/@content")
    return "\n".join(map(str, named))


def _facts(found: Any, language: str, author: str, publisher: str) -> Facts:
    date = str(found.date or "")
    # Of the authors only an agency among them is kept, see metadata.
    return Facts(
        title=str(found.title or ""),
        publisher=publisher or str(found.sitename or found.hostname or ""),
        wire="\n".join((author, str(found.author or ""))),
        published_on=date,
        published_precision="day" if date else "unknown",
        published_from=FROM_PAGE if date else "",
        language=str(found.language or language),
        url=str(found.url or ""),
    )
