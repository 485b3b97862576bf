"""A live page: posts one upon another, each with a time of its own, which its text must show.

A page gives these times for browsers to print (“two hours ago”); what is left in its text is often
a clock without a day. So the day and time of each post, as the page's markup has them, are put on a
line before it: then “Friday” in it can be reckoned from its own day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as lxml_html

LIVE = "It is a live page: the day and time of each post stand before it, as the page gives them."
FEWEST_POSTS = 2
PROSE = 30
"""Fewer characters in a paragraph are a label or a caption."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]00:?00)?)?")
_HEADINGS = "//h2 | //h3 | //h4"


def show_post_times(tree: Any) -> bool:
    """Put the time of each post on a line before it; whether the page is a live one.

    It is where most of its prose stands in such posts: an article that gives when it was published
    and changed has both at its head, and a list of other articles is not most of a page.
    """
    posts = _timed_posts(tree)
    in_posts = sum(length for _, _, length in posts)
    if len(posts) >= FEWEST_POSTS and in_posts * 2 >= _prose(tree):
        for time, post, _ in posts:
            line = _line(_shown(str(time.get("datetime"))))
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
    times = [each for each in tree.iter("time") if _shown(str(each.get("datetime") or ""))]
    found = []
    for time in times:
        post = time
        while (parent := post.getparent()) is not None and parent.tag not in ("body", "html"):
            if sum(each in times for each in parent.iter("time")) > 1:
                break
            post = parent
        prose = _prose(post) if post is not time else _prose_until_next(time)
        if prose:
            found.append((time, post, prose))
    return found


def _prose_until_next(time: Any) -> int:
    length = 0
    for each in time.itersiblings():
        if each.tag == "time" or each.find(".//time") is not None:
            break
        length += _prose(each)
    return length


def _prose(element: Any) -> int:
    lengths = (len(" ".join(each.text_content().split())) for each in element.iter("p"))
    return sum(length for length in lengths if length >= PROSE)


def _show_declared(tree: Any) -> bool:
    """The same with the times that a page gives to search engines only, beside the headings."""
    moments: dict[str, str] = {}
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for post in _declared(str(script)):
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
    """The day and time of ISO 8601 as a line has them; nothing of anything else."""
    found = _MOMENT.match(moment.strip())
    if not found:
        return ""
    day, clock, zone = found.groups()
    return " ".join(filter(None, (day, clock, "UTC" if zone else "")))


def _line(moment: str) -> Any:
    line = lxml_html.Element("p")
    line.text = moment
    return line
