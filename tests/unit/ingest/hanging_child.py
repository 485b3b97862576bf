"""A child process whose parser never comes to an end."""

from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Reading
from claimscope.ingest.sandbox import main


def hang(_content: bytes, _name: str, _limits: Limits) -> Reading:
    while True:
        pass


if __name__ == "__main__":
    main(hang)
