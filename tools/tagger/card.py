"""The card of a model: what it learnt from, under which licences, and how well it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimscope.extraction.tagger.kinds import KindJudge
from claimscope.extraction.tagger.model import WEIGHTS, judge_to_bytes, to_bytes
from claimscope.extraction.tagger.proposals import CUE, Tagger
from tools.corpus.annotation import Annotation
from tools.tagger.examples import Example
from tools.tagger.kinds import KindExample, kind_score
from tools.tagger.scores import score

CARD = WEIGHTS.with_suffix(".md")


def card(
    tagger: Tagger,
    texts: Mapping[str, Annotation],
    learnt: Sequence[Example],
    held: Sequence[Example],
    day: str,
    kinds: Sequence[str] = (),
) -> str:
    """The card in Markdown; ``texts`` are those that the model learnt from, to be credited.

    ``kinds`` are the lines on the second model, which :func:`kinds_told` writes.
    """
    told = (*_facts(tagger, learnt, day), *_scores(tagger, learnt, held), *kinds)
    return "".join(f"{line}\n" for line in (*told, *_credits(texts)))


def _facts(tagger: Tagger, learnt: Sequence[Example], day: str) -> Iterator[str]:
    yield "# Model card: who says what"
    yield ""
    yield "Written by `make train-tagger`; do not edit." + (f" Trained on {day}." if day else "")
    yield ""
    yield "- **What it is:** a linear-chain CRF over the tokens of a sentence, which labels sources"
    yield "  and cues. Its features are words, endings, the lexicons of `claimscope/extraction`,"
    yield "  and where quotations stand. Names are one feature for all, so the weights hold none."
    yield "- **What it is for:** it proposes a source for clauses that the rules read as narration."
    yield "  The source that a rule finds stands; turns of a transcript are left to the rules."
    yield "- **What it is not for:** languages other than English, and any use without an analyst."
    yield f"- **Size:** {len(to_bytes(tagger)):,} bytes, {len(tagger.field.weights):,} features."
    yield f"- **Thresholds:** {tagger.by_quotation:g} for a cue beside a quotation,"
    yield f"  {tagger.alone:g} for any other; above 1 is never. They were chosen on the texts for"
    yield "  development."
    cues = sum(said.label == CUE for each in learnt for said in each.said)
    yield f"- **Learnt from:** {len(learnt):,} sentences with {cues:,} cues of assertions."


def _scores(tagger: Tagger, learnt: Sequence[Example], held: Sequence[Example]) -> Iterator[str]:
    yield ""
    yield "Right is a proposal whose cue and source both overlap those of one attribution."
    yield ""
    yield "| sentences | cues with a source | proposed | right | precision | recall |"
    yield "|---|---|---|---|---|---|"
    for name, examples in (("training", learnt), ("development", held)):
        for unruled in (False, True):
            found = score(tagger, examples, unruled=unruled)
            which = f"{name}, not found by the rules" if unruled else name
            yield (
                f"| {which} | {found.gold} | {found.proposed} | {found.right}"
                f" | {found.precision:.3f} | {found.recall:.3f} |"
            )


def kinds_told(
    judge: KindJudge, learnt: Sequence[KindExample], held: Sequence[KindExample]
) -> Iterator[str]:
    """What the card says of the second model, which tells claims from wishes and feelings."""
    size, features = len(judge_to_bytes(judge)), len(judge.field.weights)
    yield ""
    yield "## Claim or not"
    yield ""
    yield "A second field sees one cue with the words around it and tells claims from what a source"
    yield "wants, plans or feels (“urged”, “regretted”). What it marks is proposed all the same,"
    yield f"with a doubt that the review shows. {size:,} bytes, {features:,} features. It marks"
    yield f"from a probability of {judge.least:g} on, chosen on the texts for development."
    yield ""
    yield "| cues | of them no claims | marked | right | precision | recall |"
    yield "|---|---|---|---|---|---|"
    for name, examples in (("training", learnt), ("development", held)):
        found = kind_score(judge, examples)
        yield (
            f"| {name}: {found.cues} | {found.no_claim} | {found.marked} | {found.right}"
            f" | {found.precision:.3f} | {found.recall:.3f} |"
        )


def _credits(texts: Mapping[str, Annotation]) -> Iterator[str]:
    if not texts:
        return
    licences = Counter(each.text["licence"] for each in texts.values())
    counted = ", ".join(f"{number} under {name}" for name, number in sorted(licences.items()))
    yield ""
    yield "## Texts"
    yield ""
    yield f"{len(texts)} texts: {counted}. None of their words is in the repository."
    yield ""
    yield "| publisher | day | title | licence |"
    yield "|---|---|---|---|"
    for _, each in sorted(texts.items()):
        title = each.text["title"].replace("|", "\\|")
        yield (
            f"| {each.text['publisher']} | {each.text['published']}"
            f" | [{title}]({each.text['address']}) | {each.text['licence']} |"
        )
