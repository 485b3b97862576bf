"""Makes standoff annotations of what a reader wrote down in the words of the text.

    python -m tools.corpus.resolve FOLDER-WITH-INDEX-AND-TEXTS READER-FILES OUT
    python -m tools.corpus.resolve FOLDER-WITH-INDEX-AND-TEXTS --show NAME

A reader's file is JSON; ``docs/annotation.md`` describes it. ``--show`` prints a text with the
numbers of its sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tools.corpus.annotation import (
    Annotation,
    Attribution,
    Piece,
    Span,
    Turn,
    annotation_files,
)
from tools.corpus.texts import is_border, numbered_sentences, read_index, read_text

GAP = " [..] "
# One character for one: typed quotes, dashes and blanks find those of the text.
FOLD = str.maketrans("“”„‘’–—\u00a0\u202f", '"""\'\'--  ')
OPENING, CLOSING = "“‘\"'", "”’\"'"
PLACE = re.compile(r"(?:@(?P<sentence>\d+))?(?:#(?P<number>\d+))?$")
ABBREVIATED = re.compile(r"(?:\w\.\w|\b(?:Mr|Mrs|Ms|Dr|Inc|Co|Corp|Ltd|Jr|Sr|St|No|etc))\.$")
LABEL = re.compile(r"^(?:Q(?= )|[A-Z][A-Z.’' -]{2,40}:)", re.MULTILINE)
FIELDS = {
    "s", "source", "name", "cue", "content", "kind", "stance", "id", "answers", "no_cue",
}  # fmt: skip


class WrittenError(ValueError):
    """What a reader wrote cannot be found, or in more than one place."""


