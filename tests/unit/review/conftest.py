"""A made case about a ferry, and a made article that says more of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case, load_case
from claimscope.review.draft import Review
from claimscope.review.propose import begin_review
from tests.made_case import MadeCase

ARTICLE = """Crates lost near Bergen

BERGEN: The Nordlys Ferry Company said on Monday that more than 40 crates fell into the sea near \
Bergen.

Norway’s coast guard said it could not confirm the loss of the crates near Bergen.

The seamen’s union said that at least 12 crates were taken to Oslo.

Harbour master Ola Berg denied that crates had been lost, and said dozens of crates were dry.
"""
FACTS = Facts(
    title="Crates lost", publisher="The Coast Post", published_on="2031-05-07", language="en"
)


def crates_case() -> MadeCase:
    """One claim by one source: that crates fell into the sea near Bergen."""
    made = MadeCase()
    made.source("nordlys", name="Nordlys (Nordlys Ferry Company)", kind="expert", country="NO")
    made.source("coast-guard", name="Coast guard of Norway", country="NO", group="oslo")
    made.place("bergen", name="Bergen", country="NO", geonames_id="3161732")
    made.claim(
        "crates-lost",
        title="More than 40 crates fell into the sea",
        statement="More than 40 crates fell into the sea near Bergen.",
    )
    made.claim("crew-ill", title="The crew was ill", statement="The crew of the ferry was ill.")
    made.plays("crates-lost", "near", "bergen")
    said = made.says(
        "nordlys", "asserts", "crates-lost", words="more than 40 crates fell into the sea"
    )
    made.figure(
        said, "more than 40 crates", low="40", high="", qualifier="more than", unit="crates"
    )
    made.says("coast-guard", "asserts", "crew-ill", words="the ferry’s crew was ill with fever")
    return made


@pytest.fixture(scope="session")
def crates(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return load_case(crates_case().write(tmp_path_factory.mktemp("made") / "crates"))


@pytest.fixture
def review(crates: Case) -> Review:
    return begin_review(crates, ARTICLE, FACTS)


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[MadeCase], Case]:
    """Loads a made case."""
    return lambda made: load_case(made.write(tmp_path / "made"))
