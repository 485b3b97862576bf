"""The texts of the corpus, which are not in the repository: a folder of them, checked by hash.

The folder has ``NAME.txt`` in UTF-8, in itself or under ``texts/``; ``index.csv`` beside them says
what each is and under which licence.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

CREDIT = ("title", "publisher", "published", "kind", "address", "licence", "sha256")
_WORD = re.compile(r"\w")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|vs|No|MR|MS|MRS|DR)"
    r"|\b(?:[A-Za-z]\.)+[A-Za-z])\.\s*$"
)


def read_text(folder: Path, name: str, sha256: str) -> str:
    """The text of that name; ``ValueError`` where it is missing or is another than annotated."""
    for file in (folder / f"{name}.txt", folder / "texts" / f"{name}.txt"):
        if file.is_file():
            data = file.read_bytes()
            if hashlib.sha256(data).hexdigest() != sha256:
                raise ValueError(f"{file.name} is another text than the one that was annotated")
            return data.decode("utf-8")
    raise ValueError(f"{name}.txt is not in {folder.name}")


def read_index(folder: Path) -> dict[str, dict[str, str]]:
    """What identifies and credits each text, by name, from ``index.csv``."""
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: {key: row[key] for key in CREDIT} for row in csv.DictReader(file)}


def is_border(text: str, offset: int) -> bool:
    """Whether a token begins or ends there.

    A token is a run of letters, digits and underscores, or any other character that is no blank.
    """
    if offset in (0, len(text)):
        return True
    return not (_WORD.match(text[offset - 1]) and _WORD.match(text[offset]))


def numbered_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences that a reader's file counts from 1: a rough cut that never changes.

    Lines are cut after a stop, a question or an exclamation mark with a capital or digit behind it.
    """
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for gap in _SENTENCE_END.finditer(text, line.start(), line.end()):
            if not _NO_END.search(text, line.start(), gap.end()):
                found.append((start, gap.end()))
                start = gap.end()
        found.append((start, line.end()))
    return found
