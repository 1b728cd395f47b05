"""Pages and feeds at addresses, by HTTP alone: bounded in time, size and redirects, whatever the server does.

The only module of the package that talks to the network, and only to the addresses the user gave.
"""

from __future__ import annotations

import io
import re
import time
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claims.documents.found import Declared, Intake, too_large
from claims.documents.options import ReadOptions
from claims.errors import InputError

if TYPE_CHECKING:
    import httpx

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SCHEMES = frozenset({"http", "https"})
FIRST_ERROR_STATUS = 400
# How much is unpacked at a time, so that a small chunk cannot unpack to gigabytes before the limit is looked at.
UNPACKED_AT_ONCE = 1 << 18


def is_url(given: str) -> bool:
    """Whether an input is an address, of whatever scheme, and not a path."""
    return _SCHEME.match(given) is not None


def fetch(url: str, options: ReadOptions) -> Intake:
    """What stands at `url`. Raises InputError for every way in which that can fail, saying which."""
    import httpx  # noqa: PLC0415 (heavy; only addresses need it)

    deadline = time.monotonic() + options.timeout
    try:
        with httpx.Client(headers=_headers(), follow_redirects=False) as client:
            return _follow(client, url, options, deadline)
    except httpx.TimeoutException as error:
        raise _too_slow(url, options) from error
    except httpx.InvalidURL as error:
        raise InputError(f"not a valid address: {error}", subject=url) from error
    except httpx.ConnectError as error:
        raise InputError(f"no connection: {error}", subject=url, remedy="check the address and the network") from error
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise InputError(f"the server's answer cannot be read: {reason}", subject=url) from error


def _follow(client: httpx.Client, url: str, options: ReadOptions, deadline: float) -> Intake:
    address = url
    for _ in range(options.max_redirects + 1):
        _check_scheme(address, url)
        with client.stream("GET", address, timeout=max(deadline - time.monotonic(), 0.001)) as response:
            location = response.headers.get("location")
            if response.is_redirect and location:
                address = urljoin(address, location)
                continue
            return _intake(response, address, url, options, deadline)
    raise InputError(f"redirected more than {options.max_redirects} times", subject=url)


def _intake(response: httpx.Response, address: str, url: str, options: ReadOptions, deadline: float) -> Intake:
    if response.status_code >= FIRST_ERROR_STATUS:
        raise InputError(f"the server answers {response.status_code} {response.reason_phrase}", subject=url)
    body = bytearray()
    for piece in _unpacked(_until(response.iter_raw(), url, options, deadline), response, url):
        body += piece
        if len(body) > options.max_bytes:
            raise too_large(url, options.max_bytes)
    media_type = response.headers.get("content-type", "").split(";", 1)[0].strip().lower() or None
    return Intake(url, io.BytesIO(body), declared=Declared(media_type, response.charset_encoding, address))


def _until(chunks: Iterator[bytes], url: str, options: ReadOptions, deadline: float) -> Iterator[bytes]:
    """The chunks, as long as there is time: a server that drips never trips the timeout of a single read."""
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise _too_slow(url, options)
        yield chunk


def _unpacked(chunks: Iterator[bytes], response: httpx.Response, url: str) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from chunks
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise InputError(f"the server packs its answer as {encoding}, which nobody asked for", subject=url)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, UNPACKED_AT_ONCE)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise InputError("the server's packed answer is broken", subject=url) from error


def _check_scheme(address: str, url: str) -> None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # asked for the ValueError of a port over 65535, which would else reach another one
    except ValueError as error:
        raise InputError(f"not a valid address: {error}", subject=url) from error
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        where = "" if address == url else f"redirected to {address}: "
        raise InputError(f"{where}only http and https addresses are read", subject=url)


def _too_slow(url: str, options: ReadOptions) -> InputError:
    return InputError(f"no complete answer within {options.timeout:g} seconds", subject=url, remedy="try again later")


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"claimdesk/{version('claimdesk')}",
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
    }
