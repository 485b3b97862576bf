"""Programs of their own that write to a store, forked from one that has loaded what they need."""

from __future__ import annotations

import multiprocessing

WRITERS = (
    "tests.integration.store.fault_points",
    "tests.integration.store.test_admission",
    "tests.integration.store.test_durability",
)
"""The modules that hold what such a program runs."""

PROGRAMS = multiprocessing.get_context("forkserver")
PROGRAMS.set_forkserver_preload([*WRITERS])
