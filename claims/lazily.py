"""Packages whose modules are imported when a name of theirs is asked for.

A command that looks at a store needs an enumeration of a package and not its reader: with this, the package's first
page names everything and loads nothing. A name that is a module's too is imported at once, because Python would put the
module in its place.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence


def lazily(package: str, names: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """A package's `__getattr__`: `names` says which of its modules holds which names. What was found once is kept."""
    module_of = {name: module for module, held in names.items() for name in held}

    def find(name: str) -> object:
        module = module_of.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{module}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return find
