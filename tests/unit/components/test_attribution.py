"""Attribution chains: from the page back to whoever said it first."""

from __future__ import annotations

import pytest

from components.panels.evidence import attribution


@pytest.mark.parametrize(
    ("steps", "chain"),
    [
        (("Dawn", "AFP", "NIS", ""), ["Dawn", "AFP", "NIS"]),
        (
            ("Dawn", "AFP", "Zelensky", "intelligence reports"),
            ["Dawn", "AFP", "Zelensky", "“intelligence reports”"],
        ),
        (("Dawn", "AFP", "AFP", ""), ["Dawn", "AFP"]),
        (("Gazette", "", "Mayor", ""), ["Gazette", "Mayor"]),
        (("Gazette", "", "Gazette", ""), ["Gazette"]),
    ],
)
def test_the_chain_names_every_hand_once(
    steps: tuple[str, str, str, str], chain: list[str]
) -> None:
    assert attribution(*steps) == chain
