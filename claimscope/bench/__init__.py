"""Measures what the program takes for a case of a size: see :mod:`claimscope.bench.report`."""
