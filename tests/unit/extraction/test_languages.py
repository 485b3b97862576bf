"""Words in a language that the rules do not know are proposed as they stand, and not read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.pipeline import candidates_in
from tests.unit.extraction.one_text import FRIDAY, read

FOREIGN = {
    "de": "Das Ministerium in Selheim teilte mit, rund 1.500 Soldaten seien verletzt worden.",
    "fr": "Le ministère a déclaré que 1 500 soldats étaient arrivés dans le port de Selle.",
    "es": "El ministerio dijo que unos 1.500 soldados llegaron ayer al puerto de Sela.",
    "ru": "Министерство порта заявило, что не может подтвердить гибель 4,5 тыс. солдат.",
    "uk": "Міністерство порту заявило, що не може підтвердити загибель 4,5 тис. вояків.",
    "ko": "항만부는 병사 4천700명이 도착했다고 밝혔다.",
    "ja": "港湾省は兵士4千700人が到着したと発表した。",
    "zh": "港口部表示，约1.5万名士兵已经抵达港口。",
    "ar": "قالت وزارة الميناء إن ١٬٥٠٠ جندي وصلوا إلى الميناء.",
    "he": "משרד הנמל מסר כי 1,500 חיילים הגיעו לנמל.",
    "hi": "बंदरगाह मंत्रालय ने कहा कि 1,50,000 सैनिक पहुँचे।",
    "tr": "Liman bakanlığı 1.500 askerin limana ulaştığını söyledi.",
    "pl": "Ministerstwo portu podało, że przybyło 1500 żołnierzy, czego nie potwierdzono.",
    "sv": "Hamnministeriet uppgav att 1 500 soldater hade kommit till hamnen i går.",
    "id": "Kementerian pelabuhan mengatakan bahwa 1.500 tentara telah tiba di pelabuhan.",
}
ENGLISH = "The Sel Navy said on Monday that 40 boats had sunk near the pier."


@pytest.mark.parametrize("code", FOREIGN)
def test_a_text_in_another_language_is_proposed_unread(code: str) -> None:
    (found,) = read(FOREIGN[code])
    assert found.is_unread
    assert found.language == code
    assert (found.source, found.stance, found.figures, found.places) == ("", "", (), ())
    assert (found.quote, found.said_on) == (FOREIGN[code], FRIDAY)
    assert "is not read" in found.note


@pytest.mark.parametrize("code", FOREIGN)
def test_a_paragraph_of_another_language_in_an_english_text_is_unread(code: str) -> None:
    before, foreign, after = read(f"{ENGLISH}\n\n{FOREIGN[code]}\n\n{ENGLISH}\n")
    assert [(each.source, each.language) for each in (before, after)] == [("Sel Navy", "en")] * 2
    assert (foreign.language, foreign.figures, foreign.stance) == (code, (), "")


@pytest.mark.parametrize("code", FOREIGN)
def test_an_english_paragraph_in_a_text_of_another_language_is_read(code: str) -> None:
    found = read(f"{FOREIGN[code]}\n\n{ENGLISH}\n\n{FOREIGN[code]}\n")
    assert [each.is_unread for each in found] == [True, False, True]


def test_a_sentence_of_another_language_in_an_english_paragraph_is_unread() -> None:
    found = read(f"{ENGLISH} {FOREIGN['de']} {ENGLISH}")
    assert [each.language for each in found] == ["en", "de", "en"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Holm said: “Wir können das leider nicht bestätigen.”",
        "“Мы не можем это подтвердить”, the mayor said on Friday.",
        "The mayor said on Friday: “사실이 아닙니다 아닙니다.”",
    ],
)
def test_an_english_sentence_around_a_quotation_of_another_language_takes_no_stance(
    text: str,
) -> None:
    (found,) = read(text)
    assert (found.is_unread, found.stance) == (True, "")


def test_sentences_without_number_or_quotation_are_not_proposed() -> None:
    assert read("Das Wetter war schön und die Boote lagen ruhig im Hafen von Selheim.") == ()


def test_what_is_quoted_in_another_language_is_proposed() -> None:
    (found,) = read("Der Bürgermeister von Selheim sagte: „Das ist so nie geschehen.“")
    assert (found.language, found.stance) == ("de", "")


def test_an_ordinal_ends_no_sentence_of_another_language() -> None:
    (found,) = read("Am 3. Mai kamen nach Angaben des Hafens viele Boote in der Stadt an.")
    assert found.quote.endswith("Stadt an.")


@pytest.mark.parametrize(
    "text",
    [
        "The boat sank near Sel harbour.",
        "Ten boats sank near Sel harbour.",
        "Boats sank off Bergen in heavy seas.",
        "Norvik fires 38 missiles at Sel.",
        "Storm floods Lower Karsia, 12 boats gone.",
        "Minister Holm resigns; 12 arrests follow.",
        "SEL NAVY: 12 BOATS LOST AT NIGHT.",
        "President Amadu Keita met Prime Minister Nguyen Van Toan near Antananarivo.",
        "The daily Süddeutsche Zeitung said that 12 boats sank near Königswinter.",
        "Mayor Holm called it “une catastrophe”.",
    ],
)
def test_short_english_and_foreign_names_are_read(text: str) -> None:
    assert [each.language for each in read(text)] == ["en"]


@pytest.mark.parametrize(
    "text",
    [
        "Forsvaret sa at 1 500 soldater ble drept.",
        "Kiew meldet 1.500 tote Soldaten.",
        "Vojska je rekla da je ubijeno 1.500 vojnika.",
        "Tentara mengatakan 1.500 tentara tewas.",
    ],
)
def test_a_text_that_is_hardly_english_is_not_read_though_nobody_can_tell_its_language(
    text: str,
) -> None:
    (found,) = read(text)
    assert (found.language, found.figures, found.stance) == ("und", (), "")
    assert "In a language that cannot be told, which is not read" in found.note


def test_a_short_sentence_with_a_number_or_a_quotation_is_proposed() -> None:
    found = read(f"Sagte Müller: 12 Tote.\n\n„1.500 Soldaten“, so Müller.\n\n{FOREIGN['de']}\n")
    assert [each.language for each in found] == ["de"] * 3
    assert not any(each.figures for each in found)


def test_what_is_too_short_to_tell_is_in_the_language_of_its_text() -> None:
    text = f"Tote: 12 in Selheim, Norden.\n\n{FOREIGN['de']}\n"
    assert {each.language for each in read(text)} == {"de"}


def test_somebody_who_knows_the_language_is_believed_where_it_cannot_be_told() -> None:
    (found,) = candidates_in("Hafen Selheim: 1.500 Opfer, Norden.", FRIDAY, language="de-CH")
    assert (found.language, found.figures) == ("de", ())


@given(st.text(), st.sampled_from(["", "en", "de", "xx"]))
def test_whatever_comes_in_is_either_read_or_said_to_be_unread(text: str, language: str) -> None:
    for each in candidates_in(text, date(2024, 10, 18), language=language):
        assert text[each.start : each.end] == each.quote
        assert each.is_unread == (not each.stance) == (each.language != "en")
