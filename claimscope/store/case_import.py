"""Import a case from files: a Data Package in a ZIP, or its tables and texts one by one."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from claimscope.errors import DataError, Problem
from claimscope.record.case import Case, load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.model import ASSERTIONS, KEPT_TABLES

UNPACKED_BYTES = 200 * 1024 * 1024
ENTRIES = 5_000
LONGEST_NAME = 200  # bytes of a file's name: no file system takes many more
LONGEST_PATH = 1000
UNTITLED = "Untitled case"
BROKEN = ("its compressed content is broken.", "Download it again, or create the ZIP again.")
LOCKED = ("it asks for a password.", "Save the package again without one.")
UNKNOWN = (
    "it is compressed in a way that is not read here.",
    "Create the ZIP again with the usual compression (deflate).",
)
NO_UTF_8 = ("an entry’s name is not UTF-8.", "Rename that file and create the ZIP again.")
NO_ZIP = ("the ZIP cannot be opened.", "Save the package again as a plain ZIP without a password.")


def case_from_files(files: Mapping[str, bytes], title: str = "") -> Case:
    """The case in one ZIP, or in tables and texts that are given by name; checked.

    Where there is no descriptor, or none that names it, the case is called by ``title``. Raises
    :class:`DataError` with every problem, by file and row, and for a ZIP that is none, that unpacks
    to too much, or that is not the only one.
    """
    _refuse_several(files)
    with TemporaryDirectory() as space:
        folder = Path(space)
        for name, content in files.items():
            if name.lower().endswith(".zip"):
                _unpack(name, content, folder)
            else:
                _put(name, content, folder)
        case_folder = _case_folder(folder, next(iter(files)))
        case = load_case(case_folder, _title_to_give(case_folder, title))
    name = next(iter(files)).rpartition(".")[0]
    if case_folder == folder and case.title == folder.resolve().name:
        case = replace(case, title=title or name or UNTITLED)
    return replace(case, case_id=name or case.case_id)


def _refuse_several(files: Mapping[str, bytes]) -> None:
    """Refuse two ZIPs at once: the files of one would take the places of the other's."""
    zips = [name for name in files if name.lower().endswith(".zip")]
    if len(zips) > 1:
        wrong = f"it is one of {len(zips)} ZIPs that were given at once."
        raise DataError([Problem(zips[0], 0, "", wrong, "Import each by itself.")])


def _title_to_give(folder: Path, title: str) -> str | None:
    """None where the package has a title of its own."""
    return None if (folder / DESCRIPTOR).exists() else title or UNTITLED


