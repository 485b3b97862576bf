"""How text from documents enters a brief: escaped, isolated from its neighbours, whole.

Two things an HTML parser would change are written so that it cannot: a carriage return, which it
would make a line feed, and a NUL, which has no form in HTML and is shown as U+FFFD.
"""

from __future__ import annotations

from markupsafe import Markup, escape


def isolated(text: object) -> Markup:
    """Text in which nothing is markup and whose writing direction ends where it ends."""
    return Markup("<bdi>{}</bdi>").format(_kept(str(text)))


def quoted(quote: str, hedge: str = "") -> Markup:
    """A quote in quotation marks, word for word, the words that soften it emphasised.

    One element, so that a narrow page, on which a table's cells are grids, keeps it together.
    """
    before, softened, after = quote.partition(hedge) if hedge else (quote, "", "")
    inner = _kept(before)
    if softened:
        inner += Markup("<em>{}</em>").format(_kept(softened)) + _kept(after)
    return Markup("<span>“<bdi>{}</bdi>”</span>").format(inner)


def web_address(text: str) -> str:
    """``text`` where it is a web address and may be a link, else nothing."""
    return text if text.lower().startswith(("https://", "http://")) else ""


def css_string(text: str, most: int = 90) -> str:
    """``text`` as a CSS string that no character of it can end."""
    short = text if len(text) <= most else f"{text[: most - 1]}…"
    plain = (each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in short)
    return f'"{"".join(plain)}"'


def _kept(text: str) -> Markup:
    escaped = escape(text.replace("\0", "\ufffd"))
    return Markup(str(escaped).replace("\r", "&#13;"))  # noqa: S704 - escaped in the line above
