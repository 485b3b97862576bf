"""Methods: the rules, scales, tables and limits, as the code itself holds them."""

from components.headline import show_headline
from components.methods_panel import show_methods
from components.opening import current_view

show_headline(current_view())
show_methods()
