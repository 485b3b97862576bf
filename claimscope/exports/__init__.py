"""What an analyst takes away: the claims shown as tables, map and linked data, the case as a whole.

Every writer is a function of a :class:`claimscope.views.seen_case.SeenCase`, which gives a case of
any size in parts, and writes them to a file one after another;
:mod:`claimscope.exports.registry` lists them all. Filters choose what is exported and change none
of it: a status is that of the whole record by the as-of date, however few of its assertions are
shown.
"""
