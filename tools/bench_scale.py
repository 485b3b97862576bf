"""Measures what cases of 1,000 to 1,000,000 assertions take, step by step and engine by engine.

    python -m tools.bench_scale [--million] [--json]

Every command runs as a process of its own: seconds of processor time, and the most memory that it
held. What is asked of a stored case is measured in one more process a size, in milliseconds of
processor time. Only ratios of one run mean something on another machine: beside each figure stands
how many times that of the smallest size it is, and below how many times as long as counting the
stored statuses in SQLite it takes to count them in an archive or to compute them, engine by engine.

This program loads little: on Linux a program counts as holding at least what the one held that
started it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from claimscope.resources import ROOT

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
CASE_ID = "case"
STORED = "counts: stored, sqlite ms"
Figures = dict[str, float]


def main() -> None:
    """Print a table for every size, or everything as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--million", action="store_true", help="a million assertions too")
    parser.add_argument("--json", action="store_true", help="as a JSON object")
    asked = parser.parse_args()
    sizes = (*SIZES, MILLION) if asked.million else SIZES
    found = {size: measured(size) for size in sizes}
    print(
        json.dumps(found, indent=2)
        if asked.json
        else "\n".join((*table(found), "", *engines(found)))
    )


def measured(size: int) -> Figures:
    """The figures of one size, by what was done; seconds, milliseconds and megabytes."""
    with TemporaryDirectory() as space:
        folder, url = Path(space), f"sqlite:///{Path(space) / 'record.sqlite'}"
        commands = {
            "synthesise": ("--assertions", str(size), "--out", folder / CASE_ID),
            "validate": (folder / CASE_ID,),
            "import": (folder / CASE_ID, "--store", url, "--who", "bench"),
            "history": (CASE_ID, "--store", url),
            "verify": ("--store", url),
            "rebuild": ("--store", url),
            "export-archive": (folder / "archive", "--case", CASE_ID, "--store", url),
            "check-archive": (folder / "archive",),
        }
        found: Figures = {}
        for name, arguments in commands.items():
            seconds, megabytes = _run("-m", "claimscope.cli.main", name, *map(str, arguments))
            found |= {f"{name} s": seconds, f"{name} MB": megabytes}
        answer = subprocess.run(
            [sys.executable, "-m", "tools.bench_stored_case", folder],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        asked: Figures = json.loads(answer.stdout)
        return found | asked


def _run(*arguments: str) -> tuple[float, float]:
    """Seconds of the processor's time of a program and its children, and its most memory."""
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(found: Mapping[int, Figures]) -> Iterator[str]:
    """The figures as a table in Markdown: of each size, and how many times the smallest's."""
    sizes = sorted(found)
    yield f"| | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield "|---" * (len(sizes) + 1) + "|"
    for name in dict.fromkeys(name for size in sizes for name in found[size]):
        first = found[sizes[0]][name]
        cells = [_cell(found[size].get(name), first, is_first=size == sizes[0]) for size in sizes]
        yield f"| {name} | {' | '.join(cells)} |"


def engines(found: Mapping[int, Figures]) -> Iterator[str]:
    """For every size, how many times what is stored in SQLite takes each other engine takes."""
    for size, figures in sorted(found.items()):
        stored = max(figures[STORED], 0.001)
        others = [name for name in figures if ": " in name and name != STORED]
        ratios = (f"{name.removesuffix(' ms')} {figures[name] / stored:.1f}×" for name in others)
        yield f"{size:,}: {' · '.join(ratios)}"


def _cell(value: float | None, first: float, *, is_first: bool) -> str:
    if value is None:
        return "–"
    ratio = "" if is_first else f" · {value / max(first, 0.001):.1f}×"
    return f"{value:,.1f}{ratio}"


if __name__ == "__main__":
    main()
