"""A child process whose parser never comes to an end."""

from data.reading.child import main
from data.reading.limits import Limits
from data.reading.reading import Reading


def hang(_content: bytes, _name: str, _limits: Limits) -> Reading:
    while True:
        pass


if __name__ == "__main__":
    main(hang)
