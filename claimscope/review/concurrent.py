"""Two people in one review: whether a step can still be taken after somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

from claimscope.review.draft import Draft, Review, ReviewError

Act = Callable[[Review], Review]


def rebased(act: Act, seen: Review, newer: Review) -> Review | None:
    """The newer review with ``act`` on it, which was meant for the one ``seen``.

    None where somebody else has changed, meanwhile, a draft, a source or the details of the
    document that the act changes: then one of the two would be lost, so that whoever acts must look
    at it again.
    """
    meant = act(seen)
    if not _same(_drafts(seen), _drafts(meant), _drafts(newer)):
        return None
    if not _same(seen.sources, meant.sources, newer.sources):
        return None
    if meant.document != seen.document != newer.document:
        return None
    try:
        return act(newer)
    except ReviewError:
        return None


def unsaved(seen: Review, meant: Review) -> list[str]:
    """What a step that was not taken would have put into the drafts, in words for who took it."""
    before = _drafts(seen)
    return [
        f"{name.replace('_', ' ')}: {value}"
        for draft_id, draft in _drafts(meant).items()
        if draft_id in before
        for name, value in _cells(before[draft_id], draft)
    ]


def _drafts(review: Review) -> dict[str, Draft]:
    return {each.draft_id: each for each in review.drafts}


def _same(
    seen: Mapping[str, object], meant: Mapping[str, object], newer: Mapping[str, object]
) -> bool:
    """Whether all that the step changes or takes out is as it was seen."""
    touched = [name for name, value in seen.items() if meant.get(name) != value]
    return all(newer.get(name) == seen[name] for name in touched)


def _cells(before: Draft, after: Draft) -> list[tuple[str, str]]:
    changed = [each.name for each in fields(Draft) if each.name not in ("start", "end")]
    return [
        (name, _words(getattr(after, name)))
        for name in changed
        if getattr(after, name) != getattr(before, name)
    ]


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_part_words, value))
    return str(value)


def _part_words(part: object) -> str:
    """A figure as worded, a place by its name, an id as it is."""
    return str(getattr(part, "wording", None) or getattr(part, "name", part))
