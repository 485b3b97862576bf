"""What an analyst takes away: the claims shown as tables, map and linked data, the case as a whole.

Every writer is a pure function of a :class:`data.ledger.Ledger` or a :class:`data.case.Case`;
:mod:`data.exports.formats` lists them all. Filters choose what is exported and change none of it: a
standing is that of the whole record by the as-of date, however few of its assertions are shown.
"""
