"""A source's name apart from what it is: “Russian chief of staff Valery Gerasimov”."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.names import PARTICLE, PERSON, is_person

OTHER_ROLES = re.compile(
    r"\b(?:master|expert|star|singer|protester|aide|deputy|veteran|author)\b", re.IGNORECASE
)
ROLE = re.compile(rf"{PERSON.pattern}|{OTHER_ROLES.pattern}", re.IGNORECASE)
AFTER_ROLE = r"(?:(?:[- ](?:general|in[- ]chief|of (?:[Ss]taff|[Ss]tate))|\.)\b)?\.?"
FULL_NAME = rf"(?:[A-Z][\w’'.-]+ )(?:{PARTICLE}{{0,2}}[A-Z][\w’'.-]+ ?){{1,3}}"
TITLED_NAME = re.compile(r"(?:Mr|Mrs|Ms)\.? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
NAME_FIRST = re.compile(
    rf"(?P<name>(?:(?:Mr|Mrs|Ms)\.? [A-Z][\w’'-]+)|{FULL_NAME}), (?P<role>[^,]+)"
)
ROLE_FIRST = re.compile(rf"(?P<role>[^,]+), (?P<name>{FULL_NAME})")
WHOSE = re.compile(r"^(?:the|an?|his|her|its|their|this|that)\s", re.IGNORECASE)
RANK = re.compile(r"(?<=\w)(?:\s(?:Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm)\.?){1,3}$")


def name_and_role(who: str) -> tuple[str, str]:
    """The name and what is said of it, “Valery Gerasimov” and “Russian chief of staff”.

    All of it is the name where nobody is named, or no role stands beside the name.
    """
    for pattern in (NAME_FIRST, ROLE_FIRST):
        found = pattern.fullmatch(who)
        if found and ROLE.search(found["role"]):
            return _untitled(found["name"].strip()), _bare(found["role"])
    if is_person(who) or OTHER_ROLES.search(who):
        for role in reversed([*ROLE.finditer(who)]):
            end = re.compile(AFTER_ROLE).match(who, role.end())
            cut = end.end() if end else role.end()
            if re.fullmatch(FULL_NAME, who[cut:].strip()):
                return who[cut:].strip(), _bare(who[:cut])
    return _untitled(who), ""


def _untitled(name: str) -> str:
    titled = TITLED_NAME.fullmatch(name)
    return titled["name"] if titled else name


def _bare(role: str) -> str:
    """A role without article and owner, and without the rank that stands after an office."""
    return RANK.sub("", WHOSE.sub("", role.strip()))
