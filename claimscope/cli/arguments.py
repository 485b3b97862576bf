"""What several commands take as an argument, and how they print."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from claimscope.formatting import read_day

Commands = Any
"""What ``add_subparsers`` of :mod:`argparse` gives; its type has no public name."""


def existing(text: str) -> Path:
    """An argument that names a file."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"“{text}” is not a file")
    return path


def day(text: str) -> date:
    """An argument that is a day."""
    try:
        return read_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date written YYYY-MM-DD") from None


def print_json(value: Any) -> None:
    """Print a value as JSON for another program."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
