"""The documents of a case to choose from, and what is quoted from one, asked of a database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection, func, or_, select

from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.store.sql.case_part import About
from claimscope.store.sql.load_case import numbered
from claimscope.store.sql.spoken import Spoken, position_lowered
from claimscope.store.sql.state_rows import read_rows
from claimscope.store.sql.state_tables import STATE
from claimscope.views.documents import (
    DocumentList,
    MarkedDocument,
    by_publication,
    marked_quotes,
)
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.read_model import CaseFrames

DOCUMENTS, ASSERTIONS = STATE["documents"], STATE["assertions"]


def found_documents(
    connection: Connection, case_key: int, find: str, most: int, keep: Collection[str]
) -> DocumentList:
    """See :func:`claimscope.views.documents.document_list`."""
    of_case = DOCUMENTS.c.case_key == case_key
    words = DOCUMENTS.c.title.concat(" ").concat(DOCUMENTS.c.publisher)
    sought = find.strip().lower()
    first = select(DOCUMENTS.c.key).where(of_case)
    if sought:
        first = first.where(position_lowered(words, sought) > 0)
    first = first.order_by(DOCUMENTS.c.published_on, DOCUMENTS.c.key).limit(most)
    offered = or_(
        DOCUMENTS.c.key.in_(select(first.subquery().c.key)), DOCUMENTS.c.document_id.in_(keep)
    )
    rows = numbered(read_rows(connection, TABLE_BY_NAME["documents"], of_case, offered))
    total = connection.scalar(select(func.count()).select_from(DOCUMENTS).where(of_case))
    return DocumentList(by_publication(Case("", "", {"documents": rows}, {})), total or 0)


def marked_document(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    document_id: str,
    about: About,
    text_of: Callable[[str], str],
) -> MarkedDocument:
    """One document of the case with its quotes; ``text_of`` gives a text by its hash."""
    asked = select(DOCUMENTS.c.sha256).where(
        DOCUMENTS.c.case_key == spoken.case_key, DOCUMENTS.c.document_id == document_id
    )
    text = text_of(connection.execute(asked).scalar_one())
    claims = _claims_quoted_in(connection, spoken, filters, document_id)
    part = CaseFrames(about(claims))
    quotes, shown = (part.frame(filters, spec) for spec in (QUOTES_FRAME, CLAIMS_FRAME))
    return MarkedDocument(text, marked_quotes(quotes, shown, document_id))


def _claims_quoted_in(
    connection: Connection, spoken: Spoken, filters: Filters, document_id: str
) -> Sequence[int]:
    """The keys of the claims that are shown and of which the document has somebody speak."""
    quoted = select(ASSERTIONS.c.claim_key).join(
        DOCUMENTS, DOCUMENTS.c.key == ASSERTIONS.c.document_key
    )
    quoted = quoted.where(
        DOCUMENTS.c.case_key == spoken.case_key, DOCUMENTS.c.document_id == document_id
    )
    key = spoken.claims.c.key
    asked = select(key).where(key.in_(quoted), spoken.shown_claims(filters))
    return connection.scalars(asked).all()
