"""A process that does one piece of work: ``python -m claimscope.jobs.worker SECONDS BYTES``.

The request is a pickle from the process that started this one: the name of a task and its
arguments. The answer is JSON.
"""

from __future__ import annotations

import json
import pickle
import sys
from typing import Any

from claimscope.errors import ClaimscopeError, DataError
from claimscope.jobs.tasks import TASKS
from claimscope.sandbox.confinement import confine
from claimscope.sandbox.progress import heard_by


def main() -> int:
    """Do the work; 0 with an answer, be it a result or a refusal."""
    request = sys.stdin.buffer.read()
    task, arguments = pickle.loads(request)  # noqa: S301  # from the process that started this one
    confine(float(sys.argv[1]), int(sys.argv[2]))
    out, sys.stdout = sys.stdout, sys.stderr

    def tell(share: float) -> None:
        out.write(json.dumps({"progress": round(share, 2)}) + "\n")
        out.flush()

    with heard_by(_seldom(tell)):
        answer = _answer(task, arguments)
    out.write(json.dumps(answer) + "\n")
    out.flush()
    return 0


def _answer(task: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    try:
        return {"result": TASKS[task](*arguments)}
    except DataError as error:
        problems = [[p.file, p.row, p.column, p.wrong, p.remedy] for p in error.problems]
        return {"problems": problems, "total": error.total}
    except ClaimscopeError as error:
        return {"refused": [error.problem, error.remedy]}
    except MemoryError:
        return {"memory": True}


def _seldom(tell: Any) -> Any:
    """Only when another hundredth is done."""
    reported = -1.0

    def tell_if_more(share: float) -> None:
        nonlocal reported
        if share >= reported + 0.01:
            reported = share
            tell(share)

    return tell_if_more


if __name__ == "__main__":
    sys.exit(main())
