"""Measures what the first run of a page takes on the server, each in a process of its own.

    CLAIMSCOPE_DATABASE_URL=sqlite:///FILE python -m tools.measure_runs ADDRESS …

An ADDRESS is that of a page without the server: ``overview``, ``claims?view=stances&case=big``.
For each it prints as one line of JSON the seconds of the processor that the run took, without what
is loaded before it, and the most megabytes that the process held. No browser is needed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from time import process_time
from typing import Any
from urllib.parse import parse_qs, urlsplit

ALONE = "--alone"
LONG_SECONDS = 600


def measured(address: str) -> dict[str, Any]:
    """What the run of the page at an address takes in this process."""
    # Not above: the process that only starts others needs none of it.
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    import dashboard  # noqa: F401, PLC0415
    from components.navigation import page_path  # noqa: PLC0415
    from tests.unit.components.app_runs import parts_in, start  # noqa: PLC0415

    parts = urlsplit(address)
    app = AppTest.from_function(start, default_timeout=LONG_SECONDS)
    for name, values in parse_qs(parts.query).items():
        app.query_params[name] = values
    if parts.path != "overview":
        app.switch_page(page_path(parts.path))
    loaded = process_time()
    app.run()
    taken = process_time() - loaded
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told: dict[str, Any] = {
        "seconds": round(taken, 2),
        "MB": round(peak),
        "parts": sorted(parts_in(app)),
    }
    if app.exception:
        told["error"] = app.exception[0].message
    return {"address": address, **told}


def main(arguments: list[str]) -> None:
    """Measure each address."""
    if arguments[:1] == [ALONE]:
        print(json.dumps(measured(arguments[1])), flush=True)
        return
    for address in arguments:
        subprocess.run([sys.executable, "-m", "tools.measure_runs", ALONE, address], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
