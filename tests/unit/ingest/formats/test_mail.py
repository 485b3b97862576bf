"""What an e-mail says: every part with text, the best version of each, and what is not read."""

from __future__ import annotations

import base64

import pytest

from claimscope.ingest import LIMITS, Reading, ReadingError
from claimscope.ingest.parsing import parse
from tests.unit.ingest.made_files import STORY

PLAIN = "It could not confirm that 38 people were saved."
HEAD = b"From: a@harbour.example\r\nDate: Tue, 06 May 2031 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"


def read(content: bytes) -> Reading:
    return parse(content, "a.eml", LIMITS)


def multipart(kind: str, *parts: tuple[str, str]) -> bytes:
    """A mail of parts, each its headers and its body."""
    head = HEAD + f"Content-Type: multipart/{kind}; boundary=b\r\n\r\n".encode()
    written = (f"--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n" for kind, body in parts)
    return head + "".join(written).encode() + b"--b--\r\n"


def html(body: str) -> tuple[str, str]:
    return "text/html; charset=utf-8", f"<html><body>{body}</body></html>"


def test_every_part_with_text_is_read_in_order_and_the_others_are_named() -> None:
    picture = "image/png\r\nContent-Disposition: inline; filename=map.png"
    found = read(
        multipart("mixed", ("text/plain", PLAIN), (picture, "x"), html("<p>It said so twice.</p>"))
    )
    assert found.text == f"{PLAIN}\n\nIt said so twice.\n"
    assert found.notes == ("Not read: map.png.",)


@pytest.mark.parametrize("kind", ["text/markdown", "text/x-markdown"])
def test_markdown_is_text(kind: str) -> None:
    assert read(multipart("mixed", (kind, PLAIN))).text == f"{PLAIN}\n"


def test_a_mail_that_says_it_has_parts_and_has_none_is_read() -> None:
    head = "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n"
    assert read(f"{head}{PLAIN}".encode()).text == f"{PLAIN}\n"


@pytest.mark.parametrize(
    "plain",
    [
        "",
        " \r\n\r\n",
        "Your program does not show HTML.",
        "View this e-mail in your browser: https://harbour.example/1",
        "[image: Harbour Office]\r\n<https://harbour.example/1>\r\n-----",
        "Ferry update",
    ],
)
def test_a_plain_version_that_is_blank_or_a_pointer_gives_way_to_the_other(plain: str) -> None:
    body = html(f"<p>{PLAIN}</p><p>{STORY}</p>")
    found = read(multipart("alternative", ("text/plain", plain), body))
    assert found.text == f"{PLAIN}\n\n{STORY.strip()}\n"


def test_a_plain_version_that_says_the_same_is_read() -> None:
    found = read(multipart("alternative", ("text/plain", PLAIN), html(f"<b>{PLAIN}</b> Bye")))
    assert found.text == f"{PLAIN}\n"


def test_a_plain_version_is_read_where_the_other_is_a_picture() -> None:
    found = read(multipart("alternative", ("text/plain", "Read it."), html("<img src='cid:1'>")))
    assert found.text == "Read it.\n"


def test_headers_of_any_length_are_those_of_a_mail() -> None:
    long = b"".join(b"X-Way-%d: %s\r\n" % (number, b"a" * 500) for number in range(60))
    found = read(long + HEAD + b"Subject: Toll\r\n\r\n" + PLAIN.encode())
    assert (found.kind, found.text, found.title) == ("mail", f"{PLAIN}\n", "Toll")


def test_a_mail_saved_from_a_mailbox_is_one() -> None:
    assert read(b"From a@harbour.example Tue May 6 2031\n" + HEAD + b"\r\nHi.").kind == "mail"


def test_encoded_and_folded_headers_are_decoded() -> None:
    subject = "=?utf-8?b?" + base64.b64encode("Fähre ".encode()).decode() + "?="
    head = HEAD + f"Subject: {subject}\r\n =?iso-8859-1?q?gesunken=85?=\r\n".encode()
    disposition = (
        "application/pdf\r\nContent-Disposition: attachment;\r\n"
        " filename*0*=utf-8''list%20of;\r\n filename*1*=%20ships.pdf"
    )
    body = multipart("mixed", ("text/plain", PLAIN), (disposition, "x")).removeprefix(HEAD)
    found = read(head + body)
    assert found.title.startswith("Fähre gesunken")
    assert found.notes == ("Not read: list of ships.pdf.",)


def test_what_calls_itself_latin_1_is_windows_1252_as_in_a_browser() -> None:
    head = b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n"
    found = read(HEAD + head + "“€5m was lost”".encode("cp1252"))
    assert found.text == "“€5m was lost”\n"


