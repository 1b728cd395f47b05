"""Bytes to characters, with as few lost as can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.encoding import decode
from claims.errors import InputError

FRENCH = "Le président a déclaré que les événements étaient préoccupants, a-t-il répété à Genève. " * 5
RUSSIAN = "Министерство сообщило, что погибли девять человек, ещё сорок ранены. " * 5
QUOTED = "“Nobody came,” she said. "


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (QUOTED.encode(), QUOTED, "utf-8"),
        (b"\xef\xbb\xbf" + QUOTED.encode(), QUOTED, "utf-8"),  # a mark no text has
        (QUOTED.encode("utf-16"), QUOTED, "utf-16-le"),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), QUOTED, "utf-16-be"),
        (QUOTED.encode("utf-16-le"), QUOTED, "utf-16-le"),  # without its mark
        (QUOTED.encode("utf-16-be"), QUOTED, "utf-16-be"),
        (b"\xff\xfe\x00\x00" + QUOTED.encode("utf-32-le"), QUOTED, "utf-32-le"),
        (FRENCH.encode("latin-1"), FRENCH, "cp1252"),
        (RUSSIAN.encode("windows-1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8-r"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-2'?>\xb3",
            "<?xml version='1.0' encoding='ISO-8859-2'?>ł",
            "iso8859-2",
        ),
        (b'<meta charset="windows-1250">\x9c', '<meta charset="windows-1250">ś', "cp1250"),
        (b'<meta charset="latin1">\x93x\x94', '<meta charset="latin1">“x”', "cp1252"),  # as browsers read it
        (b'<meta charset="latin1">' + QUOTED.encode(), '<meta charset="latin1">' + QUOTED, "utf-8"),  # declared wrongly
    ],
)
def test_the_right_encoding(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.replaced) == (text, 0)
    assert _same_codec(decoded.encoding, encoding)


def _same_codec(one: str, other: str) -> bool:
    import codecs  # noqa: PLC0415 -- needed by this comparison alone

    return codecs.lookup(one).name == codecs.lookup(other).name


def test_a_broken_byte_does_not_garble_the_quotation_marks() -> None:
    decoded = decode((QUOTED * 3).encode() + b"\xff " + QUOTED.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.count("“") == 4


def test_the_users_word_wins() -> None:
    assert decode("é".encode(), override="latin-1").text == "Ã©"


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "\x00"])
def test_what_is_no_encoding_is_said(name: str) -> None:
    with pytest.raises(InputError, match="no such encoding"):
        decode(b"abc", override=name)


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text(max_size=200))
def test_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    if b"\x00" not in data and b"\x1b" not in data and not data.startswith(b"\xef\xbb\xbf"):
        assert decode(data).text == data.decode()


MIXED = "“Nobody came,” said José – the mayor’s aide."


def test_utf_8_with_pieces_of_windows_1252_keeps_its_quotation_marks() -> None:
    decoded = decode(f"{MIXED}\n".encode() * 2 + MIXED.encode("windows-1252"))
    assert decoded.text == f"{MIXED}\n" * 2 + MIXED
    assert (decoded.encoding, decoded.replaced) == ("utf-8, windows-1252", 0)


def test_a_letter_of_several_bytes_cut_short_is_replaced() -> None:
    decoded = decode(f"{MIXED}".encode() + "“".encode()[:2] + b" x")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (f"{MIXED}\ufffd x", "utf-8", 1)
