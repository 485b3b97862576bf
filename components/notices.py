"""What a page says when there is nothing to show or the case cannot be read."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.errors import DataError


def show_data_error(folder: Path, error: DataError) -> None:
    """Every problem of a case that does not load, as a table of what to mend."""
    st.error("This case cannot be shown: its record does not hold. Nothing was changed.")
    st.dataframe(
        [
            {
                "file": problem.file,
                "row": problem.row or None,
                "column": problem.column,
                "what is wrong": problem.wrong,
                "what to do": problem.remedy,
            }
            for problem in error.problems
        ],
        hide_index=True,
    )
    st.text(f"Case: {folder.name}. Reload the page when it is mended.")


def show_no_cases(root: str) -> None:
    """There is no case to open."""
    st.info("There is no case yet.")
    st.text(f"Put a case folder, with its datapackage.json, into {root}.")


def show_nothing_found(what: str) -> None:
    """The filters leave nothing for a chart or a list."""
    st.text(f"No {what} with these filters. Widen them, or press Reset in the sidebar.")
