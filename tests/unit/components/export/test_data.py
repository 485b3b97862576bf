"""What the Export page says where Chrome does not draw."""

from __future__ import annotations

from typing import Any

import pytest

from claimscope.rendering.bundle import Bundle
from claimscope.rendering.renderer import DrawingError
from components.cache import exports
from tests.unit.components.app_runs import opened


def ended(bundle: Bundle) -> bytes:
    del bundle
    raise DrawingError("/usr/bin/chrome does not draw. Set CLAIMSCOPE_CHROMIUM to another one.")


@pytest.mark.parametrize(("wanted", "made_by"), [("brief.pdf", "pdf"), ("brief.html", "brief")])
def test_a_brief_whose_chrome_ends_is_told_and_no_download_is_offered(
    wanted: str, made_by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bundle, made_by, ended)
    monkeypatch.setattr(exports, "load_drawer", lambda: (object(), ""))
    app = opened("export")
    app.button(key=f"draw:{wanted}").click().run()
    assert not app.exception
    [told] = app.error
    assert told.value.startswith(
        f"{wanted} was not made: the Chrome of this machine did not draw it"
    )
    assert "Set CLAIMSCOPE_CHROMIUM to another one." in " ".join(each.value for each in app.text)
    buttons: list[Any] = list(app.get("download_button"))
    offered = [each.proto.label for each in buttons]
    assert [label for label in offered if label.startswith("Save")] == []


def test_a_pdf_without_a_chrome_that_starts_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "load_drawer", lambda: (None, "Install Chromium."))
    app = opened("export")
    app.button(key="draw:brief.pdf").click().run()
    assert not app.exception
    assert app.error[0].value.startswith("brief.pdf was not made")
    assert "Install Chromium." in " ".join(each.value for each in app.text)