@dataclass(frozen=True)
class SourceText:
    """A text in which words are looked up by sentence."""

    text: str
    sentences: tuple[Piece, ...]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence at an offset, from 1."""
        return sum(start <= offset for start, _ in self.sentences) or 1

    def occurrences(self, words: str, start: int, end: int) -> Iterator[Piece]:
        """Where the words stand as whole tokens, beginning between two offsets."""
        text, words = self.text.translate(FOLD), words.translate(FOLD)
        head, gap, tail = words.partition(GAP)
        at = text.find(head, start)
        while head and start <= at < end:
            ends = at + len(head)
            if gap:
                behind = text.find(tail, ends)
                while behind >= 0 and not is_border(text, behind + len(tail)):
                    behind = text.find(tail, behind + 1)
                ends = behind + len(tail) if behind >= 0 else -1
            if is_border(text, at) and ends > at and is_border(text, ends):
                yield at, ends
            at = text.find(head, at + 1)

    def find(self, written: str, sentence: int, after: int = 0, apart: Span = ()) -> Piece:
        """The one place that a reader means.

        It is looked for in the given sentence and in those behind it, until one has it; after an
        offset, and not within the pieces that it must stay apart from.
        """
        place = PLACE.search(written)
        assert place is not None  # noqa: S101 - the pattern also fits nothing
        words = written[: place.start()].strip()
        first = int(place["sentence"] or max(sentence, self.sentence_of(after)))
        last = first if place["sentence"] else len(self.sentences)
        for start, end in self.sentences[first - 1 : last]:
            found = [
                piece
                for piece in self.occurrences(words, max(start, after), end)
                if not any(piece[0] < hi and lo < piece[1] for lo, hi in apart)
            ]
            if place["number"] and len(found) >= int(place["number"]):
                return found[int(place["number"]) - 1]
            if len(found) > 1:
                number = self.sentence_of(start)
                raise WrittenError(
                    f"“{words}” stands {len(found)} times in sentence {number}: add #1, #2 …"
                )
            if found:
                return found[0]
        raise WrittenError(f"“{words}” is not found from sentence {first} on")

    def last_named(self, written: str, before: int) -> Piece:
        """The last place of a name that begins before an offset, or else the first behind it."""
        if PLACE.search(written) and PLACE.sub("", written) != written:
            return self.find(written, 1)
        found = list(self.occurrences(written, 0, len(self.text)))
        if not found:
            raise WrittenError(f"the name “{written}” is not in the text")
        earlier = [piece for piece in found if piece[0] < before]
        return earlier[-1] if earlier else found[0]

    def tidy(self, piece: Piece) -> Piece:
        """The piece with its own quotation marks, and without the punctuation around it."""
        start, end = piece
        text = self.text
        while end > start + 1 and text[end - 1] in ",;: \n":
            end -= 1
        behind = end
        while behind < len(text) and text[behind] in ",.!?;:" and behind - end < 2:
            behind += 1
        closes = behind < len(text) and text[behind] in CLOSING
        marks = sum(text.count(mark, start, end) for mark in '“”"')
        if start and text[start - 1] in OPENING and text[start] not in OPENING:
            if closes:
                return start - 1, behind + 1
            if marks % 2:
                return start - 1, end
        if text[start] in OPENING and text[end - 1] not in CLOSING and closes and marks != 2:
            return start, behind + 1
        if text[end - 1] == "." and marks % 2 == 0 and text[start] not in "‘'":
            end -= not ABBREVIATED.search(text[start:end])
        return start, end


def annotation_of(written: dict[str, Any], text: str, credit: dict[str, str]) -> Annotation:
    """The standoff annotation of a reader's file, in the order of the text.

    Raises ``WrittenError`` with every line that cannot be resolved.
    """
    source_text = SourceText(text, tuple(numbered_sentences(text)))
    problems: list[str] = []
    found: list[Attribution] = []
    for number, row in enumerate(written["attributions"], 1):
        try:
            found.append(_attribution(row, source_text, str(row.get("id", f"row {number}"))))
        except (WrittenError, KeyError, TypeError) as error:
            problems.append(f"row {number} (s {row.get('s')}): {error}")
    try:
        turns = tuple(
            _turns(written.get("speakers", {}), written.get("speech_ends", []), source_text)
        )
    except WrittenError as error:
        problems.append(f"speakers: {error}")
    if problems:
        raise WrittenError("\n".join(problems))
    found.sort(key=lambda each: (each.pieces[0], each.content))
    ids = {each.id: f"a{number}" for number, each in enumerate(found, 1)}
    if unknown := [one for each in found for one in each.answers if one not in ids]:
        raise WrittenError(f"answers name ids that no row has: {', '.join(unknown)}")
    return Annotation(
        written["name"],
        credit,
        tuple(_listed(written["reader"])),
        tuple(
            replace(each, id=ids[each.id], answers=tuple(sorted(ids[one] for one in each.answers)))
            for each in found
        ),
        turns,
    )


def _attribution(row: dict[str, Any], text: SourceText, key: str) -> Attribution:
    if strange := set(row) - FIELDS:
        raise WrittenError(f"unknown fields: {', '.join(sorted(strange))}")
    sentence = row["s"]
    content: list[Piece] = []
    for words in _listed(row["content"]):
        after = content[-1][1] if content else 0
        content.append(text.tidy(text.find(words, sentence, after)))
    cue = _pieces(row.get("cue"), text, sentence, tuple(content))
    source = _pieces(row.get("source"), text, sentence, (*content, *cue))
    kind = row.get("kind", "assertion")
    name = row.get("name")
    named = None
    if name:
        named = text.last_named(name, max(end for _, end in (*content, *cue, *source)))
    elif source:
        named = source[0][0], source[-1][1]
    return Attribution(
        key,
        kind,
        source,
        named,
        cue,
        tuple(content),
        row.get("stance", "asserts") if kind == "assertion" else None,
        named is None,
        tuple(str(each) for each in _listed(row.get("answers"))),
        row.get("no_cue"),
    )


def _pieces(written: Any, text: SourceText, sentence: int, apart: Span) -> Span:
    found: list[Piece] = []
    for words in _listed(written):
        after = found[-1][1] if found else 0
        start, end = text.find(words, sentence, after, apart)
        while text.text[end - 1] == ",":
            end -= 1
        found.append((start, end))
    return tuple(found)


def _turns(speakers: dict[str, str | None], ends: list[int], text: SourceText) -> Iterator[Turn]:
    """What each speaker says: from a label at the start of a line until the next.

    ``ends`` are numbers of sentences with which the writer speaks again.
    """
    labels = sorted(
        (match.start(1), match.end(1), label)
        for label in speakers
        for match in re.finditer(rf"^({re.escape(label)})(?=\s)", text.text, re.MULTILINE)
    )
    labelled = {start for start, _, _ in labels}
    if labels:
        for match in LABEL.finditer(text.text):
            if match.start() not in labelled:
                raise WrittenError(f"“{match[0]}” begins a line and is no speaker")
    if missing := set(speakers) - {label for _, _, label in labels}:
        raise WrittenError(f"no line begins with {', '.join(sorted(missing))}")
    borders = sorted(
        [start for start, _, _ in labels]
        + [text.sentences[number - 1][0] for number in ends]
        + [len(text.text)]
    )
    for start, end, label in labels:
        until = next(border for border in borders if border > start)
        words = text.text[end:until]
        begins = end + len(words) - len(words.lstrip())
        if not words.strip():
            continue
        name = speakers[label]
        named = None if name is None else (start, end)
        if name:
            named = text.last_named(name, start) if name != label else (start, end)
        yield Turn((start, end), (begins, end + len(words.rstrip())), named)


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def in_words(annotation: Annotation, text: str) -> str:
    """What was resolved, in the words of the text, for the reader to look over."""

    def words(span: Span) -> str:
        return " | ".join(text[start:end] for start, end in span) or "–"

    turns = [
        f"{words((each.label,))} {text[slice(*each.speech)][:40]} …" for each in annotation.turns
    ]
    return "\n".join(turns) + "\n".join(
        f"\n{each.id} {each.stance or each.kind}{' (narrated)' * each.narrated}"
        f"\n   source  {words(each.source)}"
        + (f"  =  {words((each.source_name,))}" if each.source_name else "")
        + f"\n   cue     {words(each.cue)}\n   content {words(each.content)}"
        + (f"\n   answers {', '.join(each.answers)}" if each.answers else "")
        for each in annotation.attributions
    )


def main() -> int:
    """Resolve the files of a reader, or show a text with its sentences numbered."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", type=Path, help="folder with index.csv and texts/")
    parser.add_argument("written", type=Path, nargs="?", help="a reader's file, or a folder")
    parser.add_argument("out", type=Path, nargs="?", help="folder for the standoff files")
    parser.add_argument("--show", metavar="NAME", help="print a text with numbered sentences")
    parser.add_argument("--quiet", action="store_true", help="do not print what was resolved")
    options = parser.parse_args()
    index = read_index(options.texts)
    if options.show:
        text = read_text(options.texts, options.show, index[options.show]["sha256"])
        for number, (start, end) in enumerate(numbered_sentences(text), 1):
            gap = "\n" if start and text[start - 1] == "\n" else ""
            print(f"{gap}[{number}] {text[start:end].rstrip()}")
        return 0
    failed = 0
    options.out.mkdir(parents=True, exist_ok=True)
    for file in annotation_files(options.written):
        try:
            written = json.loads(file.read_text("utf-8"))
            credit = index[written["name"]]
            text = read_text(options.texts, written["name"], credit["sha256"])
            annotation = annotation_of(written, text, credit)
        except (ValueError, KeyError) as error:
            failed += 1
            print(f"{file.name}: {error}", file=sys.stderr)
            continue
        (options.out / f"{annotation.name}.json").write_text(annotation.to_json(), "utf-8")
        if not options.quiet:
            print(f"== {annotation.name}\n{in_words(annotation, text)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
