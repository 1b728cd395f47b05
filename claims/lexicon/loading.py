"""Reading one data file into one typed, frozen value."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from claims.errors import LexiconError

LARGEST = 20_000_000
"""Bytes of a user's own file: ten times the bundled lists together."""

Schema = TypeVar("Schema", bound=msgspec.Struct)


def load(name: str, schema: type[Schema]) -> Schema:
    """The data file `name`.toml as `schema`, read once.

    Every file states where its words come from in `source`; the schema must have that field. Raises LexiconError when
    the file is missing, is not TOML, or does not hold to the schema.
    """
    value = _read(name, schema)
    if not isinstance(value, schema):
        raise LexiconError(f"not a {schema.__name__}", subject=f"{name}.toml")
    return value


def load_file(path: Path, schema: type[Schema]) -> Schema:
    """A data file of the user's own, held to `schema` like the bundled ones. Raises LexiconError likewise."""
    try:
        if not path.is_file() and path.exists():
            raise LexiconError("not a file", subject=str(path))
        if path.exists() and path.stat().st_size > LARGEST:
            raise LexiconError(f"larger than {LARGEST:,} bytes", subject=str(path))
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), schema, strict=True)
    except FileNotFoundError as error:
        raise LexiconError("no such word list", subject=str(path)) from error
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", subject=str(path)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), subject=str(path)) from error


@cache
def _read(name: str, schema: type[msgspec.Struct]) -> msgspec.Struct:
    file = resources.files("claims.lexicon") / "data" / f"{name}.toml"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return msgspec.convert(raw, schema, strict=True)
    except FileNotFoundError as error:
        raise LexiconError("no such word list", subject=name) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), subject=f"{name}.toml") from error
