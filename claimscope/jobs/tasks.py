"""The pieces of work that a worker process knows, each with a result that JSON can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimscope.record.case import Case
    from claimscope.review.draft import Review


def _read_pasted(text: str) -> dict[str, Any]:
    from claimscope.ingest.api import read_pasted

    return asdict(read_pasted(text))


def _extract(text: str, *arguments: Any) -> list[dict[str, Any]]:
    from claimscope.extraction.pipeline import candidates_in
    from claimscope.extraction.tagger.kinds import judged
    from claimscope.extraction.tagger.model import chosen_judge, chosen_tagger

    published_on, publisher, language = arguments
    found = candidates_in(
        text,
        published_on,
        publisher=publisher,
        language=language,
        tagger=chosen_tagger(),
    )
    return [each.as_row() for each in judged(text, found, chosen_judge())]


def _review(module: str, name: str) -> Callable[..., str]:
    def step(*arguments: Any) -> str:
        from claimscope.review.serialise import serialise

        made: Review = getattr(import_module(f"claimscope.review.{module}"), name)(*arguments)
        return serialise(made)

    return step


def _edited(case: Case, review: Review, draft_id: str, cells: Mapping[str, Any]) -> str:
    from claimscope.review.edits import edited
    from claimscope.review.serialise import serialise

    return serialise(edited(case, review, draft_id, **cells))


def _import_case(files: Mapping[str, bytes], title: str) -> dict[str, Any]:
    from claimscope.store.case_import import case_from_files

    return case_from_files(files, title).as_json()


def _load_folder(folder: Path, title: str | None) -> dict[str, Any]:
    from claimscope.record.case import load_case

    return load_case(folder, title).as_json()


TASKS: Mapping[str, Callable[..., Any]] = {
    "read_pasted": _read_pasted,
    "extract": _extract,
    "drafted": _review("propose", "drafted"),
    "added": _review("propose", "added"),
    "split": _review("edits", "split"),
    "edited": _edited,
    "import_case": _import_case,
    "load_folder": _load_folder,
}
