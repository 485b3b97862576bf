"""Where “over”, “about” and “near” only join a number to the words before them: “a row over 12”.

They say how sharp a number is as well (“over 12 boats sank”); here they do not.
"""

from __future__ import annotations

import re

from claimscope.extraction.patterns import words_of

REACH = 30  # characters
# What is done over something, or is about it: “talks over 300 prisoners”
MATTERS = words_of(
    "row rows dispute disputes protest protests talks negotiations fight fights fighting battle",
    "battles war wars anger outrage fury concern concerns fear fears worry worries tension",
    "tensions argument arguments clash clashes debate debates feud feuds standoff stand-off",
    "lawsuit lawsuits controversy quarrel quarrels control sovereignty sanctions",
)
# “Jailed over €4.2m fraud”: the sum is what it was about.
PUNISHED = words_of(
    "jailed sacked fired arrested charged fined sued convicted sentenced resigns resigned quits "
    "quit",
    "suspended probed investigated detained held indicted questioned prosecuted accused criticised",
    "criticized blamed banned apologises apologised ousted impeached inquiry probe investigation",
)
OF_A_MATTER = (
    r"\S+(?:\s(?:hundred|thousand|million|billion|trillion))?\s(?:[\w-]+\s){0,3}?(?:fraud|scandal|deal"
    r"|plot|bribes?|bribery|theft|debts?|bill|contract|scheme|claims?|loans?|plan|project|heist|scam|fine"
    r"|murders?|killings?|deaths?|attacks?|loss|losses|robbery|thefts|payments?|frauds)\b"
)
DONE_OVER = words_of(
    "argued clashed quarrelled spread spreads spreading presides presided presiding rules ruled",
    "reigned hovered circled loomed hand hands handed handing turned",
)
TOLD_ABOUT = words_of(
    "information data news details concern concerns complaint complaints statement statements",
    "rumour rumours rumor rumors allegation allegations story stories nothing anything talk talks",
    "talked talking worried",
)
LEVELS = (
    r"\S+(?:\s(?:hundred|thousand|million|billion|per\s?cent))?\s(?:mark|threshold|barrier|limit)"
)
LENGTHS = r"\S+\s(?:km|kilomet|miles|met(?:re|er)s|feet|hours|minutes)"
ONLY_JOINS = re.compile(
    rf"\b(?:{MATTERS}|{DONE_OVER})\sover\s\|"
    rf"|\b(?:fl(?:ew|ies|y|ying|own)|hung|hangs)\sover\s\|(?!{LENGTHS})"
    rf"|\b(?:{PUNISHED})\sover\s\|{OF_A_MATTER}"
    rf"|\bover\s(?:an?|the|its|their)\s\|(?!{LEVELS})"
    rf"|\b(?:{TOLD_ABOUT})\sabout\s\||\babout\sthe\s\|"
    r"|\bnear\s\|\S+\s(?:[\w-]+\s){0,2}?(?:settlements|villages|towns|cities|bases|schools|hospitals"
    r"|camps|localities|airports|ports|islands)\b",
    re.IGNORECASE,
)


def only_joins(text: str, number: int) -> bool:
    """Whether the word before the number that stands there is a mere preposition."""
    before = text[max(0, number - REACH) : number]
    return bool(ONLY_JOINS.search(f"{before}|{text[number : number + 2 * REACH]}"))
