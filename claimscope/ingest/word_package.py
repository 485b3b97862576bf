"""The parts of a Word document (.docx): XML files in a ZIP archive that refer to each other.

Read by the relations between the parts, as the standard has it, never by their names: the main part
is not always ``word/document.xml``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from claimscope.ingest.limits import Limits, check_unpacked
from claimscope.ingest.reading import ReadingError
from claimscope.ingest.sniffing import broken

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)


@dataclass(frozen=True)
class Package:
    """An open archive whose size has been checked."""

    archive: ZipFile

    def main_part(self) -> str:
        """The name of the part that holds the text; :class:`ReadingError` where there is none."""
        for name in self.related("", "officeDocument"):
            if etree.QName(self.root(name)).localname == "document":
                return name
        raise ReadingError(
            "It is a ZIP archive, but no Word document.", "Unpack it and choose one file in it."
        )

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The parts that ``part``, or the archive, names as its ``kind``: “footnotes”, “header”."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self.archive.namelist():
            return
        for relation in self.root(relations):
            inside = relation.get("TargetMode", "Internal") == "Internal"
            if inside and relation.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found = posixpath.normpath(target).lstrip("/")
                if found in self.archive.namelist():
                    yield found

    def root(self, part: str) -> Any:
        """The root element of a part."""
        try:
            root = etree.fromstring(self.archive.read(part), _PARSER)
        except etree.LxmlError as fault:
            raise broken("word") from fault
        if root.getroottree().docinfo.doctype:  # the standard forbids it; text could hide in it
            raise broken("word")
        return root


def open_package(content: bytes, limits: Limits) -> Package:
    """The archive, refused as a bomb before anything is unpacked.

    What the archive declares holds: the standard library unpacks no more of an entry than that.
    """
    try:
        archive = ZipFile(BytesIO(content))
    except BadZipFile as fault:
        raise broken("word") from fault
    entries = archive.infolist()
    check_unpacked(sum(each.file_size for each in entries), len(entries), limits)
    if any(each.flag_bits & 1 for each in entries):
        raise ReadingError("The archive is encrypted.", "Save it without a password.")
    return Package(archive)
