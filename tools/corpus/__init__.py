"""The corpus of attribution: what readers write becomes standoff annotations, checked and compared.

The guideline is ``docs/annotation.md``, the format ``corpus/schema.json``.
"""
