"""The filters as a table of the documentation: ``python -m tools.filter_table``."""

from __future__ import annotations

import sys

from claimscope.views.filters import FILTERS

HEAD = """# Filters

The sidebar sets them; a click on a mark sets a claim, and the replay sets the day. An address and
the command `claimscope export` set them by name. Several of one kind mean any of them; filters of
different kinds narrow together. None changes a status.

| filter | in an address | on the command line | meaning |
|---|---|---|---|
"""


def filter_table() -> str:
    """The page, a line for each filter."""
    rows = [
        f"| {spec.label} | `{spec.parameter}=` | `--{spec.parameter}` "
        f"| {spec.help}{_older(spec.aliases)} |"
        for spec in FILTERS
    ]
    return HEAD + "\n".join(rows) + "\n"


def _older(aliases: tuple[str, ...]) -> str:
    return f" (older name: {', '.join(f'`{name}`' for name in aliases)})" if aliases else ""


if __name__ == "__main__":
    sys.stdout.write(filter_table())
