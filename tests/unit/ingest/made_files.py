"""Files of every kind, made by code: nothing here was written by anybody else."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

STORY = (
    "The ferry sank on Tuesday in the bay, the harbour master said. "
    "At least 12 people were on board, and all of them were saved by the crew of a tug. "
)


def page(body: str = f"<article><p>{STORY * 3}</p></article>", head: str = "") -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>Ferry sinks</title>{head}</head>"
        f"<body>{body}</body></html>"
    ).encode()


def pdf(
    *texts: str,
    properties: dict[str, str] | None = None,
    locked: str = "",
    algorithm: str = "RC4-128",
) -> bytes:
    """A PDF of these pages; ``locked`` is the password that opens it, “open” is none."""
    writer = PdfWriter()
    for text in texts:
        _add_page(writer, text)
    writer.add_metadata(properties or {})
    if locked:
        password = "" if locked == "open" else locked
        writer.encrypt(password, "for its owner", algorithm=algorithm)
    return written_pdf(writer)


def placed_pdf(*pieces: tuple[int, int, str], size: int = 10) -> bytes:
    """A PDF of one page with each text drawn at its place, in points from the lower left."""
    writer = PdfWriter()
    drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, text in pieces)
    _draw(writer, drawn, width=600)
    return written_pdf(writer)


def blank_pdf(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(10, 10)
    return written_pdf(writer)


def _add_page(writer: PdfWriter, text: str) -> None:
    _draw(writer, f"BT /F1 12 Tf 20 200 Td {_shown(text)} ET")


def _draw(writer: PdfWriter, operations: str, width: int = 400) -> None:
    drawn = writer.add_blank_page(width, 400)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    drawn[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(operations.encode("latin-1"))
    drawn[NameObject("/Contents")] = writer._add_object(stream)


def _shown(text: str) -> str:
    """A text line by line, each soft hyphen as browsers print it: a blank that says what it is."""
    lines = (f"({line}) Tj" for line in text.split("\n"))
    hyphen = ") Tj /Span <</ActualText <FEFF00AD>>> BDC ( ) Tj EMC ("
    return " 0 -14 Td ".join(lines).replace("\u00ad", hyphen)


def opened_pdf(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def written_pdf(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word(*paragraphs: str, title: str = "") -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    out = BytesIO()
    document.save(out)
    return out.getvalue()


TRANSITIONAL = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def word_of(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    properties: str = "",
    main: str = "word/document.xml",
    standard: tuple[str, str] = TRANSITIONAL,
    doctype: str = "",
) -> bytes:
    """A Word document of this XML; ``parts`` is that of its footnotes, headers and so on."""
    names, relations = standard
    spaces = (
        f'xmlns:w="{names}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    files = {main: f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
    if doctype:
        files[main] = f"<!DOCTYPE w:document {doctype}>{files[main]}"
    targets = {main: f"{relations}/officeDocument"}
    if properties:
        files["docProps/core.xml"] = (
            '<p xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</p>'
        )
        targets["docProps/core.xml"] = "…/metadata/core-properties"
    files["_rels/.rels"] = _relations(targets)
    beside = {f"{kind}.xml": f"{relations}/{kind}" for kind in parts or {}}
    files["word/_rels/" + main.rpartition("/")[2] + ".rels"] = _relations(beside)
    for kind, xml in (parts or {}).items():
        files[f"word/{kind}.xml"] = f"<w:{kind} {spaces}>{xml}</w:{kind}>"
    return archive(**{name: text.encode() for name, text in files.items()})


def _relations(targets: dict[str, str]) -> str:
    rows = (f'<Relationship Type="{kind}" Target="{to}"/>' for to, kind in targets.items())
    return f'<Relationships xmlns="r">{"".join(rows)}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces: str, properties: str = "") -> str:
    """A paragraph of WordprocessingML; a piece that is no markup is a run of text."""
    runs = (piece if piece.startswith("<") else run(piece) for piece in pieces)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that is no markup is a paragraph."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def archive(**files: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def bomb(megabytes: int = 120) -> bytes:
    """A Word document of some kilobytes with a part that unpacks to ``megabytes``."""
    return archive(**{"word/document.xml": bytes(megabytes * 1024 * 1024)})


def mail(text: str = "", html: str = "", attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Office <press@harbour.example>"
    message["Subject"] = "Ferry sinks"
    message["Date"] = "Thu, 06 May 2021 23:30:00 +0900"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(attached, "application", "pdf", filename="list.pdf")
    return message.as_bytes()
