"""What a reader writes in words becomes offsets, in one place or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.tools.corpus.written import TEXT, annotated
from tools.corpus.annotation import Span
from tools.corpus.resolve import WrittenError


def words(span: Span, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in span]


def test_the_words_of_a_reader_are_found_where_they_were_meant() -> None:
    found = annotated().attributions
    assert [words(each.content) for each in found] == [
        ["bridge is closed"],
        ["the old bridge was closed"],
        ["“It is shut,”", "“Nobody may cross.”"],
        ["that it was shut"],
        ["to meet her"],
        ["There are", "nine boats"],
    ]
    assert [words(each.source) for each in found][1:3] == [
        ["The dockers’ union"],
        ["its head, Ana Reyes, who lives nearby"],
    ]
    assert [TEXT[slice(*each.source_name)] if each.source_name else "" for each in found] == [
        *("Union", "The dockers’ union", "Ana Reyes", "The mayor", "The mayor", ""),
    ]
    assert [each.narrated for each in found] == [False] * 5 + [True]
    assert [each.stance for each in found] == [*["asserts"] * 3, "denies", None, "asserts"]
    assert found[3].answers == (found[1].id,)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"s": 2, "cue": "said", "content": "the new bridge"}, "is not found"),
        ({"s": 2, "cue": "sai", "content": "the old bridge"}, "is not found"),
        ({"s": 3, "cue": "said", "content": "shut", "name": "Ana Rey"}, "is not in the text"),
        ({"s": 2, "cue": "said", "content": "the old bridge", "stanze": "denies"}, "unknown field"),
        ({"s": 2, "cue": "said", "content": "the old bridge", "answers": "x"}, "no row has: x"),
    ],
)
def test_what_cannot_be_found_is_told(row: dict[str, Any], problem: str) -> None:
    with pytest.raises(WrittenError, match=problem):
        annotated(row)


def test_a_word_that_stands_twice_in_its_sentence_needs_a_number() -> None:
    text = "They said he lied, and she said it too."
    row = {"s": 1, "source": "she", "cue": "said", "content": "it"}
    with pytest.raises(WrittenError, match="stands 2 times in sentence 1"):
        annotated(row, text=text)
    [found] = annotated(row | {"cue": "said#2"}, text=text).attributions
    assert found.cue == ((27, 31),)


@pytest.mark.parametrize(
    ("text", "written", "kept"),
    [
        ("“We won,” she said.", "We won,", "“We won,”"),
        ('"We won," she said.', '"We won,"', '"We won,"'),
        ("“We won. We did,” she said.", "“We won. We did", "“We won. We did,”"),
        ("He said he was “very sad.”", "he was “very sad", "he was “very sad"),
        ("He said he was “very sad.”", "he was “very sad.”", "he was “very sad.”"),
        ("He said “sad” news came.", "“sad” news came.", "“sad” news came"),
        ("He said it began at 7 p.m.", "it began at 7 p.m.", "it began at 7 p.m."),
        ("The boats, he said, sank.", "The boats,", "The boats"),
    ],
)
def test_quotation_marks_belong_to_a_content_and_outer_punctuation_does_not(
    text: str, written: str, kept: str
) -> None:
    [found] = annotated({"s": 1, "cue": "said", "content": written}, text=text).attributions
    assert words(found.content, text) == [kept]


def test_the_turns_of_a_transcript_run_from_label_to_label() -> None:
    text = "Talk with Eva Sol\n\nQ Is it open?\n\nMS. SOL: It is.\n\nVery much.\n\nThey left."
    speakers = {"Q": None, "MS. SOL:": "Eva Sol"}
    [asked, said] = annotated(
        {"s": 1, "cue": "Talk", "content": "Eva"}, text=text, speakers=speakers, speech_ends=[5]
    ).turns
    assert (words((asked.speech,), text), asked.source_name) == (["Is it open?"], None)
    assert words((said.label, said.speech), text) == ["MS. SOL:", "It is.\n\nVery much."]
    assert said.source_name == (10, 17)
    with pytest.raises(WrittenError, match=r"“MS\. SOL:” begins a line and is no speaker"):
        annotated({"s": 1, "cue": "Talk", "content": "Eva"}, text=text, speakers={"Q": None})


def test_what_two_readers_agreed_on_names_both() -> None:
    assert annotated(reader=["a", "b"]).readers == ("a", "b")
