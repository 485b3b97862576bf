"""A case that arrives as files: a Data Package in a ZIP, or its tables and texts one by one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from data.case import Case, load_case
from data.errors import DataError, Problem
from data.model import ASSERTIONS
from data.package import DESCRIPTOR

UNPACKED_BYTES = 200 * 1024 * 1024
ENTRIES = 5_000


def arrived_case(files: Mapping[str, bytes], title: str = "") -> Case:
    """The case in one ZIP, or in tables and texts that are given by name; checked.

    Where there is no descriptor the case is called by ``title``. Raises :class:`DataError` with
    every problem, by file and row, and for a ZIP that is none or that unpacks to too much.
    """
    with TemporaryDirectory() as space:
        folder = Path(space)
        for name, content in files.items():
            if name.lower().endswith(".zip"):
                _unpack(name, content, folder)
            else:
                _put(name, content, folder)
        case_folder = _case_folder(folder)
        case = load_case(case_folder, _title_to_give(case_folder, title))
    return replace(case, case_id=next(iter(files)).rpartition(".")[0] or case.case_id)


def _title_to_give(folder: Path, title: str) -> str | None:
    """None where the package has a title of its own."""
    return None if (folder / DESCRIPTOR).exists() else title or "A case without a title"


def _put(name: str, content: bytes, folder: Path) -> None:
    """Tables and the descriptor lie in the case's folder, texts in its ``seeds``."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    place = folder if plain == DESCRIPTOR or plain.endswith(".csv") else folder / "seeds"
    place.mkdir(exist_ok=True)
    (place / plain).write_bytes(content)


def _unpack(name: str, content: bytes, folder: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(each.file_size for each in package.infolist())
            if size > UNPACKED_BYTES or len(package.infolist()) > ENTRIES:
                wrong = f"unpacked it would have {size / 1e6:,.0f} MB."
                raise DataError([Problem(name, 0, "", wrong, "Is this a case of Claimscope?")])
            package.extractall(folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        remedy = "Save the package again as a plain ZIP without a password."
        raise DataError([Problem(name, 0, "", "it is no ZIP that opens.", remedy)]) from error


def _case_folder(folder: Path) -> Path:
    """The topmost folder that holds a descriptor or the assertions; else the folder itself."""
    held = [*folder.rglob(DESCRIPTOR), *folder.rglob(ASSERTIONS.file)]
    return min((each.parent for each in held), key=lambda each: len(each.parts), default=folder)
