"""Addresses of pages as users write them: told from paths, checked, and shown without the password in them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from claims.errors import InputError

SCHEMES = frozenset({"http", "https"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_USER = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*@")


def is_url(given: str) -> bool:
    """Whether an input is an address, of whatever scheme, and not a path."""
    return _SCHEME.match(given) is not None


def without_user(address: str) -> str:
    """The address without the user and password before its host: what may be stored, told and sent on."""
    return _USER.sub(lambda found: f"{found['scheme'] or ''}//", address)


def user_of(address: str) -> tuple[str, str] | None:
    """The user and password in an address, decoded; None when there is none."""
    parts = urlsplit(address)
    if parts.username is None and parts.password is None:
        return None
    return unquote(parts.username or ""), unquote(parts.password or "")


def checked(address: str, before: str | None = None) -> SplitResult:
    """The parts of an address that can be fetched; `before` is the one that redirects to it.

    Raises InputError for other schemes, for an address without a host, and for one that is malformed.
    """
    shown = without_user(address)
    try:
        parts = urlsplit(address)
        _ = parts.port  # asked for the ValueError of a port over 65535, which would else reach another one
    except ValueError as error:
        raise InputError(f"not a valid address: {error}") from error
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        where = f"redirected to {shown}: " if before else ""
        raise InputError(f"{where}only http and https addresses are read")
    return parts


def origin(address: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: who a password in an address is meant for."""
    parts = urlsplit(address)
    return parts.scheme.lower(), (parts.hostname or "").lower(), parts.port
