"""What a saved SVG says of itself: the facts of a PNG, as elements that every program reads.

``title`` and ``desc`` are what a browser and a screen reader tell; ``metadata`` holds every fact
under the keyword that it has in a PNG (:mod:`claimscope.figures.png_metadata`).
"""

from __future__ import annotations

import re
from html import escape

from claimscope.figures.png_metadata import LONGEST, PictureFacts
from claimscope.figures.theme import NOT_IN_XML

OPENING = re.compile(r"<svg\b[^>]*>")
NAMESPACE = "urn:claimscope"


def svg_elements(facts: PictureFacts) -> str:
    """The facts as XML, to be put right after the opening tag of a picture.

    Nothing in a text is markup; characters that XML does not allow are replaced.
    """
    rows = "".join(
        f'<c:fact name="{_text(name)}">{_text(value)}</c:fact>'
        for name, value in facts.texts().items()
    )
    return (
        f"<title>{_text(facts.title)}</title><desc>{_text(facts.description)}</desc>"
        f'<metadata xmlns:c="{NAMESPACE}">{rows}</metadata>'
    )


def with_elements(svg: str, facts: PictureFacts) -> str:
    """The same picture with the facts in it."""
    return OPENING.sub(lambda tag: tag[0] + svg_elements(facts), svg, count=1)


def _text(text: str) -> str:
    return escape(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text[:LONGEST]))
