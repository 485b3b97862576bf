"""Computes status, spans and counts of an archive on Spark, whatever its size.

The tables are those of :mod:`claimscope.store.archive.computed`, in the archive's own layout. Every
worker reads and writes the folder of the archive, which is at the same path for all of them and for
the program itself. New files are written beside the old; then the manifest is replaced, and with it
all that the archive says; then the old files go.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION, status_by_day
from claimscope.record.changes import StoreError
from claimscope.record.frames import Lazy
from claimscope.store.archive.computed import counts_table, status_tables
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.layout import COUNTS, SCHEMAS, SPANS
from claimscope.store.archive.reading import ArchivedCase, ArchivedFile, read_manifest
from claimscope.store.archive.writing import file_hash, write_manifest
from claimscope.store.read_only import unknown_case

DAYS: Mapping[str, str] = {"claims": "event_from", "assertions": "said_on", SPANS: "from_day"}
"""The day by whose month the rows of a computed table are divided."""
ORDER: Mapping[str, tuple[str, ...]] = {
    "claims": ("key",),
    "assertions": ("key",),
    SPANS: ("from_day", "claim_id"),
    COUNTS: ("facet", "subject", "status"),
}
SQL_TYPES: Mapping[pa.DataType, str] = {
    pa.string(): "string",
    pa.date32(): "date",
    pa.float64(): "double",
    pa.int64(): "bigint",
    pa.bool_(): "boolean",
}
ROWS_A_FILE = 1_000_000
ROWS_A_TASK = 100_000
FEWEST_TASKS = 4
PATTERN = re.compile(r"[\\*?{}\[\]]")
"""What Spark takes for a pattern in a path that it reads."""

Told = Callable[[str], None]
"""Is told in a line what has been done."""


class CaseOnSpark:
    """The tables of a case in an archive as frames of Spark, divided by claim."""

    def __init__(self, session: Any, folder: Path, case: ArchivedCase) -> None:
        self._session = session
        self._folder = folder
        self._files = case.tables
        rows = sum(file.rows for file in self._files.get("assertions", []))
        self._tasks = max(FEWEST_TASKS, rows // ROWS_A_TASK)
        session.conf.set("spark.sql.shuffle.partitions", str(self._tasks))

    @cached_property
    def claims(self) -> Any:
        """The claims, with the status that they have in the archive."""
        return self._by_claim("claims")

    @cached_property
    def assertions(self) -> Any:
        """What was said of them."""
        return self._by_claim("assertions")

    @cached_property
    def claim_places(self) -> Any:
        """Their places."""
        return self._by_claim("claim_places")

    @cached_property
    def sources(self) -> Any:
        """Who speaks."""
        return self._read("sources")

    def _by_claim(self, name: str) -> Any:
        return self._read(name).repartition(self._tasks, "claim_id")

    def _read(self, name: str) -> Any:
        columns = ", ".join(f"`{each.name}` {SQL_TYPES[each.type]}" for each in SCHEMAS[name])
        files = self._files.get(name, [])
        paths = [PATTERN.sub(r"\\\g<0>", _uri(self._folder / file.path)) for file in files]
        if not paths:
            return self._session.createDataFrame([], columns)
        return self._session.read.schema(columns).parquet(*paths)


def rebuild(session: Any, folder: Path, case_id: str | None, told: Told) -> str:
    """Compute status, spans and counts anew; the SHA-256 of the new manifest.

    Of one case, or of all where that is None. Raises :class:`StoreError` where there is no archive
    or no such case, or where one case would be by other rules than the others.
    """
    return _replaced(session, folder, case_id, told, statuses=True)


def aggregate(session: Any, folder: Path, case_id: str | None, told: Told) -> str:
    """Count anew by the statuses that the archive has, and leave those; else as :func:`rebuild`."""
    return _replaced(session, folder, case_id, told, statuses=False)


def _rebuilt(case: CaseOnSpark) -> Iterator[tuple[str, Lazy]]:
    by_day = status_by_day(case).to_native().persist()
    made = status_tables(case, nw.from_native(by_day))
    yield from made.items()
    yield COUNTS, _counted(case, made["claims"])
    by_day.unpersist()


def _aggregated(case: CaseOnSpark) -> Iterator[tuple[str, Lazy]]:
    yield COUNTS, _counted(case, nw.from_native(case.claims))


def _counted(case: CaseOnSpark, claims: Lazy) -> Lazy:
    return counts_table(claims, nw.from_native(case.assertions), nw.from_native(case.claim_places))


def _replaced(
    session: Any, folder: Path, case_id: str | None, told: Told, *, statuses: bool
) -> str:
    """Replace the counts of the cases; where ``statuses``, all their computed tables."""
    folder = folder.resolve()
    manifest = read_manifest(archive_files(folder))
    asked = [case for case in manifest.cases if case_id in (None, case.case_id)]
    if case_id is not None and not asked:
        raise unknown_case(case_id)
    if statuses and len(asked) < len(manifest.cases) and manifest.rules_version != RULES_VERSION:
        wrong = (
            f"The archive is by rules {manifest.rules_version}, this program has {RULES_VERSION}."
        )
        raise StoreError(wrong, "Rebuild all its cases, so that they stay by the same rules.")
    computed = _rebuilt if statuses else _aggregated
    before = _files(manifest.cases)
    scratch = Path(mkdtemp(prefix=".spark-", dir=folder))
    scratch.chmod(0o777)  # the workers may run as other users
    written: dict[str, Path] = {}
    try:
        for number, case in enumerate(asked, start=1):
            told(f"Case {number} of {len(asked)}: {case.case_id}")
            for name, rows in computed(CaseOnSpark(session, folder, case)):
                _write(rows, name, scratch / case.case_id / name)
                found = list(_found(scratch, scratch / case.case_id / name))
                case.tables[name] = [file for _, file in found]
                written |= {file.path: path for path, file in found}
        for below, path in written.items():
            (folder / below).parent.mkdir(parents=True, exist_ok=True)
            path.replace(folder / below)
    finally:
        shutil.rmtree(scratch)
    manifest.claimscope_version = __version__
    if statuses:
        manifest.rules_version = RULES_VERSION
    sha256 = write_manifest(folder, manifest.model_dump(mode="json"))
    for below in before - _files(manifest.cases):
        (folder / below).unlink(missing_ok=True)
    return sha256


def _write(rows: Lazy, name: str, folder: Path) -> None:
    """Write a computed table into a new folder, by month where an archive has it so."""
    order, day = ORDER[name], DAYS.get(name)
    if day is None:
        frame: Any = rows.to_native()
        writer = frame.coalesce(1).sortWithinPartitions(*order).write
    else:
        frame = rows.with_columns(month=nw.col(day).dt.to_string("%Y-%m")).to_native()
        sorted_rows = frame.repartition("month").sortWithinPartitions("month", *order)
        writer = sorted_rows.write.partitionBy("month")
    writer = writer.option("compression", "zstd").option("maxRecordsPerFile", ROWS_A_FILE)
    writer.parquet(_uri(folder))


def _found(scratch: Path, folder: Path) -> Iterator[tuple[Path, ArchivedFile]]:
    """The files that were written, each as the manifest is to name it."""
    for path in sorted(folder.rglob("part-*.parquet")):
        rows = pq.ParquetFile(path).metadata.num_rows
        if rows:
            sha256 = file_hash(path)
            below = path.parent.relative_to(scratch) / f"part-{sha256[:16]}.parquet"
            size = path.stat().st_size
            yield path, ArchivedFile(path=below.as_posix(), rows=rows, bytes=size, sha256=sha256)


def _files(cases: Iterable[ArchivedCase]) -> set[str]:
    tables = chain.from_iterable(case.tables.values() for case in cases)
    return {file.path for files in tables for file in files}


def _uri(path: Path) -> str:
    return f"file://{path}"
