"""The trained model of the package: one file of weights, and the setting that switches it on.

A file is compressed with LZMA. It holds a line of JSON (labels, thresholds, scale of the weights),
a line for each feature, an empty line, and then numbers of two bytes, the lower byte first: for
each feature its weight for each label, and for each label the weight of the step to each label.
"""

from __future__ import annotations

import json
import lzma
import os
import struct
from functools import cache
from itertools import chain
from pathlib import Path

from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.proposals import Tagger

SWITCH = "CLAIMSCOPE_MODEL"
ON = "on"
WEIGHTS = Path(__file__).with_name("attribution.crf")
LARGEST = 32_767
SMALLEST = 0.004  # a weight below this changes nothing that is seen


def chosen_tagger() -> Tagger | None:
    """The model that Claimscope reads with: none unless it is switched on and has its file."""
    switched_on = os.environ.get(SWITCH, "").strip().lower() == ON
    return load_tagger(WEIGHTS) if switched_on else None


@cache
def load_tagger(file: Path) -> Tagger | None:
    """The model of a file; none where there is no such file."""
    return from_bytes(file.read_bytes()) if file.is_file() else None


def to_bytes(tagger: Tagger) -> bytes:
    """The model as a file; the same model gives the same bytes. Tiny weights are left out."""
    field = tagger.field
    names = sorted(name for name, row in field.weights.items() if max(map(abs, row)) >= SMALLEST)
    rows = [*(field.weights[name] for name in names), *field.steps]
    numbers = [each if abs(each) >= SMALLEST else 0.0 for each in chain(*rows)]
    scale = max(map(abs, numbers)) / LARGEST or 1.0
    head = {
        "labels": field.labels,
        "by_quotation": tagger.by_quotation,
        "alone": tagger.alone,
        "scale": scale,
    }
    lines = "".join(f"{line}\n" for line in (json.dumps(head), *names, ""))
    packed = struct.pack(f"<{len(numbers)}h", *(round(each / scale) for each in numbers))
    return lzma.compress(lines.encode() + packed)


def from_bytes(data: bytes) -> Tagger:
    """The model of a file."""
    lines, _, packed = lzma.decompress(data).partition(b"\n\n")
    first, *names = lines.decode().split("\n")
    head = json.loads(first)
    labels = tuple(head["labels"])
    numbers = (each[0] * head["scale"] for each in struct.iter_unpack("<h", packed))
    rows = list(zip(*[numbers] * len(labels), strict=True))
    field = Field(labels, dict(zip(names, rows, strict=False)), tuple(rows[len(names) :]))
    return Tagger(field, head["by_quotation"], head["alone"])
