"""The descriptor of a case folder, written again from the model of the record."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.model import JUDGEMENTS
from tools.describe_case import describe_case


def test_the_shipped_case_is_described_as_the_model_has_it(
    seed_folder: Path, tmp_path: Path
) -> None:
    folder = copytree(seed_folder, tmp_path / "case")
    describe_case(folder)
    assert (folder / DESCRIPTOR).read_text("utf-8") == (seed_folder / DESCRIPTOR).read_text("utf-8")


def test_every_table_in_the_folder_is_described(seed_folder: Path, tmp_path: Path) -> None:
    folder = copytree(seed_folder, tmp_path / "case")
    (folder / JUDGEMENTS.file).write_text("", "utf-8")
    describe_case(folder)
    described = json.loads((folder / DESCRIPTOR).read_text("utf-8"))["resources"]
    assert "judgements" in {each["name"] for each in described}
