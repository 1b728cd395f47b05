"""Pages and feeds at addresses, by HTTP alone: bounded in time, size and redirects, whatever the server does.

With `connections` the only modules of the package that talk to the network, and only to the addresses the user gave.
Nothing is kept between two requests: no cookie, and no password but to the host it was given for.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from claims.documents.found import Declared, Intake, too_large
from claims.documents.options import ReadOptions
from claims.documents.unpacking import unpacked
from claims.documents.web_address import checked, origin, user_of, without_user
from claims.errors import InputError

if TYPE_CHECKING:
    import httpcore

    from claims.documents.connections import Deadline

FIRST_ERROR_STATUS = 400
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ERROR_NUMBER = re.compile(r"\[Errno -?\d+\] ")


def fetch(url: str, options: ReadOptions) -> Intake:
    """What stands at `url`. Raises InputError for every way in which that can fail, saying which."""
    import httpcore  # noqa: PLC0415 (heavy; only addresses need it)

    from claims.documents.connections import Deadline, HeadTooLongError, NotPublicError  # noqa: PLC0415 (likewise)

    shown = without_user(url)
    try:
        return _follow(_Fetching(url, options, Deadline(options.timeout)))
    except httpcore.TimeoutException as error:
        problem = f"no complete answer within {options.timeout:g} seconds"
        raise InputError(problem, subject=shown, remedy="try again later, or --timeout") from error
    except NotPublicError as error:
        problem = f"not a public address: {error}"
        raise InputError(problem, subject=shown, remedy="--allow-private reads it all the same") from error
    except HeadTooLongError as error:
        raise InputError("the server's answer is headers without end", subject=shown) from error
    except (httpcore.ConnectError, httpcore.ProxyError) as error:
        reason = _ERROR_NUMBER.sub("", str(error))
        raise InputError(
            f"no connection: {reason}", subject=shown, remedy="check the address and the network"
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        reason = str(error) or type(error).__name__
        raise InputError(f"the server's answer cannot be read: {reason}", subject=shown) from error
    except InputError as error:
        if error.subject:
            raise
        raise InputError(error.problem, subject=shown, remedy=error.remedy) from error


@dataclass(frozen=True, slots=True)
class _Fetching:
    """One address that the user gave, and what all requests for it share."""

    url: str
    options: ReadOptions
    deadline: Deadline


def _follow(fetching: _Fetching) -> Intake:
    address = fetching.url
    for _ in range(fetching.options.max_redirects + 1):
        checked(address, before=None if address == fetching.url else fetching.url)
        answer = _request(fetching, address)
        if isinstance(answer, Intake):
            return answer
        address = without_user(urljoin(address, answer))
    raise InputError(f"redirected more than {fetching.options.max_redirects} times")


def _request(fetching: _Fetching, address: str) -> Intake | str:
    """What stands at one address, or the address it redirects to."""
    import httpx  # noqa: PLC0415 (heavy; it knows how an address is written on the wire)

    from claims.documents.proxies import pool_for  # noqa: PLC0415 (imports httpcore)

    try:
        target = httpx.URL(without_user(address))
    except httpx.InvalidURL as error:
        raise InputError(f"not a valid address: {error}") from error
    headers = _headers(fetching.url, address)
    wire = [(b"Host", target.netloc), *((name.encode(), value.encode()) for name, value in headers.items())]
    with (
        pool_for(
            target.scheme,
            target.raw_host.decode("ascii"),
            fetching.deadline,
            checked=not fetching.options.allow_private,
        ) as pool,
        pool.stream("GET", str(target), headers=wire) as response,
    ):
        response.extensions["network_stream"].begin_body()
        location = _header(response, b"location")
        if response.status in REDIRECTS and location:
            return location
        return _intake(response, address, fetching)


def _intake(response: httpcore.Response, address: str, fetching: _Fetching) -> Intake:
    if response.status >= FIRST_ERROR_STATUS:
        reason = bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1")
        raise InputError(f"the server answers {response.status} {reason}".rstrip())
    shown, limit = without_user(fetching.url), fetching.options.max_bytes
    body = bytearray()
    encoding = _header(response, b"content-encoding").strip().lower()
    for piece in unpacked(_at_most(response.iter_stream(), limit, shown), encoding):
        body += piece
        if len(body) > limit:
            raise too_large(shown, limit)
    declared = Message()
    declared["Content-Type"] = _header(response, b"content-type")
    media_type = declared.get_content_type() if _header(response, b"content-type") else None
    charset = declared.get_content_charset()
    return Intake(shown, io.BytesIO(body), declared=Declared(media_type, charset, without_user(address)))


def _at_most(chunks: Iterator[bytes], limit: int, shown: str) -> Iterator[bytes]:
    """The chunks as they come, packed or not, as long as they are no more than `limit` together."""
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        if taken > limit:
            raise too_large(shown, limit)
        yield chunk


def _header(response: httpcore.Response, name: bytes) -> str:
    """One header's value, the first where it stands twice; empty where it is missing."""
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), "")


def _headers(url: str, address: str) -> dict[str, str]:
    headers = {
        "User-Agent": f"claimdesk/{version('claimdesk')}",
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    user = user_of(url)
    if user and origin(url) == origin(address):
        word = base64.b64encode(":".join(user).encode()).decode("ascii")
        headers["Authorization"] = f"Basic {word}"
    return headers
