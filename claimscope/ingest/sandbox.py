"""The process in which one file is parsed: content on standard input, a reading in JSON out.

python -m claimscope.ingest.sandbox '{"name": "story.pdf", "limits": {…}}' < story.pdf

What it may not do and take is said in :mod:`claimscope.sandbox.confinement`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from claimscope.ingest.limits import Limits
from claimscope.ingest.parsing import parse
from claimscope.ingest.reading import Reading, ReadingError
from claimscope.sandbox.confinement import confine

Parser = Callable[[bytes, str, Limits], Reading]


def main(parser: Parser = parse) -> int:
    """Read one file; 0 with an answer, be it a reading or a refusal."""
    asked = json.loads(sys.argv[1])
    limits = Limits(**asked["limits"])
    confine(limits.seconds, limits.memory_bytes)
    answer_to, sys.stdout = sys.stdout, sys.stderr  # a parser that prints spoils no answer
    answer = _answer(parser, sys.stdin.buffer.read(), asked["name"], limits)
    answer_to.write(json.dumps(answer))
    return 0


def _answer(parser: Parser, content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    try:
        return {"reading": asdict(parser(content, name, limits))}
    except ReadingError as error:
        return {"refused": [error.problem, error.remedy]}
    except MemoryError:
        return {"memory": True}


if __name__ == "__main__":
    sys.exit(main())
