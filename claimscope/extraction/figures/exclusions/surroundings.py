"""A number with what stands before and after it, as far as it tells what the number is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from claimscope.extraction.figures.numbers import PERCENT, Number

NEAR, FAR = 40, 80  # characters


@dataclass(frozen=True)
class Surroundings:
    """A number in its text."""

    text: str
    number: Number

    @cached_property
    def before(self) -> str:
        """The words just before the number."""
        return self.text[max(0, self.number.span.start - NEAR) : self.number.span.start]

    @cached_property
    def long_before(self) -> str:
        """The words before the number, of the length of a clause."""
        return self.text[max(0, self.number.span.start - FAR) : self.number.span.start]

    @cached_property
    def after(self) -> str:
        """The words just after the number."""
        return self.text[self.number.span.end : self.number.span.end + NEAR]

    @cached_property
    def wording(self) -> str:
        """The number itself."""
        return self.number.span.of(self.text)

    @property
    def is_plain(self) -> bool:
        """Whether it is digits with neither a magnitude nor a percent sign after them."""
        return self.number.in_digits and not (self.number.scaled or PERCENT.match(self.after))

    @property
    def is_grouped(self) -> bool:
        """Whether its thousands stand apart, as no name has them: “183,000”."""
        return bool(re.search(r"\d[, \u202f]\d{3}", self.wording))
