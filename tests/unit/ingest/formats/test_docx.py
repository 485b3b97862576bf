"""What a Word document says: all that its latest version shows, once, in order, and no more."""

from __future__ import annotations

import pytest

from claimscope.ingest import LIMITS, Reading, ReadingError
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made
from tests.unit.ingest.made_files import paragraph, run, table

BOX = f"<w:txbxContent>{paragraph('The army held 9 of them.')}</w:txbxContent>"
VML_BOX = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
DRAWN_BOX = (
    f"<w:drawing><a:graphic><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphic></w:drawing>"
)


def read(content: bytes) -> Reading:
    return parse(content, "a.docx", LIMITS)


def text_of(body: str) -> str:
    return read(made.word_of(body)).text.rstrip("\n")


def field(instruction: str, result: str) -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    ]
    begin, separate, end = marks
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["It could ", f"<w:ins>{run('not ')}</w:ins>", "confirm it."], "It could not confirm it."),
        (["Some ", "<w:del><w:r><w:delText>40</w:delText></w:r></w:del>", "38"], "Some 38"),
        (["Some ", f"<w:del>{run('40 ')}</w:del>", "38"], "Some 38"),
        (["Yes", f"<w:moveFrom>{run(' and no')}</w:moveFrom>"], "Yes"),
        (["Yes", f"<w:moveTo>{run(' and no')}</w:moveTo>"], "Yes and no"),
        (["Yes", f"<w:ins><w:del>{run(' and no')}</w:del></w:ins>"], "Yes"),
        (["Some ", f"<w:sdt><w:sdtContent>{run('38')}</w:sdtContent></w:sdt>"], "Some 38"),
        (["In ", f"<w:smartTag>{run('Bergen')}</w:smartTag>", "."], "In Bergen."),
        (["In ", f"<w:hyperlink>{run('Bergen')}</w:hyperlink>", "."], "In Bergen."),
        (["In ", f"<w:customXml>{run('Bergen')}</w:customXml>", "."], "In Bergen."),
        (["On ", f'<w:fldSimple w:instr="DATE">{run("7 May")}</w:fldSimple>'], "On 7 May"),
        (["On ", field("DATE", run("7 May")), "."], "On 7 May."),
        (["On ", field(f"IF {field('X', run('1'))} = 1", run("7 May")), "."], "On 7 May."),
        (["<w:r><w:t>It<!-- can -->self</w:t></w:r>"], "Itself"),
        (["In ", f"<w:bdo>{run('Bergen')}</w:bdo>"], "In Bergen"),
        (["It", "<w:r><w:noBreakHyphen/></w:r>", "self"], "It-self"),
        (["It", "<w:r><w:softHyphen/></w:r>", "self"], "Itself"),
        (["One", "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"], "One\ntwo\tthree"),
        (
            ["<w:r><w:ruby><w:rt><w:r><w:t>gloss</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Base"
             "</w:t></w:r></w:rubyBase></w:ruby></w:r>"],
            "Base",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_its_latest_version_shows_it(pieces: list[str], text: str) -> None:
    assert text_of(paragraph(*pieces)) == text


def test_two_paragraphs_whose_border_is_deleted_are_one() -> None:
    first = paragraph("It could ", properties="<w:rPr><w:del/></w:rPr>")
    assert text_of(first + paragraph("not confirm it.")) == "It could not confirm it."


@pytest.mark.parametrize(
    ("properties", "what"), [("<w:strike/>", "struck out"), ("<w:vanish/>", "hidden")]
)
def test_what_is_struck_out_or_hidden_is_left_out_and_told(properties: str, what: str) -> None:
    found = read(made.word_of(paragraph("Seen.", run("Not seen.", properties))))
    assert found.text == "Seen.\n"
    assert found.notes == (f"Text that is {what} is left out.",)


def test_a_property_that_is_switched_off_leaves_text_as_it_is() -> None:
    assert text_of(paragraph(run("Seen.", '<w:strike w:val="0"/>'))) == "Seen."


def test_tracked_changes_are_told() -> None:
    found = read(made.word_of(paragraph("Yes.", f"<w:del>{run('No.')}</w:del>")))
    assert found.notes[0].startswith("It has tracked changes: read as if all were accepted")


@pytest.mark.parametrize(
    "box",
    [
        VML_BOX,
        f"<w:r>{DRAWN_BOX}</w:r>",
        f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN_BOX}</mc:Choice><mc:Fallback>"
        f"{VML_BOX[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>",
    ],
    ids=["old", "new", "both ways"],
)
def test_a_text_box_is_read_once_below_its_paragraph(box: str) -> None:
    body = paragraph("Before", box, " it.") + paragraph("After it.")
    assert text_of(body) == "Before it.\n\nThe army held 9 of them.\n\nAfter it."


