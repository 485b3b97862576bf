"""Export: what is shown, to take away; and back from a saved picture to its view."""

from components.opening import current_view, show_headline
from components.take_away_parts import show_formats_part, show_reopen_part

view = current_view()
show_headline(view)
show_formats_part(view)
show_reopen_part(view)
