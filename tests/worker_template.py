"""A program that has loaded what worker processes load, and is copied for each piece of work.

``python -m tests.worker_template SOCKET`` is told on the socket of a module to run, with its
arguments, its surroundings and the files that are its standard input, output and error. On a
fourth file it answers with the id of the process, and in the end with how that has ended.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
import tempfile
import traceback
from contextlib import suppress
from importlib import import_module
from socket import recv_fds, socket
from typing import Any

LOADED = (
    "claimscope.extraction.tagger.kinds",
    "claimscope.ingest.formats.docx",
    "claimscope.ingest.formats.html",
    "claimscope.ingest.formats.mail",
    "claimscope.ingest.formats.pdf",
    "claimscope.ingest.formats.saved_page",
    "claimscope.ingest.formats.text",
    "claimscope.jobs.tasks",
    "claimscope.review.edits",
    "claimscope.store.case_import",
)
LONGEST = 1_000_000


def main() -> None:
    """Copy this process for each piece of work, until the socket is closed."""
    for name in LOADED:
        import_module(name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket(fileno=int(sys.argv[1])) as line:
        while True:
            asked, files, _, _ = recv_fds(line, LONGEST, 4)
            if not asked:
                break
            if not os.fork():
                line.close()
                _attend(json.loads(asked), *files)
            for file in files:
                os.close(file)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _attend(asked: dict[str, Any], given: int, out: int, errors: int, told: int) -> None:
    """Start the work and tell of its end."""
    worker = os.fork()
    if not worker:
        os.close(told)
        for number, file in enumerate((given, out, errors)):
            os.dup2(file, number)
            os.close(file)
        _work(asked)
    for file in (given, out, errors):
        os.close(file)
    with os.fdopen(told, "w") as answer:
        print(worker, file=answer, flush=True)
        _, status = os.waitpid(worker, 0)
        print(os.waitstatus_to_exitcode(status), file=answer)
    os._exit(0)


def _work(asked: dict[str, Any]) -> None:
    """Be the program that was asked for."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["surroundings"])
    tempfile.tempdir = None
    sys.argv = ["", *asked["arguments"]]
    code = 1
    try:
        runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001  # as the interpreter does at the end of a program
        traceback.print_exc()
    for file in (sys.__stdout__, sys.__stderr__):
        if file:
            file.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
