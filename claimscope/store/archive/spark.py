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
from claimscope.store.archive.computed import RecordTables, computed_tables, counts_table
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.layout import COUNTS, DAYS, SCHEMAS, SPANS
from claimscope.store.archive.reading import ArchivedCase, ArchivedFile, Manifest, read_manifest
from claimscope.store.archive.writing import file_hash, write_manifest
from claimscope.store.read_only import unknown_case

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
"""Is told in a line what is being done."""
Tables = Iterator[tuple[str, Lazy]]
"""Computed tables, one after the other, each with its name."""


def rebuild(session: Any, folder: Path, case_id: str | None, told: Told) -> str:
    """Compute status, spans and counts anew; the SHA-256 of the new manifest.

    Of one case, or of all where that is None. Raises :class:`StoreError` where there is no archive
    or no such case, or where one case would be by other rules than the others.
    """
    manifest = read_manifest(archive_files(folder))
    asked = _cases(manifest, case_id)
    if len(asked) < len(manifest.cases) and manifest.rules_version != RULES_VERSION:
        wrong = (
            f"The archive is by rules {manifest.rules_version}, this program has {RULES_VERSION}."
        )
        raise StoreError(wrong, "Rebuild all its cases, so that they stay by the same rules.")
    manifest.rules_version = RULES_VERSION
    return _replace(session, folder, manifest, asked, _rebuilt, told)


def aggregate(session: Any, folder: Path, case_id: str | None, told: Told) -> str:
    """Count anew by the statuses that the archive has, and leave those; else as :func:`rebuild`."""
    manifest = read_manifest(archive_files(folder))
    return _replace(session, folder, manifest, _cases(manifest, case_id), _aggregated, told)


def _cases(manifest: Manifest, case_id: str | None) -> list[ArchivedCase]:
    asked = [case for case in manifest.cases if case_id in (None, case.case_id)]
    if case_id is not None and not asked:
        raise unknown_case(case_id)
    return asked


def _rebuilt(record: RecordTables) -> Tables:
    by_day = status_by_day(record).to_native().persist()
    yield from computed_tables(record, nw.from_native(by_day)).items()
    by_day.unpersist()


def _aggregated(record: RecordTables) -> Tables:
    yield COUNTS, counts_table(record, nw.from_native(record.claims))


def _replace(
    session: Any,
    folder: Path,
    manifest: Manifest,
    cases: list[ArchivedCase],
    computed: Callable[[RecordTables], Tables],
    told: Told,
) -> str:
    """Replace these tables of the cases; the SHA-256 of the new manifest."""
    folder = folder.resolve()
    before = _files(manifest.cases)
    scratch = Path(mkdtemp(prefix=".spark-", dir=folder))
    scratch.chmod(0o777)  # the workers may run as other users
    written: dict[str, Path] = {}
    try:
        for number, case in enumerate(cases, start=1):
            told(f"Case {number} of {len(cases)}: {case.case_id}")
            for name, rows in computed(_on_spark(session, folder, case)):
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
    sha256 = write_manifest(folder, manifest.model_dump(mode="json"))
    for below in before - _files(manifest.cases):
        (folder / below).unlink(missing_ok=True)
    return sha256


def _on_spark(session: Any, folder: Path, case: ArchivedCase) -> RecordTables:
    """The tables of a case as frames of Spark, divided by claim."""
    rows = sum(file.rows for file in case.tables.get("assertions", []))
    tasks = max(FEWEST_TASKS, rows // ROWS_A_TASK)
    session.conf.set("spark.sql.shuffle.partitions", str(tasks))

    def read(name: str) -> Any:
        frame = _read(session, folder, name, case.tables.get(name, []))
        return frame.repartition(tasks, "claim_id") if "claim_id" in SCHEMAS[name].names else frame

    return RecordTables.read_by(read)


def _read(session: Any, folder: Path, name: str, files: Iterable[ArchivedFile]) -> Any:
    columns = ", ".join(f"`{each.name}` {SQL_TYPES[each.type]}" for each in SCHEMAS[name])
    paths = [PATTERN.sub(r"\\\g<0>", _uri(folder / file.path)) for file in files]
    if not paths:
        return session.createDataFrame([], columns)
    return session.read.schema(columns).parquet(*paths)


def _write(rows: Lazy, name: str, folder: Path) -> None:
    """Write a computed table into a new folder, by month where an archive has it so."""
    order = ORDER[name]
    if name not in DAYS:
        frame: Any = rows.to_native()
        writer = frame.coalesce(1).sortWithinPartitions(*order).write
    else:
        _, day = DAYS[name]
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
