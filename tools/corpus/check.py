"""Checks standoff annotations: the schema, the order of spans and, with the texts, their borders.

python -m tools.corpus.check corpus/annotations [--texts FOLDER] [--split corpus/split.csv]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from claimscope.resources import ROOT
from tools.corpus.annotation import (
    ROLES,
    Annotation,
    Attribution,
    Piece,
    annotation_files,
    parse_annotation,
)
from tools.corpus.split import load_split, split_problems
from tools.corpus.texts import is_border, read_text

SCHEMA = ROOT / "corpus" / "schema.json"


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def problems_of(row: Any, text: str | None = None) -> list[str]:
    """What is wrong with a file's JSON, each in a line; nothing where it holds.

    Without the text, what needs its characters is not checked.
    """
    against_schema = [
        f"{'/'.join(map(str, error.absolute_path)) or 'file'}: {error.message}"
        for error in _validator().iter_errors(row)
    ]
    if against_schema:
        return against_schema
    annotation = parse_annotation(row)
    found = list(_order(annotation))
    return found + (list(_borders(annotation, text)) if text is not None else [])


def _order(annotation: Annotation) -> Iterator[str]:
    attributions = annotation.attributions
    places = {each.id: place for place, each in enumerate(attributions)}
    if len(places) < len(attributions):
        yield "an id is given twice"
    for each in attributions:
        for role in ROLES:
            span = each.span(role)
            if any(start >= end for start, end in span):
                yield f"{each.id}: a piece of its {role} is empty or ends before it begins"
            if any(one[1] > other[0] for one, other in pairwise(span)):
                yield f"{each.id}: the pieces of its {role} are not in order"
        if any(one[1] > other[0] for one, other in pairwise(each.pieces)):
            yield f"{each.id}: source, cue and content overlap"
        for one in each.answers:
            if places.get(one, len(places)) >= places[each.id]:
                yield f"{each.id}: answers {one}, which is not an earlier attribution"
    if any(_begins(one) > _begins(other) for one, other in pairwise(attributions)):
        yield "the attributions are not in the order of the text"
    if any(one.speech[1] > other.label[0] for one, other in pairwise(annotation.turns)):
        yield "the turns are not in the order of the text"
    contents = [(each.content, each.cue) for each in attributions]
    if len(set(contents)) < len(contents):
        yield "an attribution stands twice: same cue and content"


def _begins(each: Attribution) -> Piece:
    return each.pieces[0]


def _borders(annotation: Annotation, text: str) -> Iterator[str]:
    pieces = [
        (each.id, role, piece)
        for each in annotation.attributions
        for role in ROLES
        for piece in each.span(role)
    ]
    pieces += [
        (each.id, "source_name", each.source_name)
        for each in annotation.attributions
        if each.source_name
    ]
    pieces += [
        (f"turn {number}", part, piece)
        for number, each in enumerate(annotation.turns, 1)
        for part, piece in (
            ("label", each.label),
            ("speech", each.speech),
            ("source_name", each.source_name),
        )
        if piece
    ]
    for owner, part, (start, end) in pieces:
        words = text[start:end]
        if end > len(text):
            yield f"{owner}: its {part} ends behind the text"
        elif words != words.strip():
            yield f"{owner}: its {part} has a blank at an end"
        elif not (is_border(text, start) and is_border(text, end)):
            yield f"{owner}: its {part} cuts a word"
        elif part in ROLES and part != "cue" and words[-1] in ",;:":
            yield f"{owner}: its {part} ends with “{words[-1]}”"


def main() -> int:
    """Check files or folders of them; the exit code says whether all hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("annotations", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, help="folder with the texts")
    parser.add_argument("--split", type=Path, help="file with the split of each text")
    options = parser.parse_args()
    files = [file for path in options.annotations for file in annotation_files(path)]
    failed = 0
    sound = []
    for file in files:
        try:
            row = json.loads(file.read_text("utf-8"))
            text = None
            if options.texts:
                text = read_text(options.texts, row["name"], row["text"]["sha256"])
            found = problems_of(row, text)
            if row["name"] != file.stem:
                found.append(f"is of {row['name']}")
        except (ValueError, KeyError) as error:
            found = [str(error)]
        if not found:
            sound.append(parse_annotation(row))
        failed += bool(found)
        for problem in found:
            print(f"{file.name}: {problem}", file=sys.stderr)
    print(f"{len(files) - failed} of {len(files)} files hold")
    misplaced = list(split_problems(load_split(options.split), sound)) if options.split else []
    for problem in misplaced:
        print(f"{options.split.name}: {problem}", file=sys.stderr)
    return 1 if failed or misplaced else 0


if __name__ == "__main__":
    sys.exit(main())