def test_a_content_control_around_paragraphs_rows_or_cells_is_read() -> None:
    inside = f"<w:sdt><w:sdtContent>{paragraph('Inside.')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent><w:tc>{paragraph('38')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}{cell}</w:tr></w:sdtContent></w:sdt>"
    assert text_of(f"{inside}<w:tbl>{row}</w:tbl>") == "Inside.\n\n38\t38"


def test_what_a_content_control_asks_for_is_no_text() -> None:
    content = f"<w:sdtContent>{run('Type')}</w:sdtContent>"
    asked = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    assert text_of(paragraph("Name: ", asked)) == "Name:"


def test_a_merged_cell_is_read_once() -> None:
    merged = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("Wide")
    start = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + paragraph("Tall")
    below = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("Tall")
    assert text_of(table((merged,), (start, "1"), (below, "2"))) == "Wide\nTall\t1\n\t2"


def test_a_table_in_a_table_is_read_in_its_place() -> None:
    inner = table(("38", "killed")) + paragraph()
    assert text_of(table(("Toll", inner))) == "Toll\t38 killed"


def test_the_rows_of_a_table_in_a_table_stay_rows() -> None:
    inner = table(("Sel", "38"), ("Old Pier", "12")) + paragraph()
    assert text_of(table(("Toll", inner))) == "Toll\n\nSel\t38\nOld Pier\t12"


def test_an_outlet_at_the_head_of_the_pages_is_the_publisher() -> None:
    for words, publisher in (("SEL WEEKLY", "Sel Weekly"), ("Page 3 of the minutes", "")):
        content = made.word_of(paragraph("It sank."), parts={"header": paragraph(words)})
        assert parse(content, "a.docx", LIMITS).publisher == publisher


def test_a_table_that_lays_out_prose_is_read_as_prose() -> None:
    cell = paragraph(made.STORY.strip()) + paragraph("It is over.")
    assert text_of(table((cell, "Beside it."))) == (
        f"{made.STORY.strip()}\n\nIt is over.\n\nBeside it."
    )


def test_a_deleted_row_is_no_part_of_a_table() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('40')}</w:tc></w:tr>"
    assert text_of(f"<w:tbl>{deleted}<w:tr><w:tc>{paragraph('38')}</w:tc></w:tr></w:tbl>") == "38"


def test_notes_stand_after_the_text() -> None:
    lines = f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
    parts = {
        "footnotes": f"{lines}<w:footnote>{paragraph('Since corrected.')}</w:footnote>",
        "endnotes": f"<w:endnote>{paragraph('Caveat.')}</w:endnote>",
    }
    found = read(made.word_of(paragraph("It sank."), parts=parts))
    assert found.text == "It sank.\n\nSince corrected.\n\nCaveat.\n"
    assert "Footnotes and endnotes stand after the text." in found.notes


def test_a_note_gives_neither_day_nor_publisher() -> None:
    notes = paragraph("Interview, 3 March 2020.") + paragraph("© Bay Weekly")
    parts = {"footnotes": f"<w:footnote>{notes}</w:footnote>"}
    body = paragraph("Ferry sinks") + paragraph("It sank, he said.")
    properties = "<dcterms:created>2023-06-07T10:00:00Z</dcterms:created>"
    found = read(made.word_of(body, parts=parts, properties=properties))
    assert (found.title, found.published_on, found.publisher) == ("Ferry sinks", "2023-06-07", "")


