"""Short readable ids and file names out of any words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

LIMIT = 60


def slug(words: str, *, limit: int = LIMIT, otherwise: str = "case") -> str:
    """Lower-case ASCII letters and digits with hyphens between: ``dprk-russia-2024``.

    ``otherwise`` where the words have none of these.
    """
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", letters.lower())
    return "-".join(parts)[:limit].rstrip("-") or otherwise


def free_slug(words: str, taken: Container[str], *, otherwise: str = "case") -> str:
    """A slug that is not ``taken``; where it is, with the first number that makes it free."""
    first = slug(words, otherwise=otherwise)
    numbered = (f"{first}-{number}" for number in count(2))
    return first if first not in taken else next(name for name in numbered if name not in taken)
