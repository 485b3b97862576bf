"""The texts of the corpus with what readers annotated, as the scores of attribution take them.

Of the annotations only assertions with a source or a cue are asked for. What the speakers of a
transcript say in their turns is left out: it is theirs without any cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimscope.extraction.candidate import Span
from tools.attribution_scores import Attribution, Predicted
from tools.corpus.annotation import Annotation, Piece
from tools.corpus.texts import read_text


@dataclass(frozen=True)
class Article:
    """A text with the assertions that readers found outside its turns."""

    text: str
    gold: Sequence[Attribution]
    turns: Sequence[Span]

    def outside_turns(self, found: Predicted) -> Predicted:
        """The attributions of a reader that begin outside the turns."""
        return [each for each in found if not _in_turn(each[0], self.turns)]


def articles_of(annotations: Iterable[Annotation], texts: Path) -> Iterator[Article]:
    """The articles of some annotations; ``ValueError`` where a text is not the annotated one."""
    for annotation in annotations:
        text = read_text(texts, annotation.name, annotation.text["sha256"])
        turns = [Span(each.label[0], each.speech[1]) for each in annotation.turns]
        said = (
            Attribution(_spans(each.source), _spans(each.cue), _spans(each.content))
            for each in annotation.attributions
            if each.kind == "assertion" and (each.source or each.cue)
        )
        yield Article(text, [each for each in said if not _in_turn(each, turns)], turns)


def _in_turn(said: Attribution, turns: Sequence[Span]) -> bool:
    return any(turn.holds(said.content[0].start) for turn in turns)


def _spans(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    return tuple(Span(*piece) for piece in pieces)
