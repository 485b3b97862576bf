"""How far two readers agree: spans by F1, names of sources by share, labels by Cohen's kappa.

    python -m tools.corpus.agreement FIRST-FOLDER SECOND-FOLDER

Texts that both folders hold are compared. A span counts as a whole, with all its pieces. *Exact*
asks for the same pieces; *IoU* pairs spans one to one, the best first, whose characters in common
are half or more of those in either. A name of a source is compared as a place in the text, so the
same words at an earlier place count as another name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tools.corpus.annotation import ROLES, Attribution, load_annotations
from tools.overlaps import ENOUGH, iou, matched

Label = TypeVar("Label")


@dataclass(frozen=True)
class SpanAgreement:
    """How many spans each reader has, and how many of them both have."""

    first: int
    second: int
    both: int

    @property
    def f1(self) -> float:
        """Twice what both have by what they have together; 1 where neither has any."""
        spans = self.first + self.second
        return 2 * self.both / spans if spans else 1.0

    def __add__(self, other: SpanAgreement) -> SpanAgreement:
        return SpanAgreement(
            self.first + other.first, self.second + other.second, self.both + other.both
        )


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two labels over pairs; 1 where all are one label and the same."""
    if not pairs:
        return 1.0
    total = len(pairs)
    agreed = sum(one == other for one, other in pairs) / total
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(first[label] * second[label] for label in first) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def compare_spans(
    first: Sequence[Attribution], second: Sequence[Attribution], role: str
) -> tuple[SpanAgreement, SpanAgreement]:
    """Agreement on the spans of one role in one text: exact, and by IoU."""
    one, other = ([each.span(role) for each in side if each.span(role)] for side in (first, second))
    exact = (Counter(one) & Counter(other)).total()
    return (
        SpanAgreement(len(one), len(other), exact),
        SpanAgreement(len(one), len(other), len(matched(one, other))),
    )


def label_pairs(
    first: Sequence[Attribution],
    second: Sequence[Attribution],
    label: Callable[[Attribution], Label | None],
) -> list[tuple[Label, Label]]:
    """The labels that both readers give to contents that match; none where either gives none."""
    found = matched([each.content for each in first], [each.content for each in second])
    labels = [(label(first[left]), label(second[right])) for left, right in found]
    return [(one, other) for one, other in labels if one is not None and other is not None]


def names_agreed(
    first: Sequence[Attribution], second: Sequence[Attribution]
) -> tuple[SpanAgreement, SpanAgreement]:
    """Agreement on the names of sources where contents match: the same place, and by IoU."""
    pairs = label_pairs(first, second, lambda each: each.source_name)
    same = sum(one == other for one, other in pairs)
    near = sum(iou((one,), (other,)) >= ENOUGH for one, other in pairs)
    total = len(pairs)
    return SpanAgreement(total, total, same), SpanAgreement(total, total, near)


def main() -> None:
    """Print the agreement on all texts that both folders hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--texts", action="store_true", help="print each text too")
    options = parser.parse_args()
    first, second = load_annotations(options.first), load_annotations(options.second)
    names = sorted(first.keys() & second.keys())
    pairs = [(first[name].attributions, second[name].attributions) for name in names]
    if options.texts:
        for name, pair in zip(names, pairs, strict=True):
            exact, near = compare_spans(*pair, "content")
            print(
                f"{name}: {near.first} and {near.second} contents, F1 {exact.f1:.2f} {near.f1:.2f}"
            )
    print(f"{len(names)} texts\n\n| spans | first | second | F1 exact | F1 IoU ≥ .5 |")
    print("|---|---|---|---|---|")
    for only in ("all", "assertions"):
        for role in ROLES:
            exact = near = SpanAgreement(0, 0, 0)
            for one, other in pairs:
                left, right = (
                    [each for each in side if only == "all" or each.kind == "assertion"]
                    for side in (one, other)
                )
                added = compare_spans(left, right, role)
                exact, near = exact + added[0], near + added[1]
            row = f"{exact.first} | {exact.second} | {exact.f1:.3f} | {near.f1:.3f}"
            print(f"| {role}, {only} | {row} |")
    exact = near = SpanAgreement(0, 0, 0)
    for one, other in pairs:
        added = names_agreed(one, other)
        exact, near = exact + added[0], near + added[1]
    print("\n| of contents that match | pairs | same place | IoU ≥ .5 |\n|---|---|---|---|")
    print(f"| source_name | {exact.first} | {exact.f1:.3f} | {near.f1:.3f} |")
    print("\n| label, of contents that match | pairs | the same | κ |\n|---|---|---|---|")
    labels: dict[str, Callable[[Attribution], str | None]] = {
        "stance": lambda each: each.stance,
        "kind": lambda each: each.kind,
        "narrated": lambda each: str(each.narrated),
    }
    for label, of in labels.items():
        both = [pair for one, other in pairs for pair in label_pairs(one, other, of)]
        same = sum(one == other for one, other in both) / max(len(both), 1)
        print(f"| {label} | {len(both)} | {same:.3f} | {kappa(both):.3f} |")


if __name__ == "__main__":
    main()
