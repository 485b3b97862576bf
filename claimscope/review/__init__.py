"""The analyst's review of what a document yields: from candidates to rows of the record.

Nothing enters the record unseen: every candidate is a draft that is open until the analyst accepts
or rejects it, and only what is accepted is saved.
"""