def _put(name: str, content: bytes, folder: Path) -> None:
    """Tables and the descriptor lie in the case's folder, texts in its ``seeds``."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    if not _stays_inside(plain):
        wrong = f"“{_printable(name)}” is not the name of a file."
        raise DataError([Problem(_printable(name), 0, "", wrong, "Rename it, and import again.")])
    place = folder if plain == DESCRIPTOR or plain.endswith(".csv") else folder / "seeds"
    if (place / plain).exists():
        wrong = f"several of the files are called “{_printable(plain)}”."
        raise DataError([Problem(_printable(plain), 0, "", wrong, "Import one of them.")])
    place.mkdir(exist_ok=True)
    (place / plain).write_bytes(content)


def _unpack(name: str, content: bytes, folder: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in package.infolist():  # of a program on Windows that knew no better
                entry.filename = entry.filename.replace("\\", "/")
            wrong, remedy = _fault_of(package.infolist())
            if wrong:
                raise DataError([Problem(name, 0, "", wrong, remedy)])
            for entry in package.infolist():
                package.extract(entry, folder)
    except DataError:
        raise
    except Exception as error:
        wrong, remedy = _reason_of(error)
        raise DataError([Problem(name, 0, "", wrong, remedy)]) from error


def _reason_of(error: Exception) -> tuple[str, str]:
    """Why a ZIP was not unpacked, and what to do. Raises an error that no ZIP can be the reason of.

    A checksum that does not fit is a :class:`zipfile.BadZipFile`, broken bzip2 an :class:`OSError`
    without a number, which every error of the system has.
    """
    if isinstance(error, UnicodeError):
        return NO_UTF_8
    if isinstance(error, NotImplementedError):
        return UNKNOWN
    if isinstance(error, RuntimeError):
        return LOCKED
    if isinstance(error, zlib.error | lzma.LZMAError | EOFError) or "CRC" in str(error):
        return BROKEN
    if isinstance(error, OSError) and error.errno is None:
        return BROKEN
    if isinstance(error, zipfile.BadZipFile | OSError | ValueError):
        return NO_ZIP
    raise error


def _fault_of(entries: Sequence[zipfile.ZipInfo]) -> tuple[str, str]:
    """What is wrong with what a ZIP says it holds, and what to do; empty where nothing is."""
    remedy = "Is this a case of Claimscope?"
    size = sum(entry.file_size for entry in entries)
    if size > UNPACKED_BYTES:
        most = UNPACKED_BYTES / 1e6
        wrong = f"unpacked it would have {size / 1e6:,.0f} MB; {most:,.0f} MB are read at most."
        return wrong, remedy
    if len(entries) > ENTRIES:
        return f"it holds {len(entries):,} files; {ENTRIES:,} are read at most.", remedy
    names = Counter(entry.filename for entry in entries)
    bad = next((path for path in names if not _stays_inside(path)), None)
    if bad is not None:
        return f"it holds “{_printable(bad)}”, which is not the name of a file inside it.", remedy
    twice = next((name for name, times in names.items() if times > 1), None)
    if twice is not None:
        return f"it holds “{_printable(twice)}” twice.", "Create the ZIP again with one of the two."
    folders = {str(folder) for path in names for folder in PurePosixPath(path).parents}
    both = next((path for path in names if path in folders), None)
    if both is not None:
        wrong = f"it holds “{_printable(both)}” as a file and as a folder."
        return wrong, "Create the ZIP again with one of the two."
    return "", ""


def _stays_inside(name: str) -> bool:
    """Whether an entry's name goes downwards only, on any system, and can be told."""
    parts = name.replace("\\", "/").split("/")
    absolute = name.startswith(("/", "\\")) or name[1:2] == ":"
    short = len(name) <= LONGEST_PATH and all(
        len(part.encode("utf-8", "replace")) <= LONGEST_NAME for part in parts
    )
    return bool(name) and not absolute and ".." not in parts and "\0" not in name and short


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in name)


def _case_folder(folder: Path, name: str) -> Path:
    """The folder that holds a descriptor or the assertions; else the folder itself.

    Raises :class:`DataError` where several do: one would be taken and the others lost.
    """
    described = {path.parent for path in folder.rglob(DESCRIPTOR)}
    tables = {path.parent for path in folder.rglob(ASSERTIONS.file)}
    if len(described) == len(tables) == 1:
        [package], [place] = described, tables
        if package in place.parents:
            return _brought_together(package, place)
    held = described | tables
    if len(held) > 1:
        names = ", ".join(f"“{path}”" for path in sorted(_inside(path, folder) for path in held))
        wrong = f"it holds {len(held)} cases: {names}."
        raise DataError([Problem(name, 0, "", wrong, "Import each in a ZIP of its own.")])
    return next(iter(held), folder)


def _brought_together(package: Path, tables: Path) -> Path:
    """The package with its tables beside the descriptor, out of a folder of their own: those of
    other programs have them as “data/assertions.csv”.
    """
    for table in KEPT_TABLES:
        if (tables / table.file).exists() and not (package / table.file).exists():
            (tables / table.file).rename(package / table.file)
    return package


def _inside(place: Path, folder: Path) -> str:
    return place.relative_to(folder).as_posix()
