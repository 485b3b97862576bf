"""The record's vocabularies and its seven tables, and what analysts decide beside them.

A *claim* is one checkable statement in neutral words; an *assertion* is one source's stance on
one claim in one document, with the words it rests on. Every list of allowed words lives here
once, each with what it means: the loader checks against it, the Methods page prints it and the
case's ``datapackage.json`` is generated from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

STANCES: Mapping[str, str] = {
    "asserts": "states it as its own claim",
    "confirms": "states from its own knowledge that another's claim is true",
    "on record": "a public act that the document reports in its own voice",
    "finds likely": "judges another's claim likely; its words are kept as the hedge",
    "cannot confirm": "was asked or speaks about it, and says it cannot confirm it",
    "doubts": "says that it does not believe it, without denying it",
    "denies": "says that it is not so",
}

STATUSES: Mapping[str, str] = {
    "confirmed": (
        "on record, or confirmed by a source independent of whoever asserts it; "
        "a “cannot confirm” of the same day or later blocks it"
    ),
    "corroborated": (
        "asserted by two or more independent groups of sources; "
        "a “cannot confirm” of the same day or later blocks it"
    ),
    "unconfirmed": "everything else that is said to be so: one origin, or not confirmable",
    "contested": "at least one source denies it",
    "forecast": "about the future: not yet checkable",
    "assessment": "a motive or a judgement: not a matter of record",
}

MODALITIES: Mapping[str, str] = {
    "observed": "said to be so, or to have happened: it can be checked",
    "forecast": "said to be going to happen",
    "assessment": "a judgement, a motive or an evaluation",
}

TOPICS: Mapping[str, str] = {
    "deployment": "sending, placing, equipping or training soldiers",
    "arms transfer": "weapons and ammunition handed over",
    "casualties": "killed, wounded or captured",
    "diplomacy": "visits, treaties, meetings and official positions",
    "motive": "why somebody does something",
    "other": "none of these",
}

PLACE_KINDS: Mapping[str, str] = {
    "facility": "a base, a plant or another site",
    "city": "a town or city",
    "region": "an area without one point of its own",
    "country": "a state as a whole",
}

ROLES: Mapping[str, str] = {
    "at": "it happens there",
    "from": "it sets out from there",
    "to": "it is bound for there",
    "near": "it happens in the neighbourhood",
    "mentioned": "named only, or standing for a government (“Moscow”); pinned only when asked for",
}

EVIDENCE: Mapping[str, str] = {
    "none": "no evidence is offered with the words",
    "imagery": "a photograph or satellite image",
    "official record": "a document, a register, a published decision",
    "testimony": "somebody who says they saw it",
}

QUALIFIERS: Mapping[str, str] = {
    "exactly": "as stated: the number alone, which makes it no exact count",
    "about": "“around”, “some”, “an estimated”: one number, not sharp",
    "at least": "the number or more; no upper bound",
    "more than": "above the number; no upper bound",
    "up to": "the number or fewer; no lower bound",
    "between": "somewhere from low to high",
}

QUANTITIES: Mapping[str, str] = {
    "troops": "soldiers",
    "containers": "shipping containers; never converted into what they may hold",
    "shells": "artillery shells",
    "missiles": "missiles and rockets",
    "killed": "people killed",
    "wounded": "people wounded",
    "casualties": "killed and wounded together, where the source does not part them",
    "captured": "people taken prisoner",
    "ships": "ships",
    "other": "anything else; the unit says what",
}

ASPECTS: Mapping[str, str] = {
    "in place": "there at the time of speaking",
    "in training": "being trained at the time of speaking",
    "planned total": "intended or expected in all",
    "transferred": "handed over up to the time of speaking",
    "event total": "the toll or number of one event",
    "other": "none of these",
}

PRECISIONS: Mapping[str, str] = {
    "day": "known to the day",
    "month": "known to the month",
    "year": "known to the year",
    "unknown": "not given",
}

SOURCE_KINDS: Mapping[str, str] = {
    "intelligence service": "a state's intelligence service",
    "government": "a government, a ministry or an office of state",
    "head of state": "a head of state or government, speaking as such",
    "alliance": "an alliance of states",
    "media": "a newspaper, an agency or a broadcaster",
    "state media": "media that a state directs",
    "expert": "a scholar or analyst",
    "imagery": "a provider of imagery",
    "organisation": "a company, a union, an aid group or another body apart from the state",
    "witness": "people who tell what they saw or live with",
}

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}

CREDIBILITY: Mapping[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}

JUDGEMENT_KINDS: Mapping[str, str] = {
    "reliability": "the Admiralty letter that the analyst would give a source",
    "standing": "the standing that the analyst would give a claim",
    "note": "a remark on a claim or a source",
}

VERDICTS: Mapping[str, str] = {
    "same": "the two are one: the other was merged into this one, and its id leads here",
    "different": "the two look alike and are not one; they are not proposed as one again",
}

ColumnKind = Literal["text", "date", "number", "offset"]


@dataclass(frozen=True)
class Column:
    """One column: what it means, and what the loader accepts in it.

    ``values`` limits it to a vocabulary; ``refers_to`` names the table whose key it holds;
    ``optional`` columns may be empty. One that ``may_lack`` was added when there were records
    already: files and databases written before may be without it, which means the same as empty.
    """

    name: str
    meaning: str
    kind: ColumnKind = "text"
    optional: bool = False
    may_lack: bool = False
    values: Mapping[str, str] | None = None
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the record: what a row of it is, its key and its columns.

    The file of one that ``may_lack`` may be missing in a case. Any may hold a header alone.
    """

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    may_lack: bool = False

    @property
    def file(self) -> str:
        """The table's file inside a case folder."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in the order of the file."""
        return [column.name for column in self.columns]

    def complete(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row, empty in each column that may lack and does."""
        added = {column.name: "" for column in self.columns if column.may_lack}
        return {**added, **cells}


DOCUMENTS = Table(
    "documents",
    "a text someone published",
    ("document_id",),
    (
        Column("document_id", "short readable id"),
        Column("title", "headline as printed"),
        Column("publisher", "who printed it"),
        Column("wire", "agency it came through", optional=True),
        Column("published_on", "day of publication", "date"),
        Column("language", "ISO 639-1 code of the text"),
        Column("file", "the text, verbatim, under seeds/"),
        Column("sha256", "SHA-256 of that file, so that a changed text is noticed"),
        Column("url", "where it was published, where known", optional=True),
    ),
)

SOURCES = Table(
    "sources",
    "someone who makes claims",
    ("source_id",),
    (
        Column("source_id", "short readable id"),
        Column("name", "name as a reader knows it"),
        Column("kind", "what sort of source", values=SOURCE_KINDS),
        Column("country", "ISO 3166-1 alpha-2, empty for an alliance", optional=True),
        Column("independence_group", "sources of one group count as one origin"),
        Column(
            "reliability",
            "Admiralty letter, an analyst's judgement",
            values=RELIABILITY,
        ),
        Column("reliability_basis", "what the letter rests on"),
    ),
)

PLACES = Table(
    "places",
    "a named place",
    ("place_id",),
    (
        Column("place_id", "short readable id"),
        Column("name", "name on the map"),
        Column("kind", "what sort of place", values=PLACE_KINDS),
        Column("country", "ISO 3166-1 alpha-2"),
        Column("lat", "degrees north, WGS 84", "number"),
        Column("lon", "degrees east, WGS 84", "number"),
        Column(
            "precision_km",
            "radius within which the place lies around the point",
            "number",
        ),
        Column("geonames_id", "GeoNames id, where there is one", optional=True),
    ),
)

CLAIMS = Table(
    "claims",
    "one checkable statement, in neutral words",
    ("claim_id",),
    (
        Column("claim_id", "short readable id"),
        Column("title", "a few words for a list"),
        Column("statement", "the statement in full, in neutral words"),
        Column("topic", "what it is about", values=TOPICS),
        Column("modality", "what sort of statement", values=MODALITIES),
        Column("event_from", "first day it is said to cover", "date", optional=True),
        Column("event_to", "last day it is said to cover", "date", optional=True),
        Column("event_precision", "how sharp those days are", values=PRECISIONS),
        Column("note", "what a reader must know of an ambiguity", optional=True),
    ),
)

CLAIM_PLACES = Table(
    "claim_places",
    "a place's part in a claim",
    ("claim_id", "place_id", "role"),
    (
        Column("claim_id", "the claim", refers_to="claims"),
        Column("place_id", "the place", refers_to="places"),
        Column("role", "the place's part in it", values=ROLES),
    ),
)

ASSERTIONS = Table(
    "assertions",
    "one source's stance on one claim in one document",
    ("assertion_id",),
    (
        Column("assertion_id", "short readable id"),
        Column("claim_id", "the claim", refers_to="claims"),
        Column("source_id", "who takes the stance", refers_to="sources"),
        Column("document_id", "where it is printed", refers_to="documents"),
        Column("stance", "the stance", values=STANCES),
        Column("hedge", "the words that soften it, as worded", optional=True),
        Column(
            "said_on",
            "day it was said; where only the month or less is known, "
            "the latest day on which it can first have been said",
            "date",
        ),
        Column("said_precision", "how sharp that day is", values=PRECISIONS),
        Column("cites", "what the source itself rests on, as worded", optional=True),
        Column("evidence", "what is offered with it", values=EVIDENCE),
        Column("quote", "the words, character for character as in the document"),
        Column("quote_start", "first character of the quote in the text, from 0", "offset"),
        Column("quote_end", "one past the last character of the quote", "offset"),
    ),
)

FIGURES = Table(
    "figures",
    "one number inside one assertion, as it was worded",
    ("figure_id",),
    (
        Column("figure_id", "short readable id"),
        Column("assertion_id", "the assertion it is in", refers_to="assertions"),
        Column("quantity", "what is counted", values=QUANTITIES),
        Column("aspect", "which number of it", values=ASPECTS),
        Column(
            "low",
            "lower bound; empty where the words give none",
            "number",
            optional=True,
        ),
        Column(
            "high",
            "upper bound; empty where the words give none",
            "number",
            optional=True,
        ),
        Column("qualifier", "how the number is hedged", values=QUALIFIERS),
        Column("unit", "what one is"),
        Column("wording", "the number as worded; it stands in the quote"),
    ),
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    SOURCES,
    PLACES,
    CLAIMS,
    CLAIM_PLACES,
    ASSERTIONS,
    FIGURES,
)

JUDGEMENTS = Table(
    "judgements",
    "a call of an analyst's own, shown beside what is computed and never instead of it",
    ("judgement_id",),
    (
        Column("judgement_id", "short readable id"),
        Column("kind", "what is judged", values=JUDGEMENT_KINDS),
        Column("claim_id", "the claim, where it is about one", optional=True, refers_to="claims"),
        Column(
            "source_id", "the source, where it is about one", optional=True, refers_to="sources"
        ),
        Column("value", "the letter or the status; empty for a note", optional=True),
        Column("who", "who judges"),
        Column("judged_on", "day of the judgement", "date"),
        Column("why", "what it rests on; of a note, its words"),
    ),
    may_lack=True,
)

IDENTITIES = Table(
    "identities",
    "a decision of an analyst whether two ids mean one claim, or one source",
    ("identity_id",),
    (
        Column("identity_id", "short readable id"),
        Column("verdict", "what was decided", values=VERDICTS),
        Column(
            "claim_id",
            "the claim, where two claims are compared",
            optional=True,
            refers_to="claims",
        ),
        Column(
            "source_id",
            "the source, where two sources are compared",
            optional=True,
            refers_to="sources",
        ),
        Column("other_id", "the id of the other claim or source"),
    ),
    may_lack=True,
)

KEPT_TABLES: tuple[Table, ...] = (*TABLES, JUDGEMENTS, IDENTITIES)
"""All that a case keeps: what others said, and apart from it what its analysts decide."""
