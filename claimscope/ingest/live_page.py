"""A live page: posts one upon another, each with a time of its own, which its text must show.

A page gives these times for browsers to print (“two hours ago”); what is left in its text is often
a clock without a day. So the day and time of each post, as the page's markup has them, are put on a
line before it: then “Friday” in it can be reckoned from its own day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from lxml import html as lxml_html

from claimscope.ingest.page_tree import linked_data
from claimscope.ingest.written_days import EPOCH

LIVE = "It is a live page: the day and time of each post stand before it, as the page gives them."
FEWEST_POSTS = 2
PROSE = 30
"""Fewer characters in a paragraph are a label or a caption."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]00:?00)?)?")
_TIMES = "//time | //*[@data-timestamp or @data-time or @data-datetime or @data-published]"
_ATTRIBUTES = ("datetime", "data-datetime", "data-published", "data-timestamp", "data-time")
_NAMED_DAY = re.compile(
    r"(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b)(?=.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r".{5,40}",
    re.IGNORECASE,
)
_HEADINGS = "//h2 | //h3 | //h4"


def show_post_times(tree: Any) -> bool:
    """Put the time of each post on a line before it; whether the page is a live one.

    It is where most of its prose stands in such posts: an article that gives when it was published
    and changed has both at its head, and a list of other articles is not most of a page.
    """
    _open_lists(tree)
    posts = _timed_posts(tree)
    in_posts = sum(length for _, _, length in posts)
    if len(posts) >= FEWEST_POSTS and in_posts * 2 >= _prose(tree):
        for time, post, _ in posts:
            line = _line(_moment_of(time))
            if post is time:
                post.addprevious(line)
            else:
                post.insert(0, line)
                line.tail, post.text = post.text, None
            time.drop_tree()
        return True
    return _show_declared(tree)


def _timed_posts(tree: Any) -> list[tuple[Any, Any, int]]:
    """Each time that heads prose, the largest part of the page that has no other, its length."""
    times = [each for each in tree.xpath(_TIMES) if _moment_of(each)]
    known, found = set(times), []
    for time in times:
        post = time
        while (parent := post.getparent()) is not None and parent.tag not in ("body", "html"):
            if len(list(islice((each for each in parent.iter() if each in known), 2))) > 1:
                break
            post = parent
        prose = _prose(post) if post is not time else _prose_until_next(time, known)
        if prose:
            found.append((time, post, prose))
    return found


def _prose_until_next(time: Any, known: set[Any]) -> int:
    length = 0
    for each in time.itersiblings():
        if any(part in known for part in each.iter()):
            break
        length += _prose(each)
    return length


def _moment_of(time: Any) -> str:
    """The day and time that an element gives, in an attribute or else in its words; or nothing."""
    moments = (_shown(str(time.get(name) or "")) for name in _ATTRIBUTES)
    words = " ".join(time.text_content().split()) if time.tag == "time" else ""
    return next(filter(None, moments), words if _NAMED_DAY.fullmatch(words) else "")


def _open_lists(tree: Any) -> None:
    """Make divisions of lists whose items hold paragraphs: an item is read as one line."""
    for entries in tree.xpath(
        "//ul[li/p | li/div/p | li/h2 | li/h3] | //ol[li/p | li/div/p | li/h2]"
    ):
        if sum(_prose(item) > 0 for item in entries.iter("li")) >= FEWEST_POSTS:
            for part in [entries, *entries.iterchildren("li")]:
                part.tag = "div"


def _prose(element: Any) -> int:
    lengths = (len(" ".join(each.text_content().split())) for each in element.iter("p"))
    return sum(length for length in lengths if length >= PROSE)


def _show_declared(tree: Any) -> bool:
    """The same with the times that a page gives to search engines only, beside the headings."""
    moments: dict[str, str] = {}
    for script in linked_data(tree):
        for post in _declared(script):
            name = " ".join(str(post.get("headline", "")).split())
            if shown := _shown(str(post.get("datePublished", ""))):
                moments[name] = shown
    headings = [
        (each, moment)
        for each in tree.xpath(_HEADINGS)
        if (moment := moments.get(" ".join(each.text_content().split())))
    ]
    for heading, moment in headings if len(headings) >= FEWEST_POSTS else ():
        heading.addprevious(_line(moment))
    return len(headings) >= FEWEST_POSTS


def _declared(script: str) -> Iterator[Mapping[str, Any]]:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    for item in data if isinstance(data, list) else [data]:
        posts = item.get("liveBlogUpdate") if isinstance(item, dict) else None
        yield from (each for each in posts or () if isinstance(each, dict))


def _shown(moment: str) -> str:
    """The day and time of ISO 8601, or of a clock of Unix, as a line has them; or nothing."""
    epoch = EPOCH.fullmatch(moment.strip())
    if epoch:
        return f"{datetime.fromtimestamp(int(epoch[1]), UTC):%Y-%m-%d %H:%M} UTC"
    found = _MOMENT.match(moment.strip())
    if not found:
        return ""
    day, clock, zone = found.groups()
    return " ".join(filter(None, (day, clock, "UTC" if zone else "")))


def _line(moment: str) -> Any:
    line = lxml_html.Element("p")
    line.text = moment
    return line
