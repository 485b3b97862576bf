"""The process in which one file is parsed: content on standard input, a reading in JSON out.

python -m data.reading.child '{"name": "story.pdf", "limits": {…}}' < story.pdf

It may not use the network nor start a program; its memory is limited where the platform can.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from data.reading.limits import Limits
from data.reading.parsing import parse
from data.reading.reading import Reading, ReadingError

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")

Parser = Callable[[bytes, str, Limits], Reading]


def main(parser: Parser = parse) -> int:
    """Read one file; 0 with an answer, be it a reading or a refusal."""
    asked = json.loads(sys.argv[1])
    limits = Limits(**asked["limits"])
    sys.addaudithook(_forbid)
    _limit_memory(limits.memory_bytes)
    answer_to, sys.stdout = sys.stdout, sys.stderr  # a parser that prints spoils no answer
    answer = _answer(parser, sys.stdin.buffer.read(), asked["name"], limits)
    answer_to.write(json.dumps(answer))
    return 0


def _answer(parser: Parser, content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    try:
        return {"reading": asdict(parser(content, name, limits))}
    except ReadingError as error:
        return {"refused": [error.wrong, error.remedy]}
    except MemoryError:
        return {"memory": True}


def _forbid(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"no {event} while a file is read")


def _limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415  # Windows has none; there only time is limited
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    sys.exit(main())
