"""Invented cases of any size, for measuring: see :mod:`claimscope.synthesis.case`."""
