"""Every reader of this room with bytes changed at random: a report, an error the user understands, or nothing else."""

import gzip
import io
import json
import random

import pytest

from claims.documents.found import Found, Intake
from claims.documents.mail.lines import plain_lines
from claims.documents.options import Format, ReadOptions
from claims.documents.readers import reader_of
from claims.errors import InputError
from tests.documents.test_feed import WORDS, feed
from tests.documents.test_mail import MAILBOX, of_parts, part, plain
from tests.documents.test_mail_threads import ANSWERS
from tests.documents.test_records import CHAT, PAGE
from tests.documents.test_warc import GOOD, LAST

ROUNDS = 250

SEEDS = {
    Format.EMAIL: [
        *(plain(answer, parameters="; format=flowed; delsp=yes").encode() for answer in ANSWERS.split("====")),
        of_parts("alternative", part("text/plain", "x"), part("text/html", f"<p>{WORDS}</p>")).encode(),
        of_parts(
            "mixed", part("message/rfc822", plain(WORDS)), part("text/plain; name*0*=utf-8''a%20.txt", "x")
        ).encode(),
    ],
    Format.MAILBOX: [MAILBOX.encode()],
    Format.WARC: [GOOD + LAST, gzip.compress(GOOD) + gzip.compress(LAST)],
    Format.PACKED: [gzip.compress(WORDS.encode()) + gzip.compress(b"x" * 500)],
    Format.FEED: [feed(f"<description>{WORDS}</description>", "<title>x</title><pubDate>x</pubDate>").encode()],
    Format.JSON: [json.dumps(CHAT).encode()],
    Format.JSONL: [json.dumps({"text": ["a ", {"text": "b"}], "date": 1772612999}).encode() + b"\n{\n"],
    Format.TELEGRAM: [PAGE.encode()],
}

INSERTED = (
    b"\xff", b"\x00", b"\r\n\r\n", b"&#xd800;", b"<", b"</", b'"', b"{", b"[", b"--frontier\r\n", b"> ", b"wrote:\n>",
    b"=?utf-8?B?", b"\\ud800", b"charset=hex", b"charset=utf-7", b"name*0*=utf-8''%ff;", b"WARC/1.0\r\n", b"1e999",
    b"Content-Length: 99\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b", b"<![CDATA[", b"\x1f\x8b\x08",
    b"Content-Transfer-Encoding: base64\r\n", b"\xed\xa0\x80", b"9999-12-31T23:59:59-14:00", b"9" * 40, b"From ",
)  # fmt: skip


def changed(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 9))):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(5):
            case 0:
                out[at:at] = chance.choice(INSERTED)
            case 1:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                del out[at : at + chance.choice((1, 8, 60))]
            case 3:
                out[at:at] = out[at // 2 : at // 2 + chance.choice((4, 90))]
            case _:
                del out[max(at, len(out) // 2) :]
    return bytes(out)


@pytest.mark.parametrize("form", SEEDS)
def test_only_errors_that_the_user_understands_leave_a_reader(form: Format) -> None:
    for seed in range(ROUNDS):
        chance = random.Random(f"{form}{seed}")  # noqa: S311 (a replay, not a secret)
        data = changed(chance.choice(SEEDS[form]), chance)
        try:
            for found in reader_of(form)(Intake("a", io.BytesIO(data)), ReadOptions(max_bytes=100_000)):
                if isinstance(found, Found):
                    found.text.encode("utf-8", "replace")
        except InputError:
            continue


def test_lines_give_back_every_word() -> None:
    text = "> one\n>> two\nthree\n> > four"
    assert [(line.depth, line.words) for line in plain_lines(text).lines] == [
        (1, "one"),
        (2, "two"),
        (0, "three"),
        (2, "four"),
    ]