def test_the_encoding_that_a_body_in_html_declares_itself_is_believed() -> None:
    body = "<meta charset='iso-8859-1'><p>“€5m was lost”</p>".encode("cp1252")
    assert read(HEAD + b"Content-Type: text/html\r\n\r\n" + body).text == "“€5m was lost”\n"


def test_tables_that_lay_a_newsletter_out_are_prose() -> None:
    rows = f"<tr><td>{PLAIN}</td></tr><tr><td>It said so twice.</td></tr>"
    found = read(HEAD + b"Content-Type: text/html\r\n\r\n" + (
        f"<table><tr><td><table>{rows}</table></td></tr></table>".encode()
    ))  # fmt: skip
    assert found.text == f"{PLAIN}\n\nIt said so twice.\n"


def test_a_table_of_values_keeps_its_rows() -> None:
    rows = "<tr><th>Place</th><th>Saved</th></tr><tr><td>Bergen</td><td>38</td></tr>"
    found = read(HEAD + b"Content-Type: text/html\r\n\r\n" + f"<table>{rows}</table>".encode())
    assert found.text == "Place\tSaved\nBergen\t38\n"


def test_struck_out_and_hidden_words_of_a_mail_are_left_out_and_told() -> None:
    body = "<p style='display: none'>Now!</p><p>Some <s>40</s> 38 were saved.</p>"
    found = read(HEAD + b"Content-Type: text/html\r\n\r\n" + body.encode())
    assert found.text == "Some 38 were saved.\n"
    assert found.notes == (
        "Text that is struck out is left out.",
        "Text that is hidden is left out.",
    )


def forwarded(text: str) -> tuple[str, str]:
    head = "From: Mayor <m@bay.example>\r\nDate: Mon, 05 May 2031 09:00:00 +0000\r\nSubject: Toll"
    return "message/rfc822", f"{head}\r\n\r\n{text}"


def test_a_mail_in_a_mail_is_read_below_its_headers() -> None:
    found = read(multipart("mixed", ("text/plain", PLAIN), forwarded("It is over.")))
    assert found.text == (
        f"{PLAIN}\n\nFrom: Mayor <m@bay.example>\nDate: Mon, 05 May 2031 09:00:00 +0000\n"
        "Subject: Toll\n\nIt is over.\n"
    )
    assert found.publisher == "a@harbour.example"
    assert found.notes == ("An e-mail in the e-mail is read below its headers: “Toll”.",)


def test_a_mail_that_only_passes_another_on_has_the_facts_of_that() -> None:
    found = read(multipart("mixed", forwarded("It is over.")))
    assert (found.publisher, found.title, found.published_on) == ("Mayor", "Toll", "2031-05-05")


def test_a_mail_in_a_mail_without_text_is_named_by_its_subject() -> None:
    found = read(multipart("mixed", ("text/plain", PLAIN), forwarded("")))
    assert found.notes == ("Not read: an e-mail in the e-mail (“Toll”).",)


def test_attachments_without_a_text_are_named_in_the_refusal() -> None:
    with pytest.raises(ReadingError, match="attachments only: text/rtf"):
        read(multipart("mixed", ("text/rtf", "x")))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It could \nnot confirm it.\n", "It could not confirm it.\n"),
        ("> It could \n> not confirm it.\nWho?\n", "> It could not confirm it.\n\nWho?\n"),
        ("It is over. \n-- \nMayor\n", "It is over.\n--\nMayor\n"),
        (" >12 were saved.\n", ">12 were saved.\n"),
    ],
)
def test_lines_that_a_mail_program_broke_are_whole(text: str, whole: str) -> None:
    assert read(HEAD + b"Content-Type: text/plain; format=flowed\n\n" + text.encode()).text == whole


def test_quoted_lines_stand_apart() -> None:
    text = "It is over.\n> Is it?\n> We ask.\nIt is.\n"
    apart = "It is over.\n\n> Is it?\n> We ask.\n\nIt is.\n"
    assert read(HEAD + b"\n" + text.encode()).text == apart
    quoted = "<blockquote type='cite'><p>Is it?<br>We ask.</p></blockquote>"
    page = f"<p>It is over.</p>{quoted}<p>It is.</p>"
    kind = b"Content-Type: text/html\n\n"
    assert read(HEAD + kind + page.encode()).text == apart


def test_a_table_whose_cells_are_sentences_lays_out_prose() -> None:
    rows = (
        "<tr><td>The mayor said that 12 were saved.</td><td>The crew said that 14 were.</td></tr>"
    )
    found = read(HEAD + f"Content-Type: text/html\n\n<table>{rows}</table>".encode())
    assert found.text == "The mayor said that 12 were saved.\n\nThe crew said that 14 were.\n"


