"""The Methods page: the rules and scales printed from the vocabularies that the code uses."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.formatting import qualifier_words
from claimscope.record import model
from claimscope.review.matching import STRONG, least_score
from claimscope.review.meaning import chosen_meanings
from components.cache.store import load_store

RULES = """
A claim's **status** is computed, never typed in. Only what was said by the as-of date counts,
and of one source's several stances on a claim only its latest. The first rule that fires wins:

1. **forecast**: it is about the future and cannot be checked yet;
2. **assessment**: it is a motive or a judgement, not a matter of record;
3. **contested**: at least one source denies it;
4. **confirmed**: it is on record, or a source confirms it that is independent of somebody who
   asserts it;
5. **corroborated**: two or more independence groups assert it;
6. **unconfirmed**: everything else that was said by then.

A “cannot confirm” weighs only against what had been said by then: it blocks a public act, a
confirmation or a corroboration of the same day or earlier, not a later one. Later is what cannot
have been said before: of two days known to the month only, the one of a later month. A
corroboration is of the day on which its later group first asserted the claim, so that a group that
says it again lifts nothing.

Independence goes by group: services and ministries of one government are one group, and a paper
that reprints an agency that quotes a service is one origin, not three. To find a claim likely is
not a second origin.
"""

CREDIBILITY = """
**Reliability** of a source (A to F) is an analyst's judgement with its basis, stored in the record.
**Credibility** of a claim (1 to 6) is derived and never contradicts its status: confirmed 1 where
two independence groups state it, 2 where it is a public act on record from one; corroborated 2;
unconfirmed 3, or 4 where somebody doubts it; contested 4, or 5 where the denial comes with
evidence; forecast or assessment 6. To find a claim likely adds nothing to it. Both scales are those
of NATO's AJP-2.1. F and 6 mean "cannot be judged": they are no low marks and are never averaged.
"""

LIKELIHOOD = """
A source's words of likelihood are kept as they are. For orientation, the bands of ICD 203:
almost no chance 1–5 %, very unlikely 5–20 %, unlikely 20–45 %, roughly even chance 45–55 %, likely
55–80 %, very likely 80–95 %, almost certain 95–99 %. PHIA's yardstick says highly likely for
80–90 %. No number here is ours, and a press quote need not follow either scale.
"""

MATCHING = """
Whether a proposal or a claim is the same as a claim of the case is scored from 0 to 100: by words,
which count the more the fewer claims of the case have them, by figures and by days. A claim is
offered from {least} on with what the two share and what speaks against it. From {strong} on, where
nothing speaks against it, a proposal of Intake is taken to be about that claim until the analyst
says otherwise. *Not the same* is recorded, and those two are not offered as one again.
"""

MEANING = """
**Meaning is compared:** half of the score is how near the two are by Google's Universal Sentence
Encoder (multilingual, version 3), which knows 15 languages and runs on this computer.
"""

NO_MEANING = """
**Meaning is not compared.** With a sentence embedding, which `make run EXTRAS=similar` installs, it
is half of the score; more claims are then found in other words and in other languages.
"""

LIMITS = """
- The record holds what documents say. It does not know what is true.
- A quote is checked against its document character for character; whether a claim is put in fair
  words is a human judgement.
- A day known only to the month counts from the latest day on which it can have been said, so that
  a replay never knows something too early.
- A place is drawn where its name points, a region by its outline or else as the circle within which
  it lies, a country as a pale area. An arrow is drawn only where both ends can be pointed at.
- An analyst's assessment stands beside what is computed. No status, no credibility and no filter
  reads it.
- What Intake proposes is found by rules and is sometimes wrong; it enters the record only as an
  analyst accepts it. A small model, trained on annotated news texts, can be switched on beside
  them: where they leave a clause outside transcripts to the narrator, it may propose who says it,
  and *All fields* then names it with its probability.
- The rules read **English** and no other language. In a text, a paragraph, a sentence or a
  quotation of another language, sentences with a number or a quotation are proposed without
  figures, stance or source, and say so; the analyst fills them in. A number that can be read in two
  ways (“1.500”) is left out.
- Of several places of one name, what stands beside it decides (“Alexandria, Virginia”), next the
  countries that the text is about, next population. What stays in doubt is told in the review.
- Names and positions of places are GeoNames' (geonames.org), under the licence CC BY 4.0: towns of
  10,000 people and more, the states and provinces of every country, and countries.
- The map's land, borders, rivers and regions are Natural Earth's, with Crimea drawn with Ukraine as
  in UN General Assembly resolution 68/262; its towns are GeoNames'.
"""


ONE_HOST = """\
{host} has the cases and is contacted for them, because a setting names it. No other host is."""

NO_HOST = "No host is contacted: the cases lie on this computer."


def show_methods() -> None:
    """All of it, as one page to read."""
    st.caption(f"Claimscope {__version__} · status rules, version {RULES_VERSION}")
    st.subheader("How status is computed")
    st.markdown(RULES)
    _show_vocabulary("Statuses", model.STATUSES)
    _show_vocabulary("Stances", model.STANCES)
    st.subheader("Reliability and credibility")
    st.markdown(CREDIBILITY)
    _show_vocabulary("Source reliability", model.RELIABILITY)
    _show_vocabulary("Information credibility", {str(k): v for k, v in model.CREDIBILITY.items()})
    st.subheader("Figures and words of likelihood")
    qualifiers = {qualifier_words(word): meaning for word, meaning in model.QUALIFIERS.items()}
    _show_vocabulary("Qualifiers of a figure", qualifiers)
    st.markdown(LIKELIHOOD)
    st.subheader("Matching claims")
    st.markdown(MATCHING.format(least=least_score(), strong=STRONG))
    st.markdown(MEANING if chosen_meanings() else NO_MEANING)
    st.subheader("The record")
    for table in model.KEPT_TABLES:
        _show_table(table)
    st.subheader("Limits")
    st.markdown(LIMITS)
    st.subheader("Hosts that are contacted")
    host = load_store().host
    st.text(ONE_HOST.format(host=host) if host else NO_HOST)


def _show_vocabulary(title: str, words: Mapping[str, str]) -> None:
    st.markdown(f"**{title}**")
    st.table({"word": list(words), "meaning": list(words.values())}, hide_index=True)


def _show_table(table: model.Table) -> None:
    with st.expander(f"{table.name}: one row is {table.row_is}"):
        st.table(
            {
                "column": table.column_names,
                "meaning": [column.meaning for column in table.columns],
                "allowed": [" · ".join(column.values or ()) for column in table.columns],
            },
            hide_index=True,
        )
