"""Every regular expression of the program, found wherever it stands in its modules."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("claimscope", "components")
FLAGS = {name for name in dir(re) if name.isupper()}
ANCHORED = {"match", "fullmatch"}
SCOPES = (ast.FunctionDef, ast.Module)
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}


class Found(NamedTuple):
    """A pattern, its module and where it stands there, and whether it is searched for."""

    module: str
    where: str
    pattern: re.Pattern[Any]
    searches: bool


@cache
def patterns_by_module() -> dict[str, list[Found]]:
    """The patterns that modules hold and those that functions write down, each once."""
    found = {(each.pattern, each.searches): each for each in [*_held(), *_written()]}
    by_module: dict[str, list[Found]] = {}
    for each in found.values():
        by_module.setdefault(each.module, []).append(each)
    return by_module


def module_names() -> list[str]:
    """The modules that may hold patterns, found without importing them."""
    return sorted(
        module.name
        for package in PACKAGES
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")
        if ".migrations" not in module.name
    )


def _held() -> Iterator[Found]:
    called = _called_on()
    for module in _modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                calls = called.get(name, set()) & (ANCHORED | SEARCHING)
                searches = not calls or bool(calls & SEARCHING)
                where = f"{module.__name__}.{name}"
                yield Found(module.__name__, where, pattern, searches)


def _patterns_in(value: Any, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, in containers and in the fields of our own classes."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from _all_in([*value.keys(), *value.values()], depth)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from _all_in(value, depth)
    elif depth and type(value).__module__.split(".")[0] in PACKAGES and hasattr(value, "__dict__"):
        yield from _all_in(vars(value).values(), depth)


def _all_in(values: Iterable[Any], depth: int) -> Iterator[re.Pattern[Any]]:
    for each in values:
        yield from _patterns_in(each, depth - 1)


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = module_names()
    for name in names:
        importlib.import_module(name)
    return tuple(sys.modules[name] for name in names)


@cache
def _trees() -> tuple[tuple[ModuleType, ast.Module], ...]:
    return tuple(
        (module, ast.parse(Path(str(module.__file__)).read_text("utf-8"))) for module in _modules()
    )


def _called_on() -> dict[str, set[str]]:
    """For every name, the methods that any module calls on it or on what it holds.

    ``NAME.search(…)``, ``for each in NAME: each.search(…)`` and ``NAME.items()`` likewise.
    """
    called: dict[str, set[str]] = {}
    for _, tree in _trees():
        for scope in (node for node in ast.walk(tree) if isinstance(node, SCOPES)):
            nodes = list(_within(scope))
            held_in = dict(_loops(nodes))
            for node in nodes:
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    for name in {node.value.id, *held_in.get(node.value.id, ())}:
                        called.setdefault(name, set()).add(node.attr)
    return called


def _within(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions in it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, SCOPES):
            yield node
            yield from _within(node)


def _loops(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, set[str]]]:
    """Each variable of a loop, with the names that the loop goes through."""
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            through = {each.id for each in ast.walk(node.iter) if isinstance(each, ast.Name)}
            for target in (each for each in ast.walk(node.target) if isinstance(each, ast.Name)):
                yield target.id, through


def _written() -> Iterator[Found]:
    """The patterns that are written where they are used: ``re.search(r"…", text)``.

    What cannot be told from the module alone (a pattern made with a name of a text) is left to
    the tests that give whole functions hostile texts.
    """
    for module, tree in _trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            method = _method_of_re(call.func)
            pattern = _evaluated(call, module) if method and call.args else None
            if pattern is not None:
                where = f"{module.__name__}, line {call.lineno}"
                yield Found(module.__name__, where, pattern, method in SEARCHING)


def _method_of_re(function: ast.expr) -> str:
    """“search” for ``re.search``; what ``re.compile`` makes is held by a name of its module."""
    match function:
        case ast.Attribute(value=ast.Name(id="re"), attr=method) if method in ANCHORED | SEARCHING:
            return str(method)
        case _:
            return ""


def _evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    flags = [each for each in ast.walk(call) if isinstance(each, ast.Attribute)]
    named = [getattr(re, each.attr) for each in flags if each.attr in FLAGS]
    source = compile(ast.Expression(call.args[0]), "<pattern>", "eval")
    try:
        value = eval(source, vars(module))  # noqa: S307  # an argument written in our own module
    except Exception:  # noqa: BLE001  # it is made of a function's own variables
        return None
    return re.compile(value, sum(named)) if isinstance(value, (str, bytes)) else None