def test_an_encrypted_part_is_named_and_an_encrypted_mail_refused() -> None:
    encrypted = ("application/pkcs7-mime", "x")
    found = read(multipart("mixed", ("text/plain", PLAIN), encrypted))
    assert found.notes == ("Not read: an encrypted part.",)
    with pytest.raises(ReadingError, match=r"The e-mail is encrypted\."):
        read(multipart("mixed", encrypted))


SENT = (
    b"From: Harbour Office <a@harbour.example>\nTo: d@bay.example\n"
    b"Date: Wed, 7 Jun 2023 10:00:00 +0300\nSubject: Ferry sinks\n\nThe ferry sank.\n"
)


@pytest.mark.parametrize(
    "saved",
    [
        b"\xef\xbb\xbf" + SENT,
        b"\n\r\n" + SENT,
        SENT.replace(b"\n", b"\r"),
        SENT.replace(b"\n", b"\r\n"),
        SENT.decode().encode("utf-16"),
    ],
)
def test_what_a_program_puts_before_a_mail_that_it_saves_is_no_part_of_it(saved: bytes) -> None:
    found = read(saved)
    assert (found.kind, found.text) == ("mail", "The ferry sank.\n")
    assert (found.title, found.publisher) == ("Ferry sinks", "Harbour Office")
    assert found.published_on == "2023-06-07"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_of_a_header_that_nothing_encodes_are_read(encoding: str) -> None:
    content = SENT.decode().replace("Ferry sinks", "Décès à Kherson – 38").encode(encoding)
    assert read(content).title == "Décès à Kherson – 38"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2023-06-07T10:00:00Z", "2023-06-07"),
        ("Wed, 7 Jun 2023", "2023-06-07"),
        ("Wed, 7 Jun 2023 10:00:00 +9999", "2023-06-07"),
        ("06/07/2023 10:00", ""),
        ("Wed, 31 Jun 2023 10:00:00 +0000", ""),
        ("Thu, 01 Jan 1970 00:00:00 +0000", ""),
        ("Wed, 7 Jun 9999 10:00:00 +0000", ""),
    ],
)
def test_a_mail_gives_its_day_in_any_clear_form(date: str, day: str) -> None:
    head = SENT.replace(b"Wed, 7 Jun 2023 10:00:00 +0300", date.encode())
    assert read(head).published_on == day


def in_base64(written: str) -> bytes:
    kind = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"
    return SENT.replace(b"\n\nThe ferry sank.\n", b"\n" + kind + b"\n\n" + written.encode())


def test_lines_that_a_mailing_list_adds_below_a_text_in_base64_are_read_as_they_stand() -> None:
    written = base64.b64encode("Le bac a coulé.\n".encode()).decode()
    found = read(in_base64(f"{written}\n\n-- \nfooter of the list\n"))
    assert found.text == "Le bac a coulé.\n\n--\nfooter of the list\n"


def test_a_text_in_base64_that_was_cut_off_is_read_to_there_and_told() -> None:
    written = base64.b64encode(b"The ferry sank in the bay.").decode()
    found = read(in_base64(written[:25]))
    assert (found.text, found.notes) == (
        "The ferry sank in\n",
        ("The end of its text is missing: the e-mail was cut off on its way.",),
    )


def test_a_text_in_utf_7_is_read() -> None:
    kind = b"\nContent-Type: text/plain; charset=utf-7\n\n+AKM-5m was lost."
    assert read(SENT.replace(b"\n\nThe ferry sank.", kind)).text == "£5m was lost.\n"


def test_a_mailbox_of_several_mails_is_refused() -> None:
    one = b"From a@harbour.example Wed Jun  7 10:00:00 2023\n" + SENT
    assert read(one).title == "Ferry sinks"
    with pytest.raises(ReadingError, match=r"several e-mails\. Save the one you need by itself"):
        read(one + b"\n" + one)


def test_a_mail_packed_with_its_signature_is_not_called_encrypted() -> None:
    kind = b"\nContent-Type: application/pkcs7-mime; smime-type=signed-data\n\nAAAA"
    with pytest.raises(ReadingError, match="packed together with its signature"):
        read(SENT.replace(b"\n\nThe ferry sank.", kind))


def test_a_page_that_calls_itself_plain_text_is_read_as_one() -> None:
    page = b"\n\n<html><body><p>The ferry sank &amp; burned.</p></body></html>\n"
    assert read(SENT.replace(b"\n\nThe ferry sank.\n", page)).text == "The ferry sank & burned.\n"


def test_a_title_has_no_marks_that_nobody_sees() -> None:
    written = base64.b64encode("\u202eFer\u00adry\u200b sinks".encode()).decode()
    content = SENT.replace(b"Subject: Ferry sinks", f"Subject: =?utf-8?B?{written}?=".encode())
    assert read(content).title == "Ferry sinks"
