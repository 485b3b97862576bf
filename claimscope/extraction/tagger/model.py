"""The trained models of the package: a file of weights each, and the setting for both.

One proposes who says what, the other tells claims from wishes and feelings. A file is compressed
with LZMA. It holds a line of JSON (labels, thresholds, scale of the weights), a line for each
feature, an empty line, and then numbers of two bytes, the lower byte first: for each feature its
weight for each label, and for each label the weight of the step to each label.
"""

from __future__ import annotations

import json
import lzma
import os
import struct
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.kinds import KindJudge
from claimscope.extraction.tagger.proposals import Tagger

SWITCH = "CLAIMSCOPE_MODEL"
ON = "on"
WEIGHTS = Path(__file__).with_name("attribution.crf")
KINDS = Path(__file__).with_name("kinds.crf")
LARGEST = 32_767
SMALLEST = 0.004  # a weight below this changes nothing that is seen


def chosen_tagger() -> Tagger | None:
    """The model that Claimscope reads with: none unless it is switched on and has its file."""
    return load_tagger(WEIGHTS) if _is_switched_on() else None


def chosen_judge() -> KindJudge | None:
    """What tells claims from wishes and feelings: none unless it is on and has its file."""
    return load_judge(KINDS) if _is_switched_on() else None


def _is_switched_on() -> bool:
    return os.environ.get(SWITCH, "").strip().lower() == ON


@cache
def load_tagger(file: Path) -> Tagger | None:
    """The model of a file; none where there is no such file."""
    return from_bytes(file.read_bytes()) if file.is_file() else None


@cache
def load_judge(file: Path) -> KindJudge | None:
    """What tells claims from wishes and feelings, of a file; none where there is no such file."""
    return judge_from_bytes(file.read_bytes()) if file.is_file() else None


def to_bytes(tagger: Tagger) -> bytes:
    """The model as a file; the same model gives the same bytes. Tiny weights are left out."""
    settings = {"by_quotation": tagger.by_quotation, "alone": tagger.alone}
    return _field_to_bytes(tagger.field, settings)


def from_bytes(data: bytes) -> Tagger:
    """The model of a file."""
    field, head = _field_from_bytes(data)
    return Tagger(field, head["by_quotation"], head["alone"])


def judge_to_bytes(judge: KindJudge) -> bytes:
    """What tells claims from wishes and feelings, as a file like that of the model."""
    return _field_to_bytes(judge.field, {"least": judge.least})


def judge_from_bytes(data: bytes) -> KindJudge:
    """What tells claims from wishes and feelings, of a file."""
    field, head = _field_from_bytes(data)
    return KindJudge(field, head["least"])


def _field_to_bytes(field: Field, settings: Mapping[str, float]) -> bytes:
    names = sorted(name for name, row in field.weights.items() if max(map(abs, row)) >= SMALLEST)
    rows = [*(field.weights[name] for name in names), *field.steps]
    numbers = [each if abs(each) >= SMALLEST else 0.0 for each in chain(*rows)]
    scale = max(map(abs, numbers)) / LARGEST or 1.0
    head = {"labels": field.labels, **settings, "scale": scale}
    lines = "".join(f"{line}\n" for line in (json.dumps(head), *names, ""))
    packed = struct.pack(f"<{len(numbers)}h", *(round(each / scale) for each in numbers))
    return lzma.compress(lines.encode() + packed)


def _field_from_bytes(data: bytes) -> tuple[Field, dict[str, float]]:
    lines, _, packed = lzma.decompress(data).partition(b"\n\n")
    first, *names = lines.decode().split("\n")
    head = json.loads(first)
    labels = tuple(head["labels"])
    numbers = (each[0] * head["scale"] for each in struct.iter_unpack("<h", packed))
    rows = list(zip(*[numbers] * len(labels), strict=True))
    weights = dict(zip(names, rows, strict=False))
    return Field(labels, weights, tuple(rows[len(names) :])), head
