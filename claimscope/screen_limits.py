"""How much a screen shows at once, whatever the size of the case.

Each limit is said on the screen where something is left out. What no screen shows is not sent to
the browser: a page stays below 300 kB and 5,000 nodes.
"""

from __future__ import annotations

LIST_ROWS = 50
"""Rows of one page of a list or table: claims, figures, sources, quotes."""
GRID_SOURCES = 25
"""Columns of the grid of claims by sources."""
MAP_PLACES = 200
"""Marks on the map, those with most claims first."""
MAP_ROUTES = 60
"""Arrows on the map, those with most claims first."""
MARKED_CLAIMS = 1000
"""Claims whose places are marked when a list points at them, the first of the list."""
FACET_OPTIONS = 100
"""Values of one filter in the sidebar, those with most claims; a search finds the others."""
PICKER_OPTIONS = 500
"""Options that a menu holds; of more, those that a search finds."""
COMPARED_FIGURES = 100
"""Figures of one aspect that are compared pair by pair, the first that were said."""
CHARTED_FIGURES = 2_000
"""Figures that a chart looks at, all of them; of more, the first of each group."""
CHARTED_GROUPS = 12
"""Groups of which it then does, those with most contested claims and sources."""
TIMELINE_ROWS = 60
"""Statements of one group that a timeline has rows for; how many have none is its last line."""
