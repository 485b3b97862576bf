"""Texts that make a pattern work hard: built from its own parts, and runs of what texts are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

PIECES = (
    *" .a A1“\"'(-,\n_:/[<&",
    "a ", "A ", "Aa ", "A. ", "1 ", "1,", ". ", ", ", "a, ", "A, ", "- ", "\n\n", "“a” ", "(a) ",
    "the ", "of ", "and ", "said ", "who ", "a\n", "Aa\n",
)  # fmt: skip
TAILS = ("", "\x00", "!", " x", "\n")
COMMON_TAILS = ("", "\x00")
MANY = 20

Text = Callable[[int], str]


def hostile_texts(pattern: re.Pattern[Any]) -> Iterator[Text]:
    """Texts of any length for this pattern, as functions of how often a piece is repeated."""
    own = list(_own_pieces(pattern))
    seen = set()
    for before, piece, tails in [
        *(("", each, COMMON_TAILS) for each in PIECES),
        *((before, each, TAILS) for before, each in own),
    ]:
        for tail in tails:
            if piece and (before, piece, tail) not in seen:
                seen.add((before, piece, tail))
                yield _text(before, piece, tail)


def _text(before: str, piece: str, tail: str) -> Text:
    return lambda length: f"{before}{piece * (length // len(piece))}{tail}"


def _own_pieces(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """For every repetition in the pattern: words that lead to it, and words that it repeats."""
    source = pattern.pattern
    flags = pattern.flags & ~re.UNICODE if isinstance(source, bytes) else pattern.flags
    tree = re._parser.parse(source, flags)  # type: ignore[attr-defined]
    yield from _repeated(list(tree), "")


def _repeated(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for at, item in enumerate(items):
        name, argument = str(item[0]), item[1]
        lead = before + "".join(_sample(each) for each in items[:at])
        if name.endswith("REPEAT"):
            _, most, body = argument
            yield from _repeated(list(body), lead)
            if most >= MANY:
                yield (lead, _sampled(body))
                yield ("", lead + _sampled(body))
        for part in _parts(name, argument):
            yield from _repeated(list(part), lead)


def _parts(name: str, argument: Any) -> list[Any]:
    match name:
        case "SUBPATTERN":
            return [argument[3]]
        case "BRANCH":
            return list(argument[1][:12])
        case "ASSERT":
            return [argument[1]]
        case "ATOMIC_GROUP":
            return [argument]
        case _:
            return []


def _sampled(items: Any) -> str:
    return "".join(_sample(each) for each in items)


def _sample(item: Any) -> str:
    """A text that this part of a pattern matches: the shortest one that is easily found."""
    name, argument = str(item[0]), item[1]
    sample: dict[str, Callable[[Any], str]] = {
        "LITERAL": chr,
        "NOT_LITERAL": lambda letter: "b" if chr(letter) != "b" else "c",
        "ANY": lambda _: "b",
        "IN": _one_of,
        "SUBPATTERN": lambda group: _sampled(group[3]),
        "ATOMIC_GROUP": _sampled,
        "BRANCH": lambda branch: _sampled(branch[1][0]),
        "MAX_REPEAT": lambda repeat: _sampled(repeat[2]) * min(repeat[0], 3),
    }
    sample["MIN_REPEAT"] = sample["POSSESSIVE_REPEAT"] = sample["MAX_REPEAT"]
    return sample.get(name, lambda _: "")(argument)


OF_CATEGORY = {
    "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_DIGIT": "1",
    "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-", "CATEGORY_NOT_DIGIT": "a",
}  # fmt: skip


def _one_of(choices: list[Any]) -> str:
    if str(choices[0][0]) == "NEGATE":
        left_out = re.compile(_class_of(choices[1:]))
        letters = "b-1A .,“" + "".join(map(chr, range(9, 200)))
        return next(each for each in letters if not left_out.match(each))
    name, argument = str(choices[0][0]), choices[0][1]
    if name == "LITERAL":
        return chr(argument)
    return chr(argument[0]) if name == "RANGE" else OF_CATEGORY[str(argument)]


def _class_of(choices: list[Any]) -> str:
    named = {
        "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_DIGIT": r"\d",
        "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_NOT_DIGIT": r"\D",
    }  # fmt: skip
    parts = []
    for kind, argument in choices:
        if str(kind) == "LITERAL":
            parts.append(re.escape(chr(argument)))
        elif str(kind) == "RANGE":
            parts.append(f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}")
        else:
            parts.append(named[str(argument)])
    return f"[{''.join(parts)}]"
