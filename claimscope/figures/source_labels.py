"""What a chart calls a source: short, and never the same for two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from claimscope.formatting import short_name

ACRONYM = re.compile(r"\(([A-Z][A-Z0-9&-]{1,7})\)")
TITLED = re.compile(
    r"(?:(?:acting|deputy|vice|prime|foreign|defen[cs]e|interior|former|major|lieutenant|brigadier"
    r"|chief|press|white house|state department|pentagon)[ -])*"
    r"(?:president|minister|premier|chancellor|secretary|secretary[ -]general"
    r"|spokes(?:man|woman|person)|general|gen\.|colonel|col\.|admiral|adm\.|senator|sen\.|governor|ambassador|director"
    r"|professor|prof\.|dr\.?|mr\.?|mrs\.?|ms\.?|sir)\s+(?P<name>.+)",
    re.IGNORECASE,
)


def source_labels(names: Mapping[str, str]) -> dict[str, str]:
    """The label of every source by its id; the fuller form where two would have the same."""
    labels = {source_id: source_label(name) for source_id, name in names.items()}
    for fuller in (short_name, str):
        counts = Counter(labels.values())
        labels = {
            source_id: label if counts[label] == 1 else fuller(names[source_id])
            for source_id, label in labels.items()
        }
    return labels


def source_label(name: str) -> str:
    """``NIS`` for ``National Intelligence Service (NIS)``, ``Kirby`` for ``Spokesman John Kirby``.

    A name is cut at its bracket or comma; after a title the surname is enough.
    """
    if acronym := ACRONYM.search(name):
        return acronym[1]
    cut = re.split("[(,]", name, maxsplit=1)[0].strip() or name.strip()
    titled = TITLED.fullmatch(cut)
    return _surname(titled["name"]) or cut if titled else cut


def _surname(name: str) -> str:
    """The last word of a person's name; empty for words that are none."""
    words = name.split()
    named = len(words) <= 3 and all(word[:1].isupper() for word in words)
    return words[-1] if named else ""
