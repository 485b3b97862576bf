"""Measures the extraction on annotated texts that are on this computer.

Run as ``make bench-extraction FOLDERS="…"``. A folder of PolNeAR's layout (``text/`` and
``attributions/``) tells how well attributions are found; a folder of annotated samples
(``*.gold.json``) how well claims, figures and stances are; one of DirectQuote's layout
(``data/truecased.txt``) how well direct quotations and their speakers are. With ``--corpus``
and the folder of its texts, one split of the corpus tells how well assertions are found outside
transcripts.

There is a column for the rules, for the model alone, for both, and for a reader that attributes
every clause, since finding alone is worth little. None of the texts is part of the project.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from claimscope.extraction.attribution.cues import Finder
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.tagger.kinds import KindJudge
from claimscope.extraction.tagger.model import KINDS, WEIGHTS, load_judge, load_tagger
from claimscope.resources import ROOT
from tools import attribution_scores, direct_quotations, sample_scores
from tools.attribution_scores import Predicted, Reader
from tools.corpus.articles import articles_of
from tools.corpus.split import SPLITS, annotations_of

WORDS = 1_500
PARAGRAPHS = 2_000  # of DirectQuote's, evenly drawn from all of them
OF_QUOTATIONS = ("found", "precision", "F1", "one to one", "source", "exact content")
Scores = Mapping[str, float]


def main() -> None:
    """Print the scores of each folder, and of a split of the corpus."""
    parser = argparse.ArgumentParser(description="Measure the extraction on annotated texts.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="the texts of the corpus")
    parser.add_argument("--split", choices=SPLITS, default="development")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="of another model")
    options = parser.parse_args()
    tagger = load_tagger(options.weights)
    for folder in options.folders:
        print(f"\n{folder.name}")
        if (folder / "attributions").is_dir():
            articles = list(attribution_scores.articles_in(folder))
            _print_attributions([(*each, _all) for each in articles], tagger)
        elif direct_quotations.is_layout(folder):
            _print_quotations(folder, tagger)
        elif any(folder.glob(f"*{sample_scores.GOLD}")):
            _print_samples(folder, tagger)
        else:
            files = f"*{sample_scores.GOLD} nor {direct_quotations.FILE}"
            parser.error(f"{folder} has neither attributions/ nor {files}")
    if options.corpus:
        print(f"\ncorpus, {options.split}")
        annotations = annotations_of(ROOT / "corpus", options.split).values()
        read = articles_of(annotations, options.corpus)
        counted = [(one.text, one.gold, one.outside_turns) for one in read]
        _print_attributions(counted, tagger, load_judge(KINDS))


Article = tuple[str, Sequence[attribution_scores.Attribution], Callable[[Predicted], Predicted]]


def _all(found: Predicted) -> Predicted:
    return found


def _print_attributions(
    articles: Sequence[Article], tagger: Finder | None, judge: KindJudge | None = None
) -> None:
    """A column a reader; with a judge of kinds one more, of what it does not mark."""
    readers = _readers(tagger)
    if tagger and judge:
        readers["claims alone"] = attribution_scores.by_both(tagger, judge)
    scores, pooled = _scored(articles, readers)
    _print_scores(scores)
    print(f"  {pooled['attributions']} attributions, {pooled['reporting']} with a reporting cue")
    _print_speed([text for text, _, _ in articles], tagger)


def _print_quotations(folder: Path, tagger: Finder | None) -> None:
    every = list(direct_quotations.paragraphs_in(folder))
    drawn = every[:: max(1, -(-len(every) // PARAGRAPHS))]
    articles = [(text, gold, partial(direct_quotations.direct, text)) for text, gold in drawn]
    scores, pooled = _scored(articles, _readers(tagger))
    _print_scores({name: {of: each[of] for of in OF_QUOTATIONS} for name, each in scores.items()})
    quotations, paragraphs = pooled["attributions"], f"{len(drawn):,} of {len(every):,} paragraphs"
    print(f"  {quotations:,} quotations in {paragraphs}")


def _readers(tagger: Finder | None) -> dict[str, Reader]:
    readers: dict[str, Reader] = {"rules": attribution_scores.by_rules}
    if tagger:
        readers["model"] = attribution_scores.by_model(tagger)
        readers["both"] = attribution_scores.by_both(tagger)
    return readers | {"every clause": attribution_scores.every_clause}


def _scored(
    articles: Sequence[Article], readers: Mapping[str, Reader]
) -> tuple[dict[str, Scores], Counter[str]]:
    """The scores of each reader over all articles, and the counts of the last."""
    scores: dict[str, Scores] = {}
    for name, reader in readers.items():
        pooled = Counter[str]()
        for text, gold, counted in articles:
            pooled += attribution_scores.tally(text, gold, counted(reader(text)))
        scores[name] = attribution_scores.shares(pooled)
    return scores, pooled


def _print_samples(folder: Path, tagger: Finder | None) -> None:
    samples = list(sample_scores.samples_in(folder))
    scores = {}
    for name, model in {"rules": None, **({"both": tagger} if tagger else {})}.items():
        pooled = Counter[str]()
        for text, day, claims in samples:
            pooled += sample_scores.tally(text, day, claims, model)
        scores[name] = sample_scores.shares(pooled)
    _print_scores(scores)
    print(f"  {pooled['claims']} claims, {pooled['figures']} figures")
    _print_speed([text for text, _, _ in samples], tagger)


def _print_scores(scores: Mapping[str, Scores]) -> None:
    """A line a score with a column a reader."""
    print("  ".ljust(24), *(f"{name:>13}" for name in scores))
    for measure in next(iter(scores.values())):
        print(f"  {measure:22}", *(f"{each[measure]:13.3f}" for each in scores.values()))


def _print_speed(texts: Sequence[str], tagger: Finder | None) -> None:
    """How long as many words as a long article has take, once the rules are loaded."""
    words = sum(len(text.split()) for text in texts)
    for name, model in {"rules": None, **({"both": tagger} if tagger else {})}.items():
        before = process_time()
        for text in texts:
            candidates_in(text, sample_scores.UNKNOWN_DAY, tagger=model)
        seconds = (process_time() - before) * WORDS / max(1, words)
        print(f"  {WORDS:,} words in {seconds:.2f} s of processor time ({name})")


if __name__ == "__main__":
    main()
