"""The Chrome on this machine, if there is one: for pictures drawn without a reader's browser."""

from __future__ import annotations

import os
from pathlib import Path

from choreographer.browsers.chromium import Chromium

CHOSEN_BY = "CLAIMSCOPE_CHROMIUM"
HOW_TO_GET = (
    "No Chrome, Chromium or Edge was found. No picture and no PDF was made: install one "
    f"(on Debian: apt-get install chromium) or name it in {CHOSEN_BY}."
)
HOW_TO_MEND = (
    "No picture and no PDF was made: install another Chrome or Chromium, or name one "
    f"in {CHOSEN_BY}."
)


def find_chrome() -> Path | None:
    """The browser named in ``CLAIMSCOPE_CHROMIUM``, else the first that is installed, else None.

    A name that leads nowhere is no browser: what was asked for is not replaced by another.
    """
    if chosen := os.environ.get(CHOSEN_BY):
        path = Path(chosen)
        return path if path.is_file() else None
    found = Chromium.find_browser(skip_local=False)
    return Path(found) if found else None
