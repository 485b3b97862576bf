"""A real standalone cluster of Spark on loopback: one master, two workers, and Spark Connect."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.integration.loopback import HOST, await_answer, free_port

WITHIN_SECONDS = 240
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Options for a Java that ends before compiling with care pays."""
DEFAULTS = f"""\
spark.cores.max 2
spark.driver.bindAddress {HOST}
spark.driver.host {HOST}
spark.driver.extraJavaOptions {SHORT_LIVED}
spark.driver.memory 512m
spark.executor.extraJavaOptions {SHORT_LIVED}
spark.executor.memory 512m
spark.master.rest.enabled false
spark.sql.shuffle.partitions 4
spark.ui.enabled false
"""
"""What every program that begins on the cluster takes: a core of each worker, and rows in as many
parts as they are few, where Spark would make 200.
"""


@dataclass(frozen=True)
class Cluster:
    """Where it answers, and with which environment its programs run."""

    master: str
    connect: str
    environment: dict[str, str]


@contextmanager
def spark_cluster(home: Path) -> Iterator[Cluster]:
    """A cluster that is gone at the end; its logs are in ``home``."""
    spec = find_spec("pyspark")
    assert spec and spec.submodule_search_locations, (
        "pyspark is missing: make test-slow installs it"
    )
    assert shutil.which("java"), "the cluster needs Java 17 or newer on this machine"
    spark = Path(spec.submodule_search_locations[0])
    (home / "conf").mkdir()
    (home / "conf" / "spark-defaults.conf").write_text(DEFAULTS)
    environment = {
        **os.environ,
        "SPARK_CONF_DIR": str(home / "conf"),
        "SPARK_DAEMON_JAVA_OPTS": SHORT_LIVED,
        "SPARK_DAEMON_MEMORY": "512m",
        "SPARK_HOME": str(spark),
        "SPARK_LOCAL_IP": HOST,
    }
    port, connect = free_port(), free_port()
    master = f"spark://{HOST}:{port}"
    run = str(spark / "bin" / "spark-class")
    at = ("--host", HOST, "--webui-port", "0")
    deploy = "org.apache.spark.deploy"
    of_worker = ("--cores", "2", "--memory", "1g", "--work-dir", str(home / "work"), master)
    programs = {
        "master": ([run, f"{deploy}.master.Master", *at, "--port", str(port)], port),
        "worker-1": ([run, f"{deploy}.worker.Worker", *at, *of_worker], None),
        "worker-2": ([run, f"{deploy}.worker.Worker", *at, *of_worker], None),
        "connect": (
            [
                *(str(spark / "bin" / "spark-submit"), "--master", master),
                *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
                *("--conf", f"spark.connect.grpc.binding.address={HOST}"),
                *("--conf", f"spark.connect.grpc.binding.port={connect}"),
                "spark-internal",
            ],
            connect,
        ),
    }
    with ExitStack() as running:
        for name, (command, answers_at) in programs.items():
            log = home / f"{name}.log"
            process = running.enter_context(_running(command, environment, log))
            if answers_at is not None:
                await_answer(answers_at, process, log, WITHIN_SECONDS)
        yield Cluster(master, f"sc://{HOST}:{connect}", environment)


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a group of its own, which is ended with all that it has started."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=environment, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
