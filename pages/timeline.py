"""Timeline: the reported figures over time, the events under them, and the figures as a table."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.filters.time_axis import show_time_axis
from components.navigation import run_page
from components.panels.evidence import show_words
from components.panels.timeline import show_figures_part, show_timeline_part
from components.state.selection import apply_selection


def show(view: View) -> None:
    """The days, the chart of what was said on them, then its table."""
    show_words(view)
    show_headline(view)
    show_time_axis(view)
    apply_selection(show_timeline_part(view, "wide", events=True))
    show_figures_part(view)


if __name__ == "__main__":
    run_page(show)
