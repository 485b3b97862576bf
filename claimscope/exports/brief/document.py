"""The brief: a view of a case as one printable page for a reader who has no Claimscope."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from claimscope.assessment.comparison import disagreement_words
from claimscope.assessment.reasons import RULES
from claimscope.assessment.symbols import MARKS
from claimscope.exports.brief.claims import by_status, stated_claims
from claimscope.exports.brief.endnotes import cited_documents, endnotes, note_numbers
from claimscope.exports.brief.escaping import css_string, isolated, quoted, web_address
from claimscope.exports.brief.figures import quantities
from claimscope.exports.brief.pictures import embedded
from claimscope.exports.brief.summary import (
    PLAIN,
    basis,
    headline,
    one_origin,
    who_stands_where,
)
from claimscope.exports.format import Format
from claimscope.exports.provenance import versions
from claimscope.formatting import dates_words, day_words
from claimscope.record import model
from claimscope.record.frames import to_pandas
from claimscope.views.choices import names_in
from claimscope.views.frames import (
    CLAIMS_FRAME,
    FIGURES_FRAME,
    QUOTES_FRAME,
    SOURCES_FRAME,
    STANCES_FRAME,
)
from claimscope.views.frames import status_counts as counts_of
from claimscope.views.ledger import Ledger, data_until
from claimscope.views.places import PLACES_FRAME
from claimscope.views.seen_case import SeenCase

FOLDER = Path(__file__).parent
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def brief_html(
    ledger: Ledger,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    link: str = "",
    annex: bool = False,
    exported: date | None = None,
) -> str:
    """The view as one HTML file that fetches nothing, runs nothing and prints on A4.

    ``pictures`` are PNG files by name (see ``brief.pictures.embedded``); a table stands in for a
    map or timeline that is not given. ``link`` reopens the view; ``annex`` adds every quote with
    its citation; ``exported`` is the day that the brief names, today unless given. The same values
    give the same file.
    """
    return brief_of(ledger, link, annex=annex, exported=exported)(pictures)


def brief_of(
    ledger: Ledger, link: str, *, annex: bool = False, exported: date | None = None
) -> Callable[[Mapping[str, bytes]], str]:
    """The brief but for its pictures: what makes the page of :func:`brief_html` of them."""
    style = _style(ledger)
    values = {
        **_masthead(ledger, link, exported or datetime.now(UTC).date()),
        "annex": annex,
        **_record(ledger),
        **_methods(),
        "style": Markup(style),  # noqa: S704 - our own style sheet, its one text made a CSS string
        "policy": _policy(style),
    }
    return lambda pictures: _template().render(**values, pictures=embedded(pictures))


@cache
def _template() -> Template:
    loader = FileSystemLoader(FOLDER)
    page = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page.filters |= {"isolated": isolated, "quoted": quoted}
    return page.get_template("brief.html")


def _style(ledger: Ledger) -> str:
    colours = [f".{status} {{ --mark: {mark.colour}; }}" for status, mark in MARKS.items()]
    foot = css_string(f"Claimscope · {ledger.case.title}")
    page = f"@page {{ @bottom-left {{ content: {foot}; }} }}"
    return "\n".join([(FOLDER / "brief.css").read_text("utf-8"), *colours, page])


def _policy(style: str) -> str:
    """Nothing may be loaded or run; the page's own style is known by its hash."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    rules = ("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _masthead(ledger: Ledger, link: str, exported: date) -> dict[str, Any]:
    return {
        "title": ledger.case.title,
        "as_of": day_words(data_until(ledger)),
        "exported": day_words(exported),
        "dates": dates_words(data_until(ledger), exported),
        "filters": ledger.filters.describe(names_in(ledger.case), ledger.case.as_recorded_at),
        "all_claims": len(to_pandas(ledger.claims.select("claim_id"))),
        "link": link,
        "address": web_address(link),
        "digest": ledger.case.digest[:12],
        "marks": MARKS,
        **versions(),
    }


def _record(ledger: Ledger) -> dict[str, Any]:
    """Everything that the sections show of the ledger."""
    frame, figures = CLAIMS_FRAME.shown(ledger), FIGURES_FRAME.shown(ledger)
    quotes = _in_order(QUOTES_FRAME.about(ledger, frame["claim_id"].tolist()), frame)
    numbers, sources = note_numbers(quotes), SOURCES_FRAME.shown(ledger)
    claims = stated_claims(ledger, frame, quotes, numbers)
    return {
        "claims": claims,
        "confirmed": [claim for claim in claims if claim.status == "confirmed"],
        "groups": by_status(claims),
        "counts": counts_of(frame),
        "headline": headline(frame),
        "asides": [who_stands_where(STANCES_FRAME.shown(ledger)), one_origin(quotes)],
        "basis": basis(quotes),
        "quantities": quantities(figures, claims),
        "places": PLACES_FRAME.shown(ledger).to_dict("records"),
        "sources": sources.to_dict("records"),
        "judged": any(frame["judgements"]) or any(sources["judgements"]),
        "endnotes": endnotes(ledger.case, numbers),
        "documents": cited_documents(ledger.case, quotes),
        "disagreement": disagreement_words(figures),
    }


def _in_order(quotes: Any, claims: Any) -> Any:
    """Quotes in the order of their claims, so that endnotes are numbered as they are read."""
    rank = {claim_id: number for number, claim_id in enumerate(claims["claim_id"])}
    order = quotes["claim_id"].map(rank).sort_values(kind="stable").index
    return quotes.loc[order].reset_index(drop=True)


def _methods() -> dict[str, Any]:
    return {
        "plain": PLAIN,
        "rules": [(status, model.STATUSES[status]) for status in RULES],
        "stance_words": model.STANCES,
        "reliability": model.RELIABILITY,
        "credibility": model.CREDIBILITY,
    }


def _write_brief(seen: SeenCase, file: IO[bytes]) -> None:
    file.write(brief_html(seen.whole()).encode())


FORMATS = (
    Format(
        "brief.html",
        "What is confirmed, what is not and why: to read and to print",
        "text/html",
        _write_brief,
        in_memory=True,
    ),
)
