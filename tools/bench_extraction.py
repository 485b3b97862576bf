"""Measures the extraction on annotated texts that are on this computer.

Run as ``make bench-extraction FOLDERS="…"``. A folder of PolNeAR's layout (``text/`` and
``attributions/``) tells how well attributions are found; a folder of annotated samples
(``*.gold.json``) how well claims, figures and stances are. Beside the rules stands a reader that
attributes every clause, since finding alone is worth little. None of the texts is part of the
project.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time

from claimscope.extraction import candidates_in
from tools import attribution_scores, sample_scores

WORDS = 1_500


def main() -> None:
    """Print the scores of each folder."""
    parser = argparse.ArgumentParser(description="Measure the extraction on annotated texts.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    for folder in parser.parse_args().folders:
        print(f"\n{folder.name}")
        if (folder / "attributions").is_dir():
            _print_attributions(folder)
        elif any(folder.glob(f"*{sample_scores.GOLD}")):
            _print_samples(folder)
        else:
            parser.error(f"{folder} has neither attributions/ nor *{sample_scores.GOLD}")


def _print_attributions(folder: Path) -> None:
    articles = list(attribution_scores.articles_in(folder))
    for reader, every_clause in (("rules", False), ("every clause", True)):
        pooled = Counter[str]()
        for text, gold in articles:
            pooled += attribution_scores.tally(text, gold, every_clause=every_clause)
        _print_scores(reader, attribution_scores.shares(pooled))
    print(f"  {pooled['attributions']} attributions, {pooled['reporting']} with a reporting cue")
    _print_speed([text for text, _ in articles])


def _print_samples(folder: Path) -> None:
    samples = list(sample_scores.samples_in(folder))
    pooled = Counter[str]()
    for text, day, claims in samples:
        pooled += sample_scores.tally(text, day, claims)
    _print_scores("rules", sample_scores.shares(pooled))
    print(f"  {pooled['claims']} claims, {pooled['figures']} figures")
    _print_speed([text for text, _, _ in samples])


def _print_scores(reader: str, scores: Mapping[str, float]) -> None:
    print(f"  {reader}:")
    for name, score in scores.items():
        print(f"    {name:22}{score:.3f}")


def _print_speed(texts: Sequence[str]) -> None:
    """How long as many words as a long article has take, once the rules are loaded."""
    words = sum(len(text.split()) for text in texts)
    before = process_time()
    for text in texts:
        candidates_in(text, sample_scores.UNKNOWN_DAY)
    seconds = (process_time() - before) * WORDS / max(1, words)
    print(f"  {WORDS:,} words in {seconds:.2f} s of processor time")


if __name__ == "__main__":
    main()
