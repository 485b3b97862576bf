"""Methods: the rules, scales, tables and limits, as the code itself holds them."""

from components.cases.open_case import current_view
from components.filters.header import show_headline
from components.panels.methods import show_methods
from components.state import case_that_holds

if case_that_holds() is not None:
    show_headline(current_view())
show_methods()
