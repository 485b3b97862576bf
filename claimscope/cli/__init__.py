"""The commands of ``cli.py``, one module for each kind: each adds its own to the parser."""
