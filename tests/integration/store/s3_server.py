"""A real server that speaks S3, on loopback: rclone, which serves the folders in one as buckets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.loopback import HOST, await_answer, free_port

STARTS_WITHIN_SECONDS = 60
KEY, SECRET = "KEYOFTHETESTS", "a-secret-that-nobody-is-told"


@dataclass(frozen=True)
class Storage:
    """Where the server answers."""

    host: str
    scheme: str

    def named_in(self, patch: pytest.MonkeyPatch) -> None:
        """Tell this process of the server, and by whose credentials all of it may be read."""
        of_nothing_else(patch)
        patch.setenv("AWS_ENDPOINT_URL", f"{self.scheme}://{self.host}")
        patch.setenv("AWS_ACCESS_KEY_ID", KEY)
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)


def of_nothing_else(patch: pytest.MonkeyPatch) -> None:
    """Take from this process whatever else it is told of storage."""
    for name in os.environ:
        if name.startswith("AWS_"):
            patch.delenv(name)


@contextmanager
def s3_server(
    root: Path, certificate: tuple[Path, Path] | None = None, *, public: bool = False
) -> Iterator[Storage]:
    """It serves ``root`` as it is at each moment; over TLS with a certificate and its key.

    Where ``public``, anybody may read.
    """
    program = shutil.which("rclone", path=sysconfig.get_path("scripts"))
    assert program, "rclone is missing: make test-slow installs it"
    port = free_port()
    command = [
        *(program, "serve", "s3", str(root), "--addr", f"{HOST}:{port}"),
        *("--read-only", "--config", os.devnull, "--dir-cache-time", "0"),
        *(() if public else ("--auth-key", f"{KEY},{SECRET}")),
    ]
    if certificate is not None:
        command += ["--cert", str(certificate[0]), "--key", str(certificate[1])]
    log = root.with_name(f"{root.name}.log")
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        await_answer(port, process, log, STARTS_WITHIN_SECONDS)
        yield Storage(f"{HOST}:{port}", "https" if certificate else "http")
    finally:
        process.kill()
        process.wait()
