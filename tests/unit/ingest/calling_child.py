"""A child process whose parser tries to reach another host."""

import socket

from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Reading
from claimscope.ingest.sandbox import main


def call(_content: bytes, _name: str, _limits: Limits) -> Reading:
    try:
        socket.create_connection(("127.0.0.1", 9))
    except PermissionError as refused:
        return Reading(text=f"{refused}\n", kind="text")
    return Reading(text="connected\n", kind="text")


if __name__ == "__main__":
    main(call)
