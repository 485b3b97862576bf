"""Methods: the rules, scales, tables and limits, as the code itself holds them."""

from components.headline import show_headline
from components.methods_panel import show_methods
from components.opening import case_that_holds, current_view

if case_that_holds() is not None:
    show_headline(current_view())
show_methods()
