"""A case as a Data Package: the descriptor that lies beside its tables.

https://datapackage.org: any tool that knows the standard can read and check a case without us.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimscope.record.model import TABLES, Column, Table

DESCRIPTOR = "datapackage.json"
FIELD_TYPES = {
    "text": "string",
    "date": "date",
    "number": "number",
    "offset": "integer",
}


def package_descriptor(
    name: str, title: str, description: str, tables: Sequence[Table] = TABLES
) -> dict[str, Any]:
    """The ``datapackage.json`` of a case called ``name``: its tables and their schemas."""
    return {
        "name": name,
        "title": title,
        "description": description,
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.name.replace("_", " ").capitalize(),
        "description": f"One row is {table.row_is}.",
        "path": table.file,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(column) for column in table.columns if column.refers_to],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.optional}
    if column.values is not None:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": FIELD_TYPES[column.kind],
        "description": column.meaning,
        "constraints": constraints,
    }


def _foreign_key(column: Column) -> dict[str, Any]:
    reference = {"resource": column.refers_to, "fields": [column.name]}
    return {"fields": [column.name], "reference": reference}
