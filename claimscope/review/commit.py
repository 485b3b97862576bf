"""What an accepted review adds to the record: rows of its tables, and the document's text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claimscope.extraction.candidate import PlaceMention
from claimscope.record.case import Case
from claimscope.record.case_part import sha256_of
from claimscope.record.cells import decimal
from claimscope.record.changes import TABLE_BY_NAME, Change, IdsUsed, Key, row_id
from claimscope.record.frames import to_pandas
from claimscope.record.identities import decision_cells, different_ids
from claimscope.record.ids import free_slug
from claimscope.record.model import IDENTITIES, KEPT_TABLES
from claimscope.resources.gazetteer import GEONAMES
from claimscope.review.draft import OWN, Draft, Review
from claimscope.review.geocoding import position_of
from claimscope.review.known_documents import known_document

Cells = dict[str, str]


def changes_of(
    case: Case, review: Review, used: Container[Key] = ()
) -> tuple[tuple[Change, ...], dict[str, str]]:
    """The rows that accepting adds, each as a change, and the text by its hash.

    The document and, of the accepted drafts, the sources, claims and places where the case lacks
    them, the assertions and their figures. A claim that the case has stays as it is; only one
    without any place is given those that the drafts about it name. A place that nobody can locate
    is left out (see :attr:`Additions.unplaced`). No new row is called like one of ``used``, which
    may be withdrawn.
    """
    additions = Additions(case, review, used)
    changes = tuple(
        Change(table, row_id(TABLE_BY_NAME[table], cells), cells)
        for table, rows in additions.rows.items()
        for cells in rows
    )
    return changes, {sha256_of(review.text): review.text} if additions.rows["documents"] else {}


def claim_meant(review: Review, draft: Draft) -> str:
    """The claim that a draft is about in the end: where it follows another draft, that one's.

    Drafts that follow each other in a circle are all about what the first of these words.
    """
    followed = [draft]
    while draft.claim.startswith(OWN) and draft.claim != draft.own_claim:
        draft = review.draft(draft.claim.removeprefix(OWN))
        if draft in followed:
            circle = followed[followed.index(draft) :]
            return min(circle, key=review.drafts.index).own_claim
        followed.append(draft)
    return draft.claim


def claims_joined(review: Review) -> tuple[str, ...]:
    """The ids of the claims of the record that accepted drafts mean."""
    meant = dict.fromkeys(claim_meant(review, each) for each in review.accepted())
    return tuple(each for each in meant if not each.startswith(OWN))


@dataclass(frozen=True)
class _Taken(Container[Key]):
    """The rows whose ids no new row may have: those of the case and the new ones, and others."""

    own: set[Key]
    others: Container[Key]

    def __contains__(self, row: object) -> bool:
        return row in self.own or row in self.others


@dataclass
class Additions:
    """The new rows by the name of their table, in the order in which tables refer to each other."""

    case: Case
    review: Review
    used: Container[Key] = ()
    rows: dict[str, list[Cells]] = field(init=False)
    unplaced: list[str] = field(init=False, default_factory=list)
    namesakes: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)
    """By the id of a new place, the places of its name that the text may mean as well."""
    claims: dict[str, str] = field(init=False, default_factory=dict)
    """The id in the record of each claim that accepted drafts mean; see :func:`claim_meant`."""

    def __post_init__(self) -> None:
        self.rows = {table.name: [] for table in KEPT_TABLES}
        self._taken = _Taken(
            {
                (table.name, cells[table.key[0]])
                for table in KEPT_TABLES
                for cells in self.case.cells(table)
            },
            self.used,
        )
        document = known_document(self.case, self.review.text) or self._document()
        claims = self.claims
        sources: dict[str, str] = {}
        for draft in self.review.accepted():
            claim = claim_meant(self.review, draft)
            if claim not in claims:
                claims[claim] = self._claim(claim)
            if draft.source not in sources and not draft.source_id:
                sources[draft.source] = self._source(draft.source)
            source = draft.source_id or sources[draft.source]
            self._assertion(draft, claims[claim], source, document)
            self._told_apart(draft, claims[claim])
        self._places(claims)
        for name, rows in self.rows.items():
            self.rows[name] = [*map(TABLE_BY_NAME[name].complete, rows)]

    def _new(self, table: str, words: str) -> str:
        """An id for a new row, from words that say what it is."""
        taken = IdsUsed(table, self._taken)
        made = free_slug(words, taken, otherwise=table.removesuffix("s"))
        self._taken.own.add((table, made))
        return made

    def _document(self) -> str:
        facts = self.review.document
        document_id = self._new("documents", f"{facts.publisher} {facts.published_on}")
        self.rows["documents"].append(
            {
                "document_id": document_id,
                "title": facts.title,
                "publisher": facts.publisher,
                "wire": facts.wire,
                "published_on": facts.published_on,
                "language": facts.language,
                "file": f"{document_id}.txt",
                "sha256": sha256_of(self.review.text),
                "url": facts.url,
            }
        )
        return document_id

    def _source(self, name: str) -> str:
        source = self.review.sources[name]
        source_id = self._new("sources", source.name)
        self.rows["sources"].append(
            {
                "source_id": source_id,
                "name": source.recorded_name,
                "kind": source.kind,
                "country": source.country,
                "independence_group": source.independence_group,
                "reliability": source.reliability,
                "reliability_basis": source.reliability_basis,
            }
        )
        return source_id

    def _claim(self, claim: str) -> str:
        """The id of the claim in the record, which is added where it is new."""
        if not claim.startswith(OWN):
            return claim
        draft = self.review.draft(claim.removeprefix(OWN))
        claim_id = self._new("claims", draft.title)
        self.rows["claims"].append(
            {
                "claim_id": claim_id,
                "title": draft.title,
                "statement": draft.statement,
                "topic": draft.topic,
                "modality": draft.modality,
                "event_from": draft.event_from.isoformat() if draft.event_from else "",
                "event_to": draft.event_to.isoformat() if draft.event_to else "",
                "event_precision": draft.event_precision,
                "note": draft.note,
            }
        )
        return claim_id

    def _assertion(self, draft: Draft, claim_id: str, source_id: str, document_id: str) -> None:
        assertion_id = self._new("assertions", f"{source_id} {claim_id}")
        self.rows["assertions"].append(
            {
                "assertion_id": assertion_id,
                "claim_id": claim_id,
                "source_id": source_id,
                "document_id": document_id,
                "stance": draft.stance,
                "hedge": draft.hedge,
                "said_on": draft.said_on.isoformat(),
                "said_precision": draft.said_precision,
                "cites": draft.cites,
                "evidence": draft.evidence,
                "quote": draft.quote,
                "quote_start": str(draft.start),
                "quote_end": str(draft.end),
            }
        )
        for figure in draft.figures:
            self.rows["figures"].append(
                {
                    "figure_id": self._new("figures", f"{assertion_id} {figure.quantity}"),
                    "assertion_id": assertion_id,
                    "quantity": figure.quantity,
                    "aspect": figure.aspect,
                    "low": _bound(figure.low),
                    "high": _bound(figure.high),
                    "qualifier": figure.qualifier,
                    "unit": figure.unit,
                    "wording": figure.wording,
                }
            )

    def _told_apart(self, draft: Draft, claim_id: str) -> None:
        """The decisions that the draft's claim is not one that was proposed for it."""
        rows = self.rows["identities"]
        known = different_ids([*self.case.cells(IDENTITIES), *rows], "claim", claim_id)
        for other in draft.apart:
            if other not in (claim_id, *known):
                taken = IdsUsed(IDENTITIES.name, self._taken)
                cells = decision_cells("different", "claim", claim_id, other, taken)
                self._taken.own.add((IDENTITIES.name, cells["identity_id"]))
                rows.append(cells)

    def _places(self, claims: Mapping[str, str]) -> None:
        """The part that places play in the claims that have none yet."""
        placed = set(to_pandas(self.case.claim_places)["claim_id"])
        for claim, claim_id in claims.items():
            if claim_id in placed:
                continue
            drafts = [d for d in self.review.accepted() if claim_meant(self.review, d) == claim]
            for place_id, role in self._parts(drafts):
                cells = {"claim_id": claim_id, "place_id": place_id, "role": role}
                self.rows["claim_places"].append(cells)

    def _parts(self, drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
        """Each place with its roles; that it is also mentioned says nothing more."""
        roles: dict[str, list[str]] = {}
        for mention in (each for draft in drafts for each in draft.places):
            place_id = self._place(mention)
            if place_id:
                roles.setdefault(place_id, []).append(mention.role)
        for place_id, played in roles.items():
            firm = [role for role in dict.fromkeys(played) if role != "mentioned"]
            yield from ((place_id, role) for role in firm or ["mentioned"])

    def _place(self, mention: PlaceMention) -> str:
        """The id of the place in the record, which is added where it is new; or nothing."""
        number = (mention.place_id or "").removeprefix(GEONAMES)
        names = (mention.place_id, number, "" if self._is_namesake(mention) else mention.name)
        for known in names:
            if known and known in self._known_places:
                return self._known_places[known]
        position = position_of(mention)
        if position is None:
            if mention.name not in self.unplaced:
                self.unplaced.append(mention.name)
            return ""
        place_id = self._new("places", mention.name)
        self.rows["places"].append({"place_id": place_id, **position})
        self._known_places[number] = place_id
        self._known_places.setdefault(mention.name, place_id)
        self._numbers[mention.name] = number
        self.namesakes[place_id] = mention.others
        return place_id

    def _is_namesake(self, mention: PlaceMention) -> bool:
        """Whether the record's place of that name is another: it has another number in GeoNames."""
        number = (mention.place_id or "").removeprefix(GEONAMES)
        known = self._numbers.get(mention.name, "")
        return bool(known and number not in (mention.place_id, known))

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """The numbers in GeoNames of the places that the record has, by their names."""
        rows = to_pandas(self.case.places)
        return dict(zip(rows["name"], rows["geonames_id"], strict=True))

    @cached_property
    def _known_places(self) -> dict[str, str]:
        """The places that the record has, by id, by number in GeoNames and by name."""
        known: dict[str, str] = {}
        for each in to_pandas(self.case.places).to_dict("records"):
            names = (each["name"], each["geonames_id"], each["place_id"])
            known |= dict.fromkeys(names, each["place_id"])
        return known


def _bound(value: float | None) -> str:
    return "" if value is None else decimal(value)
