"""What runs in a worker process, on the screen: how far it is, and a button that stops it.

While a script waits for its work, any click makes Streamlit run the script anew and raise in the
old run at its next call, which is the one that moves the bar: so the work ends with its run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from claimscope.sandbox.process import Progress, Watch
from components.state.session import SessionValue

STOPPED = SessionValue[str]("stopped", "")


@contextmanager
def shown_work(words: str, key: str) -> Iterator[Watch]:
    """A bar with a *Stop* button while the work lasts; gives what is told of its progress."""
    place = st.empty()
    row = place.container(horizontal=True, vertical_alignment="center")
    bar = row.progress(0.0, text=words)
    row.button("Stop", key=f"stop:{key}", on_click=_stop, args=(key,))

    def watch(progress: Progress) -> None:
        waits = "Waiting until other documents are done …"
        bar.progress(progress.share, text=waits if progress.waiting else words)

    try:
        yield watch
    except Exception:
        place.empty()
        raise
    place.empty()


def was_stopped(key: str) -> bool:
    """Whether somebody has stopped this work; shows so, with a button that takes it up again."""
    if STOPPED.get() != key:
        return False
    row = st.container(horizontal=True, vertical_alignment="center")
    row.text("Stopped. Nothing was added.", width="stretch")
    if row.button("Start again", key=f"again:{key}"):
        STOPPED.take()
        st.rerun()
    return True


def _stop(key: str) -> None:
    STOPPED.set(key)
