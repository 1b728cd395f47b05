"""Connections to strangers: one deadline for all of it, and only to addresses that were looked at first.

Knows sockets and time; knows nothing of pages. A name is resolved once, every address it stands for is checked, and the
connection goes to the very address that passed: a name that means something else a moment later changes nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

from httpcore import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

from claims.documents.addresses import is_public

MOST_HEAD = 1 << 17
"""Bytes before a body: headers, and all the interim answers (1xx) before them. Servers seldom send 16 KB."""


LONGEST = 1e6
"""Seconds that a deadline lies ahead at most: sockets refuse to wait for much longer."""


class NotPublicError(Exception):
    """The host is, or resolves to, nothing but addresses that are not public."""


class HeadTooLongError(Exception):
    """More than `MOST_HEAD` bytes came, and still no body."""


class Deadline:
    """One moment by which everything has to be over; `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + min(seconds, LONGEST)

    def left(self, late: type[Exception]) -> float:
        """The seconds that are left. Raises `late` when there are none."""
        seconds = self._at - time.monotonic()
        if seconds <= 0:
            raise late
        return seconds


class BoundedBackend(NetworkBackend):
    """Opens connections that end by `deadline`; with `checked`, to public addresses only."""

    def __init__(self, deadline: Deadline, *, checked: bool) -> None:
        self._deadline = deadline
        self._checked = checked
        self._sockets = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (httpcore's signature; the deadline is all there is)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of `host` that answers.

        Raises NotPublicError, httpcore's ConnectTimeout and ConnectError.
        """
        addresses = resolved(host, port, self._deadline)
        if self._checked:
            addresses = public_among(addresses)
        failure: Exception = ConnectError(f"{host} has no address")
        for tried, address in enumerate(addresses):
            seconds = self._deadline.left(ConnectTimeout) / (len(addresses) - tried)
            try:
                stream = self._sockets.connect_tcp(address, port, seconds, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
            else:
                return BoundedStream(stream, self._deadline)
        raise failure


class BoundedStream(NetworkStream):
    """One connection whose every wait ends by the deadline, and whose head ends within `MOST_HEAD` bytes."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline
        self._head = 0

    def begin_body(self) -> None:
        """From here on the caller counts what comes."""
        self._head = -1

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 (httpcore's signature)
        """Raises HeadTooLongError, and httpcore's errors."""
        data = self._stream.read(max_bytes, self._deadline.left(ReadTimeout))
        if self._head >= 0:
            self._head += len(data)
            if self._head - len(data) > MOST_HEAD:
                raise HeadTooLongError
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 (httpcore's signature)
        """Raises httpcore's errors."""
        self._stream.write(buffer, self._deadline.left(WriteTimeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 (httpcore's signature)
    ) -> NetworkStream:
        """The same connection, encrypted. Raises httpcore's errors."""
        seconds = self._deadline.left(ConnectTimeout)
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore's signature)
        """What httpcore wants to know of the connection."""
        return self._stream.get_extra_info(info)


def public_among(addresses: list[str]) -> list[str]:
    """The public ones of a host's addresses. Raises NotPublicError when there is none."""
    public = [address for address in addresses if is_public(address)]
    if not public:
        raise NotPublicError(", ".join(addresses))
    return public


def resolved(host: str, port: int, deadline: Deadline) -> list[str]:
    """The addresses of `host`, in the system's order of preference.

    The system's resolver cannot be interrupted, so it runs beside us and is left behind when time is up. Raises
    httpcore's ConnectError and ConnectTimeout.
    """
    answer: list[list[str] | Exception] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:  # UnicodeError: a label that is empty or too long for a name
            answer.append(error)
        else:
            answer.append(list(dict.fromkeys(str(address[0]) for *_, address in found)))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left(ConnectTimeout))
    if not answer:
        raise ConnectTimeout
    (found,) = answer
    if isinstance(found, Exception):
        raise ConnectError(str(found)) from found
    return found
