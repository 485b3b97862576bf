"""Work on texts and files from outside, each piece in a process of its own.

A process has a limit of processor time and of memory, may not use the network nor start a program,
and only so many run at once. What it answers is JSON. So the server spends no time of its own on a
hostile text, whatever that does to the rules that read it, and goes on answering everybody else.
What may be asked for is in :mod:`claimscope.jobs.client`.
"""
