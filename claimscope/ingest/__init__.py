"""A file or a pasted text becomes a normalised text with the facts it proposes about itself.

``read_bytes`` never believes a file's name and never opens the network; whatever parses runs in a
process of its own, with a time and a memory limit, so that a hostile file costs that file only.
"""

from claimscope.ingest.api import read_bytes, read_file, read_pasted
from claimscope.ingest.limits import LIMITS, Limits
from claimscope.ingest.reading import Reading, ReadingError

__all__ = ["LIMITS", "Limits", "Reading", "ReadingError", "read_bytes", "read_file", "read_pasted"]
