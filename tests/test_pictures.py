"""The pictures of the docs are those that the docs show, and those that are taken anew."""

from __future__ import annotations

import re

from claimscope.resources import ROOT
from tools.shots import OUT, files


def test_every_picture_that_is_kept_is_shown_and_can_be_taken_again() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    text = "".join(each.read_text("utf-8") for each in pages)
    shown = set(re.findall(r"\]\([\w/]*img/([^)\s]+)\)", text))
    assert {each.name for each in OUT.iterdir()} == shown == set(files())
