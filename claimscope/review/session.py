"""An analyst's work on one review: its state as a session sees it, and the draft looked at.

The store holds every review, step by step. A step is taken from the state that the session shows;
where somebody else was first, both steps are kept if they change other drafts, and whoever comes
second is told if they do not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from claimscope.record.changes import ConflictError, ReviewStep
from claimscope.review.concurrent import Act, rebased, unsaved
from claimscope.review.draft import Review
from claimscope.review.serialise import deserialise, serialise
from claimscope.store.reviews import ReviewEndedError, Reviews, StoredReview

BOTH_KEPT = "Somebody else works on this review too. Their steps and yours are all in it."
THEIRS_SHOWN = "Somebody else has taken a step in this review. This is its newest state."
NOT_TAKEN = (
    "Your step was not taken: somebody else has changed the same candidate meanwhile. "
    "This is its newest state; look at it and repeat your step."
)


@dataclass
class ReviewSession:
    """A review as this session works on it: the state that it shows, and the draft that is open.

    ``reviews`` is where reviews in progress lie. ``step`` is the number of that state in the
    store. ``turn`` is another after every step that changes a draft from outside its own fields,
    which then show the draft anew. ``notice`` is what the analyst must know of other people's
    steps. ``undone`` are the states that this session has left by undoing, the latest last.
    """

    reviews: Reviews
    case_id: str
    name: str
    step: int
    review: Review
    undoable: int = 0
    at: str = ""
    turn: int = 0
    notice: str = ""
    undone: list[str] = field(default_factory=list)

    @property
    def seen(self) -> ReviewStep:
        """The state that this session shows, as the store numbers it."""
        return ReviewStep(self.name, self.step)

    def take(self, act: Act) -> bool:
        """Take a step; whether it is in the review now.

        Raises :class:`ReviewError` for one that the review cannot take, and :class:`StoreError`
        where the store fails: nothing is different then, so that it can be tried again.
        """
        meant = act(self.review)
        if meant == self.review:
            return True
        notice = ""
        while True:
            try:
                stored = self.reviews.put(self.name, serialise(meant), self.step)
            except ReviewEndedError:
                raise
            except ConflictError:
                seen = self.review
                told = unsaved(seen, meant)
                self._show_theirs(self._fetch())
                again = rebased(act, seen, self.review)
                if again is None:
                    self.turn += 1
                    self.notice = "\n· ".join([NOT_TAKEN, *told])
                    return False
                meant, notice = again, BOTH_KEPT
            else:
                self._show(stored)
                self.notice = notice
                self.undone.clear()
                return True

    def undo(self) -> None:
        """Undo the last step, whoever took it; only what this session shows is undone."""
        left = serialise(self.review)
        if self._stepped(lambda: self.reviews.undo(self.name, self.step)):
            self.undone.append(left)

    def redo(self) -> None:
        """Take the step again that this session undid last, if it has taken none since."""
        if self.undone and self._stepped(
            lambda: self.reviews.put(self.name, self.undone[-1], self.step)
        ):
            self.undone.pop()

    def _stepped(self, step: Callable[[], StoredReview]) -> bool:
        """Show the state after a step; where somebody else was first, theirs, with nothing done."""
        try:
            stored = step()
        except ReviewEndedError:
            raise
        except ConflictError:
            self.catch_up()
            return False
        self.notice = ""
        self.turn += 1
        self._show(stored)
        return True

    def catch_up(self) -> bool:
        """Show the newest state of the store; whether that is another one."""
        newer = self._fetch()
        if newer.step == self.step:
            return False
        self._show_theirs(newer)
        self.turn += 1
        self.notice = THEIRS_SHOWN
        return True

    def _fetch(self) -> StoredReview:
        found = self.reviews.find(self.name)
        if found is None:
            raise ReviewEndedError
        return found

    def _show(self, stored: StoredReview) -> None:
        self.step, self.undoable = stored.step, stored.undoable
        self.review = deserialise(stored.content)
        if self.at not in {each.draft_id for each in self.review.drafts}:
            self.at = first_open(self.review)

    def _show_theirs(self, stored: StoredReview) -> None:
        """Show a state that others have made; fields that they have changed are drawn anew."""
        before, at = self.review, self.at
        self.undone.clear()
        self._show(stored)
        same = self.at == at and (not at or before.draft(at) == self.review.draft(at))
        if not same or before.sources != self.review.sources:
            self.turn += 1


def first_open(review: Review) -> str:
    """The id of the first draft that is not decided, else of the first; empty without drafts."""
    left = [each for each in review.drafts if each.decision == "open"] or review.drafts
    return left[0].draft_id if left else ""
