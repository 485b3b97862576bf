"""The rules read a folded copy; every stretch of it leads back to the text as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.candidate import Span
from claimscope.extraction.folding import folded
from tests.unit.extraction.one_text import read

ODD = "\u00ad\u200b\u0301\u0336ﬁﬂﬀĳİıßǅ１，ｋ٣٬\u202f\u00a0\u2009´`‘’“”‑−—аеο\U000e0061\ufeff"
TEXTS = st.text(
    st.one_of(st.sampled_from(f"{ODD} \nfinit5.-"), st.characters(exclude_categories=["Cs"]))
)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("conﬁrm the eﬀort", "confirm the effort"),
        ("de\u00adnied", "denied"),
        ("Nine sank;¹ two did not.²³ All", "Nine sank; two did not. All"),
        ("Nine sank.12 The crews left.", "Nine sank. The crews left."),
        ("five m² of it", "five m² of it"),
        ("at 4.5 The pier", "at 4.5 The pier"),
        ("de\u00ad\nnied", "denied"),
        ("de\u200bni\u2060ed\ufeff", "denied"),
        ("the nai\u0308ve cafe\u0301", "the naïve café"),
        ("d\u0336e\u0336nied", "denied"),
        ("ｄｅｎｉｅｄ　１，５００", "denied 1,500"),
        ("𝐝𝐞𝐧𝐢𝐞𝐝", "denied"),
        ("could\u00a0not\u2009confirm", "could not confirm"),
        ("couldn´t, couldnʼt, couldn`t, couldn‘t", "couldn’t, couldn’t, couldn’t, couldn’t"),
        ("a long‑range raid", "a long-range raid"),
        ("١٬٥٠٠ men", "1,500 men"),
        ("१५ men", "15 men"),
        ("1\u2009500 men", "1\u202f500 men"),
        ("dеnied by Рutin", "denied by Putin"),
        ("dօes ոot dеny, Ꭲhey said", "does not deny, They said"),
        ("could ɴᴏᴛ, could ⓝⓞⓣ, cɑn ɡo", "could not, could not, can go"),
        ("could\u2800not", "could not"),
        ("2⁄3 of them", "2/3 of them"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("№ 5", "No 5"),
        ("could  not \u00ad \u00a0confirm", "could not confirm"),
        ("could not \u00ad\r\n  confirm", "could not\nconfirm"),
        ("not \u200b\n \t\u200b\n\n  sure", "not\n\n\nsure"),
        ("so\u00ad\nThey left", "so\nThey left"),
        ("Frıday in İstanbul, ſunday, 5 \u212am", "Friday in Istanbul, sunday, 5 Km"),
    ],
)
def test_what_looks_alike_reads_alike(typed: str, read_as: str) -> None:
    assert folded(typed).text == read_as


@pytest.mark.parametrize(
    "kept", ["5½ million", "10² km", "⑫", "H₂O", "Київ", "Հոս", "“yes” – it’s", "…", "ß"]
)
def test_what_means_something_else_stays(kept: str) -> None:
    assert folded(kept).text == kept


@given(TEXTS)
def test_what_nobody_folds_leads_back_to_the_same_words(text: str) -> None:
    copy = folded(text)
    kept = "".join(
        copy.original[before[3] : after[2]]
        for before, after in zip(
            [(0, 0, 0, 0), *copy.edits],
            [*copy.edits, (0, 0, len(text), len(text))],
            strict=True,
        )
    )
    assert copy.back(Span(0, len(copy.text))).of(text) in text
    assert all(0 <= edit[2] < edit[3] <= len(text) for edit in copy.edits)
    assert len(copy.text) == len(kept) + sum(edit[1] - edit[0] for edit in copy.edits)


@given(TEXTS, TEXTS, TEXTS)
def test_a_stretch_of_the_copy_folds_to_itself(before: str, words: str, after: str) -> None:
    text = f"{before}\n{words}\n{after}"
    copy = folded(text)
    for line in _lines(copy.text):
        span = copy.back(line)
        assert folded(span.of(text)).text == line.of(copy.text)


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folded(text).text
    assert folded(once).text == once


@given(TEXTS, st.data())
def test_a_stretch_of_the_text_and_its_copy_lead_to_each_other(
    text: str, data: st.DataObject
) -> None:
    """Letters are never cut in two, so a stretch may grow by the rest of a letter, and then stays.

    What stands for nothing in the copy, such as a soft hyphen at the edge, may be left out.
    """
    copy = folded(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    read = copy.forth(span)
    printed = copy.back(read)
    assert 0 <= read.start <= read.end <= len(copy.text)
    assert copy.forth(printed) == read
    left_out = [
        edit
        for edit in copy.edits
        if edit[0] == edit[1] and span.start < edit[3] and edit[2] < span.end
    ]
    if not left_out:
        assert printed.start <= span.start <= span.end <= printed.end or read.start == read.end


@given(TEXTS, TEXTS)
def test_words_chosen_in_the_text_are_found_in_its_copy(before: str, after: str) -> None:
    words = "de\u00adnied that ﬁve boats\r\n sank"
    text = f"{before}\n{words}\n{after}"
    start = len(before) + 1
    copy = folded(text)
    read = copy.forth(Span(start, start + len(words)))
    assert read.of(copy.text) == "denied that five boats\nsank"
    assert copy.back(read).of(text) == words


@given(TEXTS, TEXTS)
def test_every_quote_stands_in_the_text_as_printed(before: str, after: str) -> None:
    text = f"{before}\nThe İbrian navy de\u00adnied that 40 boats sank.\n{after}"
    for each in read(text):
        assert text[each.start : each.end] == each.quote
        assert all(figure.wording in each.quote for figure in each.figures)
        assert each.hedge in each.quote


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Sel Council said it could not conﬁrm the number of dead.", "cannot confirm"),
        ("The Sel Navy de\u00adnied that its crews mined the pier.", "denies"),
        ("The Sel Navy de\u00ad\nnied that its crews mined the pier.", "denies"),
        ("The Sel Navy d\u200benied that its crews mined the pier.", "denies"),
        ("The Sel Navy ｄｅｎｉｅｄ that its crews mined the pier.", "denies"),
        ("The Sel Navy dеnied that its crews mined the pier.", "denies"),
        ("The Sel Council said it couldn´t verify the toll.", "cannot confirm"),
        ("The Sel Council said it could\u00a0not confirm the toll.", "cannot confirm"),
        ("The Sel Council said it could  not \u00a0 confirm the toll.", "cannot confirm"),
        ("The Sel Council said it could \u00adnot confirm the toll.", "cannot confirm"),
        ("İİİ: the Sel Navy denied that its crews mined the pier.", "denies"),
    ],
)
def test_a_stance_does_not_hang_on_how_its_letters_are_typed(text: str, stance: str) -> None:
    (found,) = read(text)
    assert (found.stance, text[found.start : found.end]) == (stance, found.quote)


LINE_ENDS = ("\n", "\r\n", " \n", "\n    ", "\u00a0\u00ad\n\u200b ")


@pytest.mark.parametrize("line_end", LINE_ENDS, ids=repr)
@pytest.mark.parametrize(
    ("above", "below", "stance", "low"),
    [
        ("The Sel Council said that it could not", "confirm the toll.", "cannot confirm", None),
        ("The Sel Council said that it has yet not", "confirmed 40 dead.", "asserts", 40),
        ("The council of the isles said it did", "not sink the 40 boats.", "asserts", 40),
        ("The Sel Council rejected all claims of", "having sunk boats.", "denies", None),
        ("The Sel Council said that no fewer", "than 40 boats sank.", "asserts", 40),
    ],
)
def test_words_mean_the_same_where_a_line_breaks(
    line_end: str, above: str, below: str, stance: str, low: float | None
) -> None:
    (whole,) = read(f"{above} {below}")
    (broken,) = read(f"{above}{line_end}{below}")
    assert broken.quote == f"{above}{line_end}{below}"
    assert (broken.stance, broken.hedge.split()) == (whole.stance, whole.hedge.split())
    assert [f.low for f in broken.figures] == [f.low for f in whole.figures]
    assert (broken.stance, [f.low for f in broken.figures]) == (stance, [low] if low else [])


def test_a_figure_is_worded_as_printed() -> None:
    (found,) = read("The Sel Navy said １，５００ con\u00adtainers left.")
    (figure,) = found.figures
    assert (figure.low, figure.wording) == (1500, "１，５００ con\u00adtainers")


def test_letters_whose_case_changes_their_length_neither_shift_nor_break_anything() -> None:
    text = "İİİ İİİ. Mayor Ekrem İnanç denied on Frıday that 2 mİllion boats sank at İzmİr."
    found = read(text)[-1]
    assert (found.source, found.stance) == ("Mayor Ekrem İnanç", "denies")
    assert text[found.start : found.end] == found.quote
    assert [(each.low, each.wording) for each in found.figures] == [(2e6, "2 mİllion boats")]


def _lines(text: str) -> list[Span]:
    spans, start = list[Span](), 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans
