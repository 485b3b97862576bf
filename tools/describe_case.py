"""Writes the ``datapackage.json`` of a case folder again, as the model of the record has it now.

``python -m tools.describe_case data/cases/dprk-russia-2024``
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.model import KEPT_TABLES


def describe_case(folder: Path) -> None:
    """Keeps the name, title and description that the descriptor has, and describes the tables that
    lie in the folder.
    """
    file = folder / DESCRIPTOR
    held = json.loads(file.read_text("utf-8"))
    tables = [each for each in KEPT_TABLES if (folder / each.file).exists()]
    made = package_descriptor(held["name"], held["title"], held["description"], tables)
    file.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        describe_case(Path(each))
