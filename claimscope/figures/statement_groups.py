"""Groups of statements by what they count: their order, headings, titles and who has room."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from heapq import nsmallest

from claimscope.figures.statements import Statement, joined_sources
from claimscope.formatting import count_noun, listed, number_words
from claimscope.screen_limits import TIMELINE_ROWS
from claimscope.views.charted_figures import (
    CONTESTED_POINTS,
    FAMILIES,
    QUANTITY_ORDER,
    FigureGroup,
    group_unit,
)

HEADINGS = {
    "troops": "Troops",
    "containers": "Containers",
    "shells": "Shells",
    "missiles": "Missiles",
    "killed": "People killed",
    "wounded": "People wounded",
    "casualties": "People killed and wounded",
    "captured": "People captured",
    "ships": "Ships",
}
FAMILY_ORDER = (*dict.fromkeys(FAMILIES.values()), "other")
SEPARATOR = " · "
"""Between the groups in the line of what is left out."""
LEFT_OUT_WORDS = {"casualties": "killed and wounded"}
CONTENTS = {
    "shells": re.compile(r"\bshells\b", re.IGNORECASE),
    "missiles": re.compile(r"\bmissiles\b", re.IGNORECASE),
    "rockets": re.compile(r"\brockets\b", re.IGNORECASE),
    "ammunition": re.compile(r"\b(?:ammunition|munitions)\b", re.IGNORECASE),
    "arms": re.compile(r"\b(?:arms|weapons|weaponry)\b", re.IGNORECASE),
}
MOST_CONTENTS = 2
ONE_STORY = timedelta(days=366)
"""Figures of days so far apart are taken to count different things."""
SHORTEST_ROW = 20
TITLE_ASPECTS = {"transferred": "handed over"}


@dataclass(frozen=True)
class Group:
    """Statements that count one thing: ``quantity``, and for others the ``unit``.

    ``whole`` is what all of them come to where ``statements`` are only the first.
    """

    quantity: str
    unit: str
    statements: tuple[Statement, ...]
    whole: FigureGroup | None = None

    @property
    def family(self) -> str:
        """Which groups it stands beside: troops, arms, casualties, ships or other."""
        return FAMILIES.get(self.quantity, "other")

    @property
    def heading(self) -> str:
        """What is counted; of containers what the quotes say is in them."""
        if self.quantity == "containers":
            return _contents(self.statements) or HEADINGS["containers"]
        return HEADINGS.get(self.quantity) or self.unit[:1].upper() + self.unit[1:]

    @property
    def within(self) -> str:
        """What the heading says in smaller letters: in what the things are counted."""
        counted_in = self.quantity == "containers" and _contents(self.statements)
        return "in containers" if counted_in else ""

    @property
    def left_out_words(self) -> str:
        """What the line of what is left out calls the group."""
        return LEFT_OUT_WORDS.get(self.quantity, self.quantity)

    @property
    def size(self) -> int:
        """How many statements there are."""
        return self.whole.statements if self.whole else len(self.statements)

    @property
    def statuses(self) -> Mapping[str, int]:
        """How many of the claims have each status."""
        if self.whole:
            return self.whole.statuses
        return Counter({each.claim_id: each.status for each in self.statements}.values())

    @cached_property
    def story(self) -> tuple[Statement, ...]:
        """The statements of the time with most sources: no two are further apart than
        :data:`ONE_STORY`. What others count lies years away: another earthquake, another war.
        Of a group of which only the first are there, all of those.
        """
        if self.whole:
            return self.statements
        days = [each.last for each in self.statements]
        ends = [bisect_right(days, day + ONE_STORY) for day in days]
        spans = [self.statements[at:end] for at, end in enumerate(ends)]
        return max(spans, key=lambda span: (len(_sources(span)), len(span), span[-1].last))

    @property
    def score(self) -> int:
        """What it weighs among the groups: contested claims, and sources of its story."""
        if self.whole:
            return self.whole.score
        contested = {each.claim_id for each in self.story if _is_contested(each)}
        return CONTESTED_POINTS * len(contested) + len(_sources(self.story))


def _is_contested(statement: Statement) -> bool:
    """Whether it states what another denies: a denial of what nobody states contests nothing."""
    return statement.status == "contested" and not statement.stance


def _sources(statements: Iterable[Statement]) -> set[str]:
    return {source for each in statements for source in each.sources}


def _contents(statements: Iterable[Statement]) -> str:
    """``Shells, missiles and other arms`` where the quotes say what is in the containers."""
    quotes = " ".join(str(each.row["quote"]) for each in statements)
    found = [word for word, pattern in CONTENTS.items() if pattern.search(quotes)]
    named = [word for word in found if word != "arms"]
    if not named:
        return "Arms" if found else ""
    more = len(named) > MOST_CONTENTS or "arms" in found
    words = listed([*named[:MOST_CONTENTS], *(["other arms"] if more else [])])
    return words[:1].upper() + words[1:]


def groups_of(statements: Sequence[Statement], wholes: Iterable[FigureGroup] = ()) -> list[Group]:
    """The statements by what they count, in the order in which the groups are drawn; ``wholes``
    are what the groups come to where the statements are not all.

    The weightiest family comes first, other things last, and groups of a family beside each other;
    of those that weigh the same the first of the vocabulary, so that they keep their places while
    the record grows.
    """
    by_key: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        quantity = str(each.row["quantity"])
        by_key.setdefault((quantity, group_unit(quantity, str(each.row["unit"]))), []).append(each)
    by_group = {(each.quantity, each.unit): each for each in wholes}
    groups = [Group(*key, tuple(found), by_group.get(key)) for key, found in by_key.items()]
    scores = {(each.quantity, each.unit): each.score for each in groups}

    def weight(group: Group) -> tuple[int, int]:
        return scores[group.quantity, group.unit], len(group.story)

    heaviest: dict[str, tuple[int, int]] = {}
    for group in groups:
        heaviest[group.family] = max(heaviest.get(group.family, (0, 0)), weight(group))

    def place(group: Group) -> tuple[object, ...]:
        family, own = heaviest[group.family], weight(group)
        return (
            *(group.family == "other", -family[0], -family[1], FAMILY_ORDER.index(group.family)),
            *(-own[0], -own[1], QUANTITY_ORDER.index(group.quantity), group.unit),
        )

    return sorted(groups, key=place)


def lowest_and_highest(group: Group) -> tuple[Statement, Statement]:
    """The statements of its story with the least and the greatest number, as far as there are any
    sharp ones.

    What its source has replaced, what another denies and what names no number come second.
    """
    choices: list[list[Statement]] = [
        [each for each in group.story if each.current and not each.stance and not each.vague],
        [each for each in group.story if not each.vague],
        list(group.story),
    ]
    chosen = next(found for found in choices if found)
    return min(chosen, key=lambda each: each.value), max(chosen, key=lambda each: each.top)


def by_rank(group: Group, *, leading: bool) -> list[Statement]:
    """The first :data:`TIMELINE_ROWS` statements in the order in which they get a row.

    In the ``leading`` group those that the title names come first; in others contested ones, then
    the lowest and highest. Then what is current, firm and late. Vague ones and those of another
    time than the story come last.
    """
    ends = lowest_and_highest(group)
    story = set(map(id, group.story))

    def rank(numbered: tuple[int, Statement]) -> tuple[object, ...]:
        number, each = numbered
        contested, end = not _is_contested(each), each not in ends
        first = (end, contested) if leading else (contested, end)
        elsewhen = id(each) not in story
        return (elsewhen, each.vague, *first, not each.current, not each.firm, -number)

    return [each for _, each in nsmallest(TIMELINE_ROWS, enumerate(group.statements), key=rank)]


def admitted(
    groups: Sequence[Group], room: float, needs: Callable[[Statement, bool], float]
) -> list[tuple[Group, list[Statement]]]:
    """The statements that get a row in ``room`` pixels, by group and by day.

    ``needs(statement, first)`` is the height of a row, with its heading where it is the
    ``first`` of its group. One row goes to the leading group and to containers, a second
    to the leading group, one to the first group of each family, then one more to each while there
    is room. One row is always drawn.
    """
    queues = [by_rank(each, leading=number == 0) for number, each in enumerate(groups)]
    taken: list[list[Statement]] = [[] for _ in groups]
    left = room
    full: set[int] = set()

    def take(number: int) -> None:
        nonlocal left
        done = len(taken[number])
        if number in full or done == len(queues[number]):
            return
        height = needs(queues[number][done], done == 0)
        if height > left and any(taken):
            full.add(number)
            return
        taken[number].append(queues[number][done])
        left -= height

    for number in _first_served(groups):
        take(number)
    before = room + 1
    while SHORTEST_ROW <= left < before:
        before = left
        for number in range(len(groups)):
            if left >= SHORTEST_ROW:
                take(number)
    order = {id(each): place for group in groups for place, each in enumerate(group.statements)}
    return [
        (group, sorted(found, key=lambda each: order[id(each)]))
        for group, found in zip(groups, taken, strict=True)
        if found
    ]


def _first_served(groups: Sequence[Group]) -> list[int]:
    """The numbers of the groups that get the first rows, in this order."""
    if not groups:
        return []
    first: dict[str, int] = {}
    for number, group in enumerate(groups):
        first.setdefault(group.family, number)
    containers = [number for number, each in enumerate(groups) if each.quantity == "containers"]
    told = [number for number in containers if number]
    return [0, *told, 0, *sorted({*first.values()} - {0, *told})]


def left_out_words(
    groups: Sequence[Group],
    shown: Sequence[tuple[Group, list[Statement]]],
    wholes: Iterable[FigureGroup] = (),
) -> str:
    """``70 more figures: troops 8 · killed 6``; empty where all are shown. ``wholes``: see
    :func:`groups_of`; some may be of groups of which no statement is there.
    """
    drawn = {(group.quantity, group.unit): len(found) for group, found in shown}
    more: dict[str, int] = {}
    for group in groups:
        rest = group.size - drawn.get((group.quantity, group.unit), 0)
        if rest:
            more[group.left_out_words] = more.get(group.left_out_words, 0) + rest
    seen = {(group.quantity, group.unit) for group in groups}
    for whole in (each for each in wholes if (each.quantity, each.unit) not in seen):
        name = LEFT_OUT_WORDS.get(whole.quantity, whole.quantity)
        more[name] = more.get(name, 0) + whole.statements
    if not more:
        return ""
    total = sum(more.values())
    noun = "figure" if total == 1 else "figures"
    return f"{total:,} more {noun}: " + SEPARATOR.join(f"{name} {n:,}" for name, n in more.items())


def title_of(group: Group) -> str:
    """What the group comes to, in a sentence.

    ``Troops: from 1,500 in place to about 12,000 planned; none confirmed``; of one figure alone
    ``Ships: 3, says NIS; not confirmed``.
    """
    lowest, highest = lowest_and_highest(group)
    if len(group.statements) == 1:
        sources = joined_sources(lowest.sources)
        says = "say" if len(lowest.sources) > 1 else "says"
        who = f"{sources} {lowest.stance}" if lowest.stance else f"{says} {sources}"
        status = "not confirmed" if lowest.status == "unconfirmed" else lowest.status
        return f"{group.heading}: {_amount(group, lowest)}, {who}; {status}"
    least, most = _amount(group, lowest), _amount(group, highest, top=True)
    spread = f"from {least} to {most}" if least != most else most
    return f"{group.heading}: {spread}; {_status_words(group.statuses)}"


def _status_words(statuses: Mapping[str, int]) -> str:
    confirmed, claims = statuses.get("confirmed", 0), sum(statuses.values())
    of_all = f"{confirmed:,} of {count_noun(claims, 'claim')} confirmed"
    words = [of_all if confirmed else "none confirmed"]
    for status in ("corroborated", "contested"):
        if number := statuses.get(status, 0):
            words.append(f"{number:,} {status}")
    return ", ".join(words)


def _amount(group: Group, statement: Statement, *, top: bool = False) -> str:
    """The number with its hedge and which one it is: ``about 12,000 planned``."""
    aspect = TITLE_ASPECTS.get(str(statement.row["aspect"]), statement.aspect)
    if group.family == "troops":
        aspect = statement.aspect
    if statement.vague:
        number = str(statement.row["wording"])
    else:
        number = _hedged(statement, top=top)
        number += " containers" if group.quantity == "containers" else ""
    return f"{number} {aspect}".strip()


def _hedged(statement: Statement, *, top: bool) -> str:
    qualifier = str(statement.row["qualifier"])
    number = number_words(statement.top if top else statement.value)
    if qualifier == "between":
        return f"{number_words(statement.value)}–{number_words(statement.top)}"
    return number if qualifier == "exactly" else f"{qualifier} {number}"