@pytest.mark.parametrize(
    ("drawn", "named"),
    [
        ("<w:drawing><a:graphic><c:chart/></a:graphic></w:drawing>", "1 chart"),
        ("<w:drawing><a:pic/><a:pic/></w:drawing>", "2 pictures"),
        ("<w:drawing><a:relIds/></w:drawing>", "1 diagram"),
        ("<w:object><v:OLEObject/></w:object>", "1 embedded file"),
        ("<w:drawing><a:p><a:r><a:t>9</a:t></a:r></a:p></w:drawing>", "1 paragraph in a drawing"),
    ],
)
def test_what_is_drawn_and_not_read_is_named(drawn: str, named: str) -> None:
    found = read(made.word_of(paragraph("It sank.", f"<w:r>{drawn}</w:r>")))
    assert found.notes == (f"Not read: {named}.",)


STYLES = (
    "<w:style w:styleId='Gone'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:styleId='Out'><w:basedOn w:val='Gone'/></w:style>"
    "<w:style w:styleId='Aside'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>"
)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("<w:rStyle w:val='Gone'/>", "Some  38"),
        ("<w:rStyle w:val='Out'/>", "Some  38"),
        ("<w:rStyle w:val='Aside'/>", "Some  38"),
        ("<w:rStyle w:val='Gone'/><w:strike w:val='0'/>", "Some 40 38"),
        ("<w:rStyle w:val='Loop'/>", "Some 40 38"),
    ],
)
def test_a_style_strikes_out_and_hides(style: str, text: str) -> None:
    body = paragraph("Some ", run("40", style), " 38")
    assert read(made.word_of(body, parts={"styles": STYLES})).text == f"{text}\n"


def test_the_style_of_a_paragraph_strikes_it_out_whole() -> None:
    gone = paragraph("40 died.", properties="<w:pStyle w:val='Out'/>")
    found = read(made.word_of(gone + paragraph("38 died."), parts={"styles": STYLES}))
    assert found.text == "38 died.\n"
    assert found.notes == ("Text that is struck out is left out.",)


def test_a_field_without_an_end_swallows_nothing() -> None:
    begun = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF</w:instrText></w:r>"
    assert text_of(paragraph("See ", begun) + paragraph("38 died.")) == "See\n\n38 died."


def test_headers_and_comments_are_named() -> None:
    comments = f"<w:comment>{paragraph('True?')}</w:comment>" * 2
    parts = {"header": paragraph("Harbour Office"), "footer": paragraph(), "comments": comments}
    found = read(made.word_of(paragraph("It sank."), parts=parts))
    assert found.notes == ("Not read: 1 header, 2 comments.",)


@pytest.mark.parametrize(
    "piece",
    ["<w:r><w:sym w:font='Symbol' w:char='F0B1'/></w:r>", "<m:oMath><m:f><m:num/></m:f></m:oMath>"],
)
def test_a_symbol_or_fraction_that_cannot_be_read_shows_that_it_is_there(piece: str) -> None:
    found = read(made.word_of(paragraph("38 ", piece, " 2")))
    assert found.text == "38 \N{REPLACEMENT CHARACTER} 2\n"
    assert found.notes[0].startswith("Not read: 1 ")


def test_the_main_part_has_any_name_and_either_standard() -> None:
    body = paragraph("It sank.")
    for standard in (made.TRANSITIONAL, made.STRICT):
        content = made.word_of(body, main="word/document2.xml", standard=standard)
        assert read(content).text == "It sank.\n"


def test_a_zip_archive_whose_main_part_is_no_text_is_told_so() -> None:
    content = made.archive(
        **{
            "_rels/.rels": b'<r><Relationship Type="x/officeDocument" Target="xl/book.xml"/></r>',
            "xl/book.xml": b"<workbook/>",
        }
    )
    with pytest.raises(ReadingError, match="a ZIP archive, but no Word document"):
        read(content)


def test_the_raised_number_of_a_note_is_no_digit_of_what_it_stands_behind() -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r>"
    assert text_of(paragraph("It killed 1,200", raised, " people.")) == "It killed 1,200³ people."
