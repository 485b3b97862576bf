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
MANY = 20

Text = Callable[[int], str]


def hostile_texts(pattern: re.Pattern[Any]) -> Iterator[Text]:
    """Texts of any length for this pattern, as functions of how often a piece is repeated."""
    own = list(_own_pieces(pattern))
    seen = set()
    for before, piece in [*(("", each) for each in PIECES), *own]:
        for tail in TAILS:
            if piece and (before, piece, tail) not in seen:
                seen.add((before, piece, tail))
                yield _text(before, piece, tail)


def _text(before: str, piece: str, tail: str) -> Text:
    return lambda length: f"{before}{piece * (length // len(piece))}{tail}"


def _own_pieces(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """For every repetition in the pattern: words that lead to it, and words that it repeats."""
    source = pattern.pattern
    tree = re._parser.parse(
        source, pattern.flags & ~re.UNICODE if isinstance(source, bytes) else pattern.flags
    )  # type: ignore[attr-defined]
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
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "BRANCH":
        return argument[1][:12]
    if name in ("ASSERT",):
        return [argument[1]]
    if name == "ATOMIC_GROUP":
        return [argument]
    return []


def _sampled(items: Any) -> str:
    return "".join(_sample(each) for each in items)


def _sample(item: Any) -> str:
    """A text that this part of a pattern matches: the shortest one that is easily found."""
    name, argument = str(item[0]), item[1]
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return "b" if chr(argument) != "b" else "c"
        case "ANY":
            return "b"
        case "IN":
            return _one_of(argument)
        case "SUBPATTERN":
            return _sampled(argument[3])
        case "ATOMIC_GROUP":
            return _sampled(argument)
        case "BRANCH":
            return _sampled(argument[1][0])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _sampled(argument[2]) * min(argument[0], 3)
        case _:
            return ""


OF_CATEGORY = {
    "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_DIGIT": "1",
    "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-", "CATEGORY_NOT_DIGIT": "a",
}  # fmt: skip


def _one_of(choices: list[Any]) -> str:
    if str(choices[0][0]) == "NEGATE":
        left_out = re.compile(_class_of(choices[1:]))
        return next(
            each
            for each in "b-1A .,“" + "".join(map(chr, range(9, 200)))
            if not left_out.match(each)
        )
    name, argument = str(choices[0][0]), choices[0][1]
    if name == "LITERAL":
        return chr(argument)
    return chr(argument[0]) if name == "RANGE" else OF_CATEGORY[str(argument)]


def _class_of(choices: list[Any]) -> str:
    named = {"CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_DIGIT": r"\d",
             "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_NOT_DIGIT": r"\D"}  # fmt: skip
    parts = []
    for kind, argument in choices:
        if str(kind) == "LITERAL":
            parts.append(re.escape(chr(argument)))
        elif str(kind) == "RANGE":
            parts.append(f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}")
        else:
            parts.append(named[str(argument)])
    return f"[{''.join(parts)}]"
