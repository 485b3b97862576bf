"""What a group of digits is worth, where its separators tell; nothing where they do not.

“1,500” is written in English, “1’500” in Switzerland, “1,50,000” in India, “1.234.567,8” on the
continent. “1.500” may be fifteen hundred or one and a half: it is worth nothing, and no more is
what other signs part, as “1·500” and “1_500”.
"""

from __future__ import annotations

import re

# As many digits and separators as belong together; a space joins groups of three only,
# and not where the second is a calibre (“40 155mm shells”).
DIGITS = (
    r"\d{1,3}(?:[ \u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d|[.,’']\d|[ -]?mm\b)"
    r"|\d+(?:[.,’'·‧∙˙‚`´_]\d+)*"
)
MOST_DIGITS = 15
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
    r"|[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?"
    r"|[1-9]\d{0,2}(?:[’']\d{3})+(?:\.\d+)?"
    r"|[1-9]\d{0,2}(?:[ \u202f]\d{3})+(?:\.\d+)?"
)
_CONTINENTAL = re.compile(
    r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d+"
    r"|[1-9]\d{0,2}(?:[ \u202f]\d{3})+,\d+"
)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")


def value_of(digits: str, *, is_part: bool, is_percent: bool) -> float | None:
    """The number that digits with their separators mean; None where they may mean two.

    ``is_part`` tells that the words after them want a fraction (“2,5 million”), ``is_percent``
    that they are a share, which nobody groups by thousands.
    """
    if sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"[^\d.]", "", digits))
    if _CONTINENTAL.fullmatch(digits):
        return float(re.sub(r"[^\d,]", "", digits).replace(",", "."))
    if _AMBIGUOUS.fullmatch(digits) and not is_percent:
        return None
    if _DECIMAL.fullmatch(digits):
        return float(digits)
    wants = is_part or is_percent
    return float(digits.replace(",", ".")) if wants and _COMMA.fullmatch(digits) else None
