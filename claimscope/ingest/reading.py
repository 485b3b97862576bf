"""What comes out of reading a file: a text with proposed facts, or one clear refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from claimscope.errors import InputError

FROM_TEXT = "the text"
FROM_CHANGE = "what the text says of its last change"
FROM_PAGE = "the page's metadata"
FROM_HEADER = "the e-mail's header"
FROM_PROPERTIES = "the file's properties"


@dataclass(frozen=True)
class Facts:
    """What a file says of itself. All of it is a proposal, for the user to correct.

    ``published_on`` is ``YYYY-MM-DD`` or empty; ``published_precision`` is a word of
    :data:`claimscope.record.model.PRECISIONS` and says how much of that day is known: a month is
    given by its first day. ``published_from`` says where that day was found, in one of the words
    above: what a file's properties hold is when the file was made, which need not be when it was
    published. ``language`` is an ISO 639-1 code. Empty means that nothing was found.
    """

    title: str = ""
    publisher: str = ""
    wire: str = ""
    published_on: str = ""
    published_precision: str = "unknown"
    published_from: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True)
class Extract:
    """What a parser took from a file: its raw text, the facts it found, what it left out.

    ``body`` is the part of the text in which more facts are looked for, where that is not all.
    """

    text: str
    facts: Facts = Facts()
    notes: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Reading(Facts):
    """A normalised text with the facts proposed for it.

    ``text`` never changes after this (see :mod:`claimscope.ingest.normalise`): quotes point into it
    by character. ``kind`` is what the content is, whatever its name said. ``notes`` say what was
    left out or decided on the way, each as a sentence.
    """

    text: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8: what the documents table holds once it is saved."""
        return sha256(self.text.encode("utf-8")).hexdigest()


def unread_note(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The note that names what a file holds and the reading does not, by what it is."""
    kinds = [f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in counts.items() if n]
    return (f"Not read: {', '.join(kinds)}.",) if kinds else ()


class ReadingError(InputError):
    """A document that cannot be read."""
