"""What an analyst takes away: the claims shown as tables, map and linked data, the case as a whole.

Every writer is a pure function of a :class:`claimscope.views.ledger.Ledger` or a
:class:`claimscope.record.case.Case`; :mod:`claimscope.exports.registry` lists them all. Filters
choose what is exported and change none of it: a status is that of the whole record by the as-of
date, however few of its assertions are shown.
"""
