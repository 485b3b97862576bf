"""A child process whose parser takes all the memory it can get."""

from data.reading.child import main
from data.reading.limits import Limits
from data.reading.reading import Reading


def devour(_content: bytes, _name: str, _limits: Limits) -> Reading:
    eaten = []
    while True:
        eaten.append(bytes(16 * 1024 * 1024))


if __name__ == "__main__":
    main(devour)
