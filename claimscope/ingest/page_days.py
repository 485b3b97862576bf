"""The day on which a page says that its article was published, and whether that may be another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claimscope.ingest.page_tree import linked_data
from claimscope.ingest.written_days import day_given

_ARTICLE = re.compile(r"Article\b|BlogPosting|Report")
_PUBLISHED = (
    "//meta[contains(@property, 'published') or contains(@itemprop, 'datePublished')"
    " or contains(@name, 'pubdate') or contains(@name, 'publish') or @name='date'"
    " or @name='DC.date.issued' or @name='dcterms.created' or "
    "@name='citation_publication_date']/@content"
    " | //time/@datetime | //*[@itemprop='datePublished']"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)


def article_day(tree: Any, heading: str) -> tuple[str, str]:
    """The day of publication that JSON-LD gives the article itself, and its precision.

    The page around it, and articles that it only points to, have days of their own: one that is
    called as the page's ``heading`` is goes before the others.
    """
    items = (item for script in linked_data(tree) for item in items_of(script))
    articles = [item for item in items if _is_article(item)]
    own = [item for item in articles if heading and _headline(item) == _folded(heading)]
    days = (day_given(str(item.get("datePublished") or "")) for item in own or articles)
    return next((each for each in days if each[0]), ("", "unknown"))


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(each, str) and _ARTICLE.search(each) for each in kinds)


def _headline(item: Mapping[str, Any]) -> str:
    return _folded(str(item.get("headline") or item.get("name") or ""))


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def items_of(script: str) -> list[Mapping[str, Any]]:
    """Every object of a script of JSON-LD; none where it is broken."""
    try:
        return list(_items(json.loads(script)))
    except (ValueError, RecursionError):
        return []


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a value of JSON."""
    if isinstance(value, dict):
        yield value
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _items(each)


def days_written(tree: Any) -> list[str]:
    """What the page's metadata and times have for a day of publication, as it is written."""
    return [str(each).strip() for each in tree.xpath(_PUBLISHED)]


def tells_publication(tree: Any) -> bool:
    """Whether the page says anywhere when it was published, and not only when it was changed."""
    if any("datePublished" in script for script in linked_data(tree)):
        return True
    return bool(tree.xpath(_PUBLISHED))


def is_month_alone(day: str, written: Sequence[str]) -> bool:
    """Whether a page gives the month of ``day`` and no such day: “2023-06”, “2023-06-31”."""
    in_month = any(each.startswith(day[:7]) for each in written)
    return in_month and all(day_given(each) != (day, "day") for each in written)


def is_ambiguous(day: str, source: str) -> bool:
    """Whether a page gives a day only in digits that may be read in two orders: “03/04/2024”."""
    given = date.fromisoformat(day)
    if given.day > 12 or given.day == given.month:
        return False
    one, other = given.day, given.month
    orders = rf"(?:0?{one}[/.-]0?{other}|0?{other}[/.-]0?{one})"
    if not re.search(rf"(?<!\d){orders}[/.-](?:{given.year // 100})?{day[2:4]}(?!\d)", source):
        return False
    month = _MONTHS[given.month - 1][:3]
    named = rf"\b0?{one}\.?(?:st|nd|rd|th)? {month}|\b{month}[a-z]*\.? 0?{one}\b"
    iso = f"{day}|{day.replace('-', '/')}|{day.replace('-', '')}"
    return not re.search(rf"{iso}|{named}", source, re.IGNORECASE)
