"""Measures how a rerun answers when several people work at once.

    python -m tools.load [--sessions 20] [--seconds 60] [--assertions 10000]

Starts the app on the seed case, then on an invented case, and opens sessions over its WebSocket as
browsers do, but without drawing: Streamlit's protocol of ``BackMsg`` and ``ForwardMsg``. Each
session opens the Overview, then again and again waits a moment and goes to another search, as with
*Back*. Prints the milliseconds from the request until the script has finished, the median (p50) and
the 95th percentile, alone and with all, and how many times those of the seed they are.
"""

from __future__ import annotations

import argparse
import asyncio
from itertools import cycle, islice
from pathlib import Path
from random import Random
from shutil import copytree
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from claimscope.resources import ROOT
from claimscope.synthesis.case import write_case
from tests.browser.app_server import running_app
from tools.bench import SEED, WORDS

PAUSE_S = 2.0
ALONE_RERUNS = 10
ANSWERS_WITHIN_S = 300


class Connection(Protocol):
    """What a session needs of a WebSocket."""

    async def send(self, message: bytes) -> None:
        """Send one message."""

    async def recv(self, *, decode: bool) -> bytes | str:
        """The next message; with ``decode`` False always as bytes."""


class Session:
    """One visitor: its connection, and the searches that it goes through."""

    def __init__(self, socket: Connection, case_id: str, number: int) -> None:
        self._socket = socket
        self._case_id = case_id
        self._words = islice(cycle(WORDS), number, None)

    async def rerun(self) -> float:
        """Go to the next search; milliseconds until its script has finished."""
        message = BackMsg()
        query = {"case": self._case_id, "text": next(self._words)}
        message.rerun_script.query_string = urlencode(query)
        message.rerun_script.is_history_navigation = True
        start = perf_counter()
        await self._socket.send(message.SerializeToString())
        while True:
            answer = await asyncio.wait_for(self._socket.recv(decode=False), ANSWERS_WITHIN_S)
            forwarded = ForwardMsg.FromString(answer)
            if forwarded.WhichOneof("type") == "script_finished":
                if forwarded.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    continue
                return 1000 * (perf_counter() - start)

    async def work(self, until: float, random: Random) -> list[float]:
        """Reruns with a pause before each, until that moment; the milliseconds of each."""
        taken = []
        while perf_counter() < until:
            await asyncio.sleep(random.uniform(0.5, 1.5) * PAUSE_S)
            taken.append(await self.rerun())
        return taken


async def measure(url: str, case_id: str, sessions: int, seconds: float) -> dict[str, list[float]]:
    """The milliseconds of reruns of one session alone, then of all that work at once."""
    opened = [await _connect(url) for _ in range(sessions)]
    try:
        visitors = [Session(socket, case_id, number) for number, socket in enumerate(opened)]
        for each in visitors:
            await each.rerun()
        alone = [await visitors[0].rerun() for _ in range(ALONE_RERUNS)]
        until = perf_counter() + seconds
        work = (each.work(until, Random(number)) for number, each in enumerate(visitors))  # noqa: S311
        together = [each for taken in await asyncio.gather(*work) for each in taken]
    finally:
        for socket in opened:
            await socket.close()
    return {"alone": alone, "together": together}


async def _connect(url: str) -> ClientConnection:
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    return await connect(
        address,
        origin=Origin(url),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        ping_interval=None,
    )


def line_of(name: str, taken: list[float]) -> dict[str, float]:
    """Print and return the median and the 95th percentile."""
    p50, p95 = median(taken), quantiles(taken, n=20)[-1]
    print(f"{name:34} {len(taken):5} reruns   p50 {p50:7.0f} ms   p95 {p95:7.0f} ms", flush=True)
    return {"p50": p50, "p95": p95}


def main() -> None:
    """Measure the seed and an invented case, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--assertions", type=int, default=10_000)
    asked = parser.parse_args()
    found = {}
    with TemporaryDirectory() as space:
        cases = Path(space) / "cases"
        copytree(SEED, cases / SEED.name)
        copytree(ROOT / "seeds", Path(space) / "seeds")
        invented = f"n{asked.assertions}"
        write_case(cases / invented, asked.assertions)
        for case_id in (SEED.name, invented):
            with running_app(cases, Path(space) / f"{case_id}.log") as app:
                work = measure(app.url, case_id, asked.sessions, asked.seconds)
                for kind, taken in asyncio.run(work).items():
                    found[case_id, kind] = line_of(f"{case_id}, {kind}", taken)
    for kind in ("alone", "together"):
        seed, other = found[SEED.name, kind], found[invented, kind]
        ratios = {name: f"{other[name] / seed[name]:.1f}" for name in seed}
        print(f"{kind}: {invented} takes {ratios['p50']} (p50), {ratios['p95']} (p95) of the seed")


if __name__ == "__main__":
    main()
