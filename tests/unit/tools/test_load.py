"""A session of the load test speaks as a browser does, and waits until its script has finished."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qs

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tools.load import Session


class Server:
    """A connection that answers each rerun with these ends of scripts."""

    def __init__(self, *ends: Any) -> None:
        self.sent: list[BackMsg] = []
        self.answers = [ForwardMsg(script_finished=end) for end in ends]

    async def send(self, message: bytes) -> None:
        self.sent.append(BackMsg.FromString(message))

    async def recv(self, *, decode: bool) -> bytes:
        assert not decode
        answer: bytes = self.answers.pop(0).SerializeToString()
        return answer


def test_a_rerun_goes_to_the_next_search_and_ends_with_its_script() -> None:
    early, ended = ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_SUCCESSFULLY
    server = Server(ended, early, ended, ended)
    session = Session(server, "ferry", 0)
    taken = [asyncio.run(session.rerun()) for _ in range(2)]
    assert len(server.answers) == 1
    assert all(each >= 0 for each in taken)
    asked = [parse_qs(each.rerun_script.query_string) for each in server.sent]
    assert [each["case"] for each in asked] == [["ferry"], ["ferry"]]
    assert asked[0]["text"] != asked[1]["text"]
    assert all(each.rerun_script.is_history_navigation for each in server.sent)
