"""One amount given twice, in two units or currencies: “100 hectares (247 acres)” is one figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimscope.extraction.figures.numbers import CURRENCIES, Number

# Names of units by what they measure; a number in brackets that measures the same repeats it.
METRE = "met(?:re|er)s?"
NATIONS = (
    r"(?:U\.?S\.?|American|Canadian|Australian|New Zealand|Hong Kong|Singapore|Taiwan|Swiss|British"
    r"|Russian|Belarusian|Ukrainian|Polish|Czech|Swedish|Norwegian|Danish|Turkish|Israeli|Iranian"
    r"|Iraqi|Saudi|Kuwaiti|Jordanian|Syrian|Lebanese|Egyptian|Sudanese|Yemeni|Indian|Pakistani"
    r"|Chinese|Japanese|(?:South |North )?Korean|Philippine|Mexican|Brazilian|Argentine|Kenyan"
    r"|Nigerian|South African)"
)
_MEASURES = {
    "length": rf"km|kms|kilo{METRE}|mi|(?:nautical |sea )?miles?|m|met(?:re|er)s?|ft|feet|foot"
    rf"|yards?|yds?|in|inch(?:es)?|cm|mm|(?:centi|milli){METRE}|nm|nmi|li|versts?",
    "area": rf"hectares?|ha|acres?|sq\.? ?(?:km|m|mi|ft|miles?|feet|kilo{METRE}|{METRE})"
    rf"|square[ -](?:km|kilo{METRE}|miles?|{METRE}|feet|foot|yards?)|km[²2]|m[²2]|dunams?",
    "mass": r"kgs?|kilograms?|kilos?|lbs?\.?|pounds?|(?:metric |short |long )?(?:tons?|tonnes?)|t"
    r"|mt|oz|ounces?|g|grams?|stones?",
    "volume": rf"lit(?:re|er)s?|l|gallons?|barrels?|bbl"
    rf"|(?:cubic[ -]|cu\.? ?)(?:{METRE}|m|ft|feet|foot|yards?|yds?|inches)"
    r"|m[³3]|pints?",
    "speed": rf"km/?h|kph|mph|knots?|kts?|m/s|(?:kilo{METRE}|miles?|{METRE}) (?:per|an)"
    r" (?:hour|second)",
    "temperature": r"°? ?[CF]\b|degrees?(?: (?:celsius|fahrenheit|[CF]))?",
    "money": rf"(?:{NATIONS} )?(?:dollars?|cents?|euros?|pounds?(?: sterling)?"
    r"|sterling|ro?ubles?|hryvnias?|yen|won|yuan|renminbi|rupees?|francs?|kron(?:er|or|e|a)|z[lł]otys?"
    r"|lira|shekels?|rials?|riyals?|dinars?|dirhams?|pesos?|reais|real|rand|baht|naira|shillings?)"
    r"|USD|EUR|GBP|RUB|UAH|JPY|KRW|CNY|RMB|INR|CHF|PLN|SEK|NOK|DKK|TRY|ILS",
}
_UNIT_OF = {
    name: re.compile(rf"[\s-]?(?:{units})(?![\w/])", re.IGNORECASE)
    for name, units in _MEASURES.items()
}
_ROUGHLY = (
    r"\s?(?:(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|over|more than"
    r"|equal to|equivalent to|the equivalent of|just (?:over|under)|ca?\.|worth|or|[~≈])\s?){0,2}"
)
# What may stand between an amount and its conversion, after the unit.
_AGAIN = re.compile(
    r"\.?(?:\s(?!and\b|but\b)[\w’'.-]+){0,3}?(?:\s?[(\[]|,?\s(?:or|i\.e\.)|\s?/|\s?=|\s[–—])"
    rf"{_ROUGHLY}"
)
_IN_ROW = re.compile(rf"\.?(?:\s?/|[;,]|,?\s(?:or|and)\b){_ROUGHLY}")


def without_conversions(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers but those that only say the one before them again, in another unit.

    Several may do so in a row: “$5,000 (500,000 rubles or 4,600 euros)”.
    """
    kept: list[Number] = []
    before: Number | None = None
    for number in numbers:
        repeated = before is not None and _repeats(text, before, number, before is not kept[-1])
        if not repeated:
            kept.append(number)
        before = number
    return kept


def _repeats(text: str, amount: Number, number: Number, in_row: bool) -> bool:
    between = _IN_ROW if in_row else _AGAIN
    for name in _MEASURES:
        own, other = _unit(text, amount, name), _unit(text, number, name)
        gap = own and other and between.fullmatch(text, own[1], number.span.start)
        if own and other and gap and own[0] != other[0]:
            return True
    return False


def _unit(text: str, number: Number, measure: str) -> tuple[str, int] | None:
    """The unit of a number where it is of that measure, and where the unit ends."""
    if number.currency and measure == "money":
        return _sign(text, number), number.span.end
    unit = _UNIT_OF[measure].match(text, number.span.end)
    return (unit[0].strip().lower(), unit.end()) if unit else None


def _sign(text: str, number: Number) -> str:
    signs = [sign for sign in CURRENCIES if number.span.of(text).upper().startswith(sign)]
    return max(signs, key=len, default=number.currency)
