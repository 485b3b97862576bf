"""The way back to a view from what was taken out of the app."""

from __future__ import annotations

import os
from dataclasses import dataclass

PUBLIC_URL = "CLAIMSCOPE_PUBLIC_URL"


@dataclass(frozen=True)
class ViewLink:
    """``view`` is page and query within the app (``timeline?source=nis``), empty for all of a case.

    ``base`` is the address at which others reach the app. Without one no link is written: one to
    this computer would lead a reader nowhere.
    """

    view: str = ""
    base: str = ""

    @property
    def address(self) -> str:
        """The link as it is written, empty where it would lead nowhere."""
        return f"{self.base.rstrip('/')}/{self.view.lstrip('/')}" if self.base else ""


def public_url() -> str:
    """The address that ``CLAIMSCOPE_PUBLIC_URL`` gives, empty where it gives none of the web."""
    given = os.environ.get(PUBLIC_URL, "").strip()
    return given if given.lower().startswith(("https://", "http://")) else ""
