"""Every command of ``cli.py`` with its module and its purpose.

The module of a command is imported when that command is asked for: to list them all costs nothing.
"""

from __future__ import annotations

COMMANDS = {
    "claimscope.cli.case": {
        "validate": "check a case, and count what it holds",
        "assess": "print the status of every claim, and why",
    },
    "claimscope.cli.export": {
        "export": "write every picture and table of a view, and its brief",
    },
    "claimscope.cli.show": {
        "show": "print what a saved PNG says of itself",
    },
    "claimscope.cli.intake": {
        "read": "print the text of a file and the facts it proposes",
        "extract": "propose the assertions of a text",
    },
    "claimscope.cli.store": {
        "cases": "list the cases of the store",
        "create": "add an empty case",
        "import": "import a Data Package (folder or ZIP), or a folder of tables, as a new case",
        "export-package": "write a case as a Data Package into a new folder",
        "export-archive": "write the cases of the store as Parquet by month into a new folder",
        "check-archive": "compare the files of an archive with its manifest",
        "history": "print what was entered, corrected and withdrawn, by whom, when and why",
        "rename": "give a case another title",
        "archive": "hide a case from the list; it can be restored",
        "search": "find words and figures in the quotes, claims and texts of every case",
        "verify": "compare the state of every case with its log",
        "rebuild": "make the state of every case anew out of its log",
    },
    "claimscope.cli.merging": {
        "merge": "make two claims, or two sources, of a case one; it can be taken back",
        "split": "take a merge back",
    },
    "claimscope.cli.spark": {
        "spark": "compute status, spans and counts of an archive of any size on Spark",
    },
    "claimscope.cli.synthesise": {
        "synthesise": "write an invented case of any size, for measuring",
    },
    "claimscope.cli.bench": {
        "bench": "measure what an invented case of a size takes",
    },
}
PURPOSES = {name: purpose for own in COMMANDS.values() for name, purpose in own.items()}
