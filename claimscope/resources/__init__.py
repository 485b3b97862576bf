"""The files that the package itself reads: where they are, and where a checkout keeps its own.

``ROOT`` is the checkout that the package runs from; it holds the shipped cases and their texts. An
installed package has none, and does without them.
"""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).parent
GEO = RESOURCES / "geo"
ROOT = RESOURCES.parents[1]
