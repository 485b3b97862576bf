"""A session of Spark: on this computer, on a cluster, or through Spark Connect.

PySpark is an extra. Java is the machine's own; Spark Connect needs none here. No code of Python
runs on the workers: what narwhals builds are expressions of Spark.
"""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claimscope.record.changes import StoreError

CONNECT = "sc://"
ON_THIS_COMPUTER = ("local", "spark://127.0.0.1:", "spark://localhost:")
LOOPBACK = "127.0.0.1"
CHANGEABLE = {
    "spark.sql.session.timeZone": "UTC",
    # What is divided by claim stays so through every window, join and group of a claim.
    "spark.sql.requireAllClusterKeysForCoPartition": "false",
}
"""Settings of a session, wherever it runs."""
BOUND_TO_LOOPBACK = {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}


@contextmanager
def spark_session(master: str) -> Iterator[Any]:
    """A session with ``master``: ``local[2]``, ``spark://host:7077``, ``sc://host:15002``.

    Raises :class:`StoreError` where Spark or Java is missing, or Spark gives an error.
    """
    _refuse_what_is_missing(master)
    with _errors_told():
        session = _opened(master)
        try:
            yield session
        finally:
            session.stop()


def _refuse_what_is_missing(master: str) -> None:
    if find_spec("pyspark") is None:
        wrong = "Spark is not installed: it is an extra."
        remedy = "In a checkout “make run EXTRAS=spark” installs it, else “pip install '.[spark]'”."
        raise StoreError(wrong, remedy)
    if not master.startswith(CONNECT) and not _has_java():
        wrong = "Spark needs Java 17 or newer, which is not found on this computer."
        raise StoreError(
            wrong, "Install one (on Debian: openjdk-17-jre-headless), or set JAVA_HOME to it."
        )


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None


def _opened(master: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of pandas 3, which is not used here
        from pyspark.sql import SparkSession  # noqa: PLC0415  # an extra

        builder = SparkSession.builder.appName("claimscope")
        if master.startswith(CONNECT):
            session = builder.remote(master).getOrCreate()
        else:
            if master.startswith(ON_THIS_COMPUTER):
                os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
            builder = builder.master(master)
            for name, value in _settings(master).items():
                builder = builder.config(name, value)
            session = builder.getOrCreate()
    for name, value in CHANGEABLE.items():
        session.conf.set(name, value)
    return session


def _settings(master: str) -> dict[str, str]:
    """Settings of a driver that begins here; it listens beyond this computer for a cluster only."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    }
    return settings | (BOUND_TO_LOOPBACK if master.startswith(ON_THIS_COMPUTER) else {})


@contextmanager
def _errors_told() -> Iterator[None]:
    """Turn an error of Spark into one of ours, in its first line."""
    from py4j.protocol import Py4JError  # noqa: PLC0415  # an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

    try:
        yield
    except (PySparkException, Py4JError) as error:
        first = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise StoreError(f"Spark: {first}", "Nothing of the archive was changed.") from None
