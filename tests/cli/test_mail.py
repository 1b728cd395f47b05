"""`claims ingest` on a mail that quotes another, end to end through the installed command."""

from pathlib import Path

from tests.cli.conftest import process

ANSWER = """\
From: Nora Pell <nora@courier.example>
To: desk@example.org
Subject: Re: Harbour
Date: Wed, 4 Mar 2026 09:30:00 +0100
Content-Type: multipart/mixed; boundary=frontier

--frontier
Content-Type: text/plain; charset=utf-8

The hospital said 20 people had died in the harbour.

On Tue, 3 Mar 2026 at 18:00, Coast Guard <press@guard.example> wrote:
> The coast guard said 12 people had been killed.

--frontier
Content-Type: image/png; name=map.png

x
--frontier--
"""


def test_whose_words_are_whose(installed: Path, tmp_path: Path) -> None:
    store, mail = tmp_path / "a.db", tmp_path / "a.eml"
    mail.write_text(ANSWER)
    assert process([installed, "--db", store, "init"]).code == 0
    ingested = process([installed, "--db", store, "ingest", mail])
    assert ingested.code == 0
    assert ingested.err.splitlines()[:2] == [
        f"Note: {mail}: an earlier mail in it is a report of its own",
        f"Note: {mail}: 1 attachment not read: map.png",
    ]
    assert "2 new" in ingested.err
    claims = process([installed, "--db", store, "list", "--json"]).json
    told = {(row["publisher"], row["as_of"][:10], row["figures"][0]["low"]) for row in claims}
    assert told == {("courier.example", "2026-03-04", 20), ("guard.example", "2026-03-03", 12)}
    again = process([installed, "--db", store, "ingest", mail])
    assert "0 new · 0 new version · 2 unchanged" in again.err
