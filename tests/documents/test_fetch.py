"""Addresses: what a server can do wrong, and that none of it lasts or grows."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.documents import Reading, ReadOptions, read_inputs
from tests.documents.making import PARAGRAPHS, page


def read(url: str, options: ReadOptions | None = None) -> Reading:
    (reading,) = read_inputs([url], replace(options or ReadOptions(), allow_private=True))
    return reading


def problem(url: str, options: ReadOptions | None = None) -> str:
    reading = read(url, options)
    assert reading.error is not None, reading.document
    assert reading.error.subject == url
    return reading.error.problem


def test_a_page(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(page(), content_type="text/html; charset=utf-8")
    document = read(httpserver.url_for("/a")).document
    assert document is not None
    assert document.text == "\n".join(PARAGRAPHS)
    assert document.url == document.origin == httpserver.url_for("/a")
    assert document.publisher == "localhost"


def test_the_servers_word_on_the_encoding(httpserver: HTTPServer) -> None:
    body = "Нeun людей погибли, сообщило министерство.".encode("koi8-r")
    httpserver.expect_request("/a").respond_with_data(body, content_type="text/plain; charset=koi8-r")
    document = read(httpserver.url_for("/a")).document
    assert document is not None
    assert document.text.endswith("сообщило министерство.")


def test_a_feed(httpserver: HTTPServer) -> None:
    feed = (
        "<rss version='2.0'><channel><title>C</title><item><description>Nine died.</description></item></channel></rss>"
    )
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    document = read(httpserver.url_for("/feed")).document
    assert document is not None
    assert (document.text, document.origin) == ("Nine died.", httpserver.url_for("/feed") + "#1")


def test_redirects_are_followed_to_the_page_but_not_round_and_round(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_data("", 301, {"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(page(), content_type="text/html")
    httpserver.expect_request("/loop").respond_with_data("", 302, {"Location": "/loop"})
    document = read(httpserver.url_for("/old")).document
    assert document is not None
    assert document.url == httpserver.url_for("/new")
    assert problem(httpserver.url_for("/loop")) == "redirected more than 5 times"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/x", "javascript:1"])
def test_a_redirect_leads_nowhere_but_to_the_web(httpserver: HTTPServer, target: str) -> None:
    httpserver.expect_request("/a").respond_with_data("", 302, {"Location": target})
    assert "address" in problem(httpserver.url_for("/a"))


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_the_servers_refusal(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/a").respond_with_data("<p>Sorry</p>", status)
    assert f"the server answers {status}" in problem(httpserver.url_for("/a"))


def test_silence_is_not_waited_for(httpserver: HTTPServer) -> None:
    def slowly(_request: Request) -> Response:
        time.sleep(2)
        return Response("late")

    httpserver.expect_request("/a").respond_with_handler(slowly)
    started = time.monotonic()
    assert problem(httpserver.url_for("/a"), ReadOptions(timeout=0.3)) == "no complete answer within 0.3 seconds"
    assert time.monotonic() - started < 2


def test_a_server_that_drips_is_not_waited_for_either(httpserver: HTTPServer) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(40):
            time.sleep(0.05)
            yield b"x"

    httpserver.expect_request("/a").respond_with_handler(lambda _request: Response(drops()))
    assert "no complete answer" in problem(httpserver.url_for("/a"), ReadOptions(timeout=0.3))


def test_an_answer_over_the_limit_is_cut_off_whatever_it_declares(httpserver: HTTPServer) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    httpserver.expect_request("/a").respond_with_handler(lambda _request: Response(endless()))
    assert "too large" in problem(httpserver.url_for("/a"), ReadOptions(max_bytes=50_000))


def test_a_packed_answer_is_bounded_by_what_it_unpacks_to(httpserver: HTTPServer) -> None:
    packed = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/a").respond_with_data(gzip.compress(page().encode()), headers=packed)
    httpserver.expect_request("/bomb").respond_with_data(gzip.compress(b"x" * 50_000_000), headers=packed)
    httpserver.expect_request("/broken").respond_with_data(b"no gzip", headers=packed)
    httpserver.expect_request("/br").respond_with_data(b"x", headers={"Content-Encoding": "br"})
    assert read(httpserver.url_for("/a")).document is not None
    assert "too large" in problem(httpserver.url_for("/bomb"))
    assert "broken" in problem(httpserver.url_for("/broken"))
    assert "packs its answer as br" in problem(httpserver.url_for("/br"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:9/", "no connection"),  # the discard port, where nobody listens
        ("http://no-such-host.invalid/", "no connection"),
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "only http and https"),
        ("http://[", "not a valid address"),
        ("http://a\x00b.example/", "valid address"),
        ("http://127.0.0.1:99999/", "valid address"),
    ],
)
def test_an_address_where_nothing_can_be(url: str, words: str) -> None:
    assert words in problem(url, ReadOptions(timeout=5))


def test_an_empty_answer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("")
    assert "empty" in problem(httpserver.url_for("/a"))
