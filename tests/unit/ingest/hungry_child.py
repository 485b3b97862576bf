"""A child process whose parser takes all the memory it can get."""

from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Reading
from claimscope.ingest.sandbox import main


def devour(_content: bytes, _name: str, _limits: Limits) -> Reading:
    eaten = []
    while True:
        eaten.append(bytes(16 * 1024 * 1024))


if __name__ == "__main__":
    main(devour)
