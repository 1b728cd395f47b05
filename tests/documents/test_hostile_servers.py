"""Servers that drip, stall, stop short, lead astray, or are nobody's business: raw sockets on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest

from claims.documents import Reading, ReadOptions, read_inputs
from claims.documents.addresses import is_public
from claims.documents.connections import Deadline, resolved

Answer = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
WORDS = b"Nine people were killed in Tesk, the army said."
QUICK = ReadOptions(timeout=1.0, allow_private=True)
SLACK = 1.5
"""Seconds over the limit that a busy machine may take."""


@contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[bytes]]]:
    """A server that reads one request after another and lets `answer` do what it likes."""
    requests: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    requests.append(connection.recv(65536))
                    answer(connection)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", requests
        listening.shutdown(socket.SHUT_RDWR)


def read(url: str, options: ReadOptions = QUICK) -> Reading:
    (reading,) = read_inputs([url], options)
    return reading


def problem(url: str, options: ReadOptions = QUICK) -> str:
    error = read(url, options).error
    assert error is not None
    assert "\n" not in str(error)
    return str(error)


def sends(*parts: bytes, every: float = 0.0) -> Answer:
    def answer(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)
            time.sleep(every)

    return answer


def drips(part: bytes) -> Answer:
    """The part again and again, ten times a second, for as long as anybody listens."""

    def answer(connection: socket.socket) -> None:
        while True:
            connection.sendall(part)
            time.sleep(0.1)

    return answer


def after(head: bytes, then: Answer) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        then(connection)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sends(b"", every=30), id="silence"),
        pytest.param(drips(b"H"), id="no status line"),
        pytest.param(after(b"HTTP/1.1 200 OK\r\n", drips(b"X-Drip: 1\r\n")), id="headers dripped"),
        pytest.param(drips(b"HTTP/1.1 103 Early Hints\r\n\r\n"), id="interim answers dripped"),
        pytest.param(after(HEAD + b"\r\n", drips(b"x")), id="body dripped"),
        pytest.param(after(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", drips(b"1\r\nx\r\n")), id="chunks dripped"),
        pytest.param(
            after(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", drips(b"X: 1\r\n")), id="trailers dripped"
        ),
        pytest.param(
            after(HEAD + b"Content-Encoding: gzip\r\n\r\n", drips(gzip.compress(b"", mtime=0))),
            id="empty members dripped",
        ),
    ],
)
def test_one_deadline_for_all_of_it(answer: Answer) -> None:
    started = time.monotonic()
    with server(answer) as (url, _):
        assert "no complete answer within 1 seconds" in problem(url)
    assert time.monotonic() - started < QUICK.timeout + SLACK


def test_redirects_share_the_deadline() -> None:
    def answer(connection: socket.socket) -> None:
        time.sleep(0.4)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")

    started = time.monotonic()
    with server(answer) as (url, _):
        assert "no complete answer" in problem(url, replace(QUICK, max_redirects=100))
    assert time.monotonic() - started < QUICK.timeout + SLACK


@pytest.mark.parametrize(
    "flood",
    [
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", id="interim answers"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X-Much: 1\r\n" * 1000, id="headers"),
        pytest.param(b"HTTP/1.1 200 " + b"OK" * 5000, id="a status line"),
    ],
)
def test_a_head_without_end_is_left(flood: bytes) -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(flood)
        while True:
            connection.sendall(flood.removeprefix(b"HTTP/1.1 200 OK\r\n"))

    started = time.monotonic()
    with server(answer) as (url, _):
        assert "the server's answer" in problem(url, replace(QUICK, timeout=30))
    assert time.monotonic() - started < 15


def test_some_interim_answers_are_no_fault() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 20
    with server(sends(hints, HEAD, b"\r\n", WORDS)) as (url, _):
        document = read(url).document
    assert document is not None
    assert document.text == WORDS.decode()


PACKED = gzip.compress(WORDS, mtime=0)
TWO_MEMBERS = gzip.compress(WORDS + b" ", mtime=0) + gzip.compress(b"Ten are missing, it said.", mtime=0)
GZIP = HEAD + b"Content-Encoding: gzip\r\n\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (HEAD + b"Content-Length: 500\r\n\r\n" + WORDS, "cannot be read"),
        (CHUNKED + b"2f\r\n" + WORDS + b"\r\n", "cannot be read"),  # no last chunk
        (CHUNKED + b"ff\r\n" + WORDS, "cannot be read"),  # half a chunk
        (CHUNKED + b"zz\r\n" + WORDS, "cannot be read"),  # no length of a chunk
        (GZIP + PACKED[:-9], "cut short"),  # within the last block
        (GZIP + PACKED[:-4], "cut short"),  # within the checksum
        (GZIP + PACKED[:5], "cut short"),  # within the header
        (GZIP + TWO_MEMBERS[:-9], "cut short"),
        (GZIP + PACKED + TWO_MEMBERS[:3], "cut short"),
        (GZIP + PACKED[:-8] + b"\0" * 8, "broken"),  # another checksum
        (HEAD + b"Content-Encoding: br\r\n\r\n" + WORDS, "packs its answer as br"),
        (HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(WORDS)[:-3], "packs its answer as deflate"),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + WORDS, "cannot be read"),
        (b"", "cannot be read"),
        (b"220 mail.example ESMTP\r\n", "cannot be read"),
        (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", "cannot be read"),
    ],
)
def test_what_came_in_part_is_refused(answer: bytes, words: str) -> None:
    with server(sends(answer)) as (url, _):
        assert words in problem(url)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (HEAD + b"\r\n" + WORDS, WORDS.decode()),
        (GZIP + PACKED, WORDS.decode()),
        (GZIP + TWO_MEMBERS, WORDS.decode() + " Ten are missing, it said."),  # the second member is read too
        (GZIP + PACKED + b"\0" * 20, WORDS.decode()),  # padding
        (CHUNKED + b"2f\r\n" + WORDS + b"\r\n0\r\n\r\n", WORDS.decode()),
    ],
)
def test_what_came_whole_is_read(answer: bytes, text: str) -> None:
    with server(sends(answer)) as (url, _):
        document = read(url).document
    assert document is not None
    assert document.text == text


def test_packed_nothing_is_bounded_too() -> None:
    with server(sends(GZIP, gzip.compress(b"", mtime=0) * 5000)) as (url, _):
        assert "too large" in problem(url, replace(QUICK, max_bytes=10_000))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0", "localhost",
        "0.0.0.0",  # noqa: S104 (nothing is bound to it)
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "10.0.0.8", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "[fd00:ec2::254]", "[fe80::1]", "224.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(host: str) -> None:
    assert "not a public address" in problem(f"http://{host}:9/", replace(QUICK, allow_private=False))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("8.8.8.8", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::808:808", True),  # NAT64 of a public address: how a network without IPv4 reaches it
        ("::ffff:8.8.8.8", True), ("2002:808:808::1", True),
        ("64:ff9b::a00:1", False), ("64:ff9b:1::1", False), ("::ffff:0:7f00:1", False), ("2001:0:808:808::1", False),
        ("168.63.129.16", False), ("192.0.0.192", False), ("100.100.100.200", False), ("198.18.0.1", False),
        ("203.0.113.9", False), ("240.0.0.1", False), ("fec0::1", False), ("ff02::1", False), ("fe80::1%1", False),
        ("2001:db8::1", False), ("3fff::1", False), ("100::1", False), ("5f00::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, *, public: bool) -> None:
    assert is_public(address) is public


def _resolving(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """The system's resolver, with some names of our own; the hosts that were asked for."""
    asked: list[str] = []
    really = socket.getaddrinfo

    def ours(host: str | bytes, port: int, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 (getaddrinfo's own)
        name = host.decode() if isinstance(host, bytes) else host
        asked.append(name)
        addresses = names.get(name, [name])
        return [found for address in addresses for found in really(address, port, *rest, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", ours)
    return asked


def test_what_a_name_resolves_to_counts_and_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, {"intranet.example": ["10.0.0.7"], "two.example": ["127.0.0.1", "169.254.169.254"]})
    for host in ("intranet.example", "two.example"):
        assert "not a public address" in problem(f"http://{host}/", replace(QUICK, allow_private=False))
    with server(sends(HEAD + b"\r\n" + WORDS)) as (url, requests):
        port = url.rpartition(":")[2]
        asked = _resolving(monkeypatch, {"paper.example": ["127.0.0.1"]})
        assert read(f"http://paper.example:{port}/").document is not None
        assert asked.count("paper.example") == 1  # once: a second answer could be another one
        assert b"Host: paper.example" in requests[0]


def test_a_redirect_is_checked_as_the_first_address_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public; where it leads does not."""
    with server(sends(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2/\r\nContent-Length: 0\r\n\r\n")) as (url, _):
        monkeypatch.setattr("claims.documents.connections.is_public", lambda address: address == "127.0.0.1")
        assert "not a public address: 127.0.0.2" in problem(url, replace(QUICK, allow_private=False))


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object, **__: object) -> list[object]:
        time.sleep(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    started = time.monotonic()
    assert "no complete answer" in problem("http://paper.example/")
    assert time.monotonic() - started < QUICK.timeout + SLACK


@pytest.mark.parametrize(
    "host", ["a" * 64 + ".example", "a..b.example", "xn--.example", "a b.example", "１２７.０.０.１"]
)
def test_names_that_are_none(host: str) -> None:
    assert problem(f"http://{host}/")


def test_nothing_travels_to_another_host() -> None:
    """Neither cookies, nor the password of the address, nor one that a redirect brings along."""
    with server(sends(HEAD + b"\r\n" + WORDS)) as (other, at_other):

        def answer(connection: socket.socket) -> None:
            target = other.replace("http://", "http://bait:bait@").encode()
            connection.sendall(
                b"HTTP/1.1 302 Found\r\nSet-Cookie: id=1\r\nLocation: " + target + b"/\r\nContent-Length: 0\r\n\r\n"
            )

        with server(answer) as (url, at_first):
            document = read(url.replace("http://", "http://mara:s3cret@")).document
    assert document is not None
    assert "@" not in f"{document.origin}{document.url}"
    assert b"Authorization: Basic bWFyYTpzM2NyZXQ=" in at_first[0]
    assert b"Authorization" not in at_other[0]
    assert b"Cookie" not in at_other[0]


@pytest.mark.parametrize("url", ["http://u:s3cret@127.0.0.1:9/x", "ftp://u:s3cret@a.example/", "http://u:s3cret@["])
def test_a_password_is_never_told(url: str) -> None:
    reading = read(url)
    assert "s3cret" not in f"{reading.error} {reading.origin}"


def test_a_proxy_of_the_environment_is_used_and_what_can_be_checked_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with server(sends(HEAD + b"\r\n" + WORDS)) as (proxy, requests):
        monkeypatch.setenv("http_proxy", proxy)
        checked = replace(QUICK, allow_private=False)
        assert read("http://no-such-paper.invalid/a", checked).document is not None
        assert requests[0].startswith(b"GET http://no-such-paper.invalid/a ")
        assert "not a public address" in problem("http://10.0.0.1/", checked)
        monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
        assert "no HTTP proxy" in problem("http://93.184.215.14/", checked)


def test_a_deadline_takes_any_number() -> None:
    assert resolved("127.0.0.1", 80, Deadline(1e300)) == ["127.0.0.1"]
