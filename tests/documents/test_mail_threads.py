"""Mails that quote or pass on others: whose words are whose, and of when."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.documents import ReadOptions, read_inputs
from tests.documents.making import read_one
from tests.documents.test_mail import EARLIER, HEAD, OWN, TOLD, documents, minute, plain

ANSWERS = """\
OWN

On Tue, 3 Mar 2026 at 18:00, Coast Guard <press@guard.example> wrote:

> EARLIER
==== over two lines
OWN

On Tue, 3 Mar 2026 at 18:00, Coast Guard
<press@guard.example> wrote:
> EARLIER
==== answered below
On Mar 3, 2026, at 6:00 PM, Coast Guard <press@guard.example> wrote:
> EARLIER

OWN
==== without marks: the line names date and address
OWN

On Tuesday, March 3, 2026, 06:00:00 PM GMT+1, Coast Guard <press@guard.example> wrote:

EARLIER
==== Outlook
OWN

-----Original Message-----
From: Coast Guard <press@guard.example>
Sent: Tuesday, March 3, 2026 6:00 PM
To: Nora Pell
Subject: Pier

EARLIER
==== Outlook without its line
OWN

From: Coast Guard <press@guard.example>
Sent: 03 March 2026 18:00
To: Nora Pell
Subject: Pier

EARLIER
==== Outlook with a rule, and a header over two lines
OWN

________________________________
From: Coast Guard <press@guard.example>
Sent: 03 March 2026 18:00
To: Nora Pell; others;
 and more
Subject: Pier

EARLIER
==== forwarded by Gmail
OWN

---------- Forwarded message ---------
From: Coast Guard <press@guard.example>
Date: Tue, Mar 3, 2026 at 6:00 PM
Subject: Pier
To: <nora@courier.example>

EARLIER
==== forwarded by Thunderbird
OWN

-------- Forwarded Message --------
Subject: \tPier
Date: \tTue, 3 Mar 2026 18:00:00 +0100
From: \tCoast Guard <press@guard.example>

EARLIER
==== forwarded by Apple Mail
OWN

Begin forwarded message:

> From: Coast Guard <press@guard.example>
> Subject: Pier
> Date: 3 March 2026 at 18:00:00 GMT+1
> To: nora@courier.example
>
> EARLIER
==== German
OWN

Am Di., 3. März 2026 um 18:00 Uhr schrieb Coast Guard <press@guard.example>:

> EARLIER
==== French
OWN

Le mar. 3 mars 2026 à 18:00, Coast Guard <press@guard.example> a écrit :
> EARLIER
"""


@pytest.mark.parametrize("body", re.split(r"(?m)^====.*\n", ANSWERS))
def test_an_earlier_mail_is_a_report_of_its_own(tmp_path: Path, body: str) -> None:
    own, earlier = documents(tmp_path, plain(body.replace("OWN", OWN).replace("EARLIER", EARLIER)))
    assert (own.text, own.publisher, own.published) == (OWN, "courier.example", minute(4, 8, 30))
    assert own.remarks == ("an earlier mail in it is a report of its own",)
    assert (earlier.text, earlier.publisher, earlier.byline) == (EARLIER, "guard.example", "Coast Guard")
    assert earlier.published == minute(3, 17), "the hour of the answer's zone, in UTC"
    assert earlier.origin == f"{own.origin}#2"


HTML_ANSWERS = """\
<div>OWN</div><div class="gmail_quote"><div class="gmail_attr">On Tue, 3 Mar 2026 at 18:00, Coast Guard
&lt;<a>press@guard.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><p>EARLIER</p></blockquote></div>
==== Thunderbird and Apple Mail
<p>OWN</p><div class="moz-cite-prefix">On 3 March 2026 at 18:00, Coast Guard &lt;press@guard.example&gt; wrote:</div>
<blockquote type="cite"><p>EARLIER</p></blockquote>
==== Outlook
<p>OWN</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Coast Guard &lt;press@guard.example&gt;<br>
<b>Sent:</b> Tuesday, March 3, 2026 6:00 PM<br><b>To:</b> Nora Pell<br><b>Subject:</b> Pier</p></div><p>EARLIER</p>
"""


@pytest.mark.parametrize("markup", re.split(r"(?m)^====.*\n", HTML_ANSWERS))
def test_an_earlier_mail_in_html(tmp_path: Path, markup: str) -> None:
    markup = markup.replace("OWN", OWN).replace("EARLIER", EARLIER)
    own, earlier = documents(tmp_path, f"{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{markup}")
    assert (own.text, earlier.text) == (OWN, EARLIER)
    assert (earlier.publisher, earlier.published) == ("guard.example", minute(3, 17))


@pytest.mark.parametrize(
    ("written", "day", "hour"),
    [
        # a day that can be no month
        ("On 28/02/2026 18:00, Coast Guard wrote:", 28, 17),
        ("On 2/28/26, 6:00 PM, Coast Guard wrote:", 28, 17),
        # two readings, and one of them shortly before the answer of 4 March
        ("On 03/03/2026 18:00, Coast Guard wrote:", 3, 17),
        ("On 02/03/2026 18:00, Coast Guard wrote:", 2, 17),
        ("On 3/2/2026 6:00 PM, Coast Guard wrote:", 2, 17),
        # with dots the day comes first; a zone of its own
        ("Am 02.03.2026 um 18:00 schrieb Coast Guard:", 2, 17),
        ("On 2026-03-02 18:00 +0300, Coast Guard wrote:", 2, 15),
        # neither reading is near
        ("On 01/02/2025 18:00, Coast Guard wrote:", None, None),
    ],
)
def test_dates_in_numbers(tmp_path: Path, written: str, day: int | None, hour: int | None) -> None:
    _, earlier = documents(tmp_path, plain(f"{OWN}\n\n{written}\n> {EARLIER}\n"))
    assert earlier.byline == "Coast Guard"
    told = (earlier.published.in_utc.day, earlier.published.in_utc.hour) if earlier.published else (None, None)
    assert told == (day, hour)


def test_a_newsletters_block_quote_is_its_own(tmp_path: Path) -> None:
    markup = f"<p>The mayor spoke.</p><blockquote><p>{TOLD}</p></blockquote><p style='display:none'>Preview</p>"
    document = read_one(tmp_path, "a.eml", f"{HEAD}Content-Type: text/html\r\n\r\n{markup}")
    assert document.text == f"The mayor spoke.\n{TOLD}"


def test_an_answer_piece_by_piece(tmp_path: Path) -> None:
    body = (
        "Coast Guard <press@guard.example> wrote:\n> Twelve people had been killed.\n\nNine.\n\n"
        "> Six are missing.\n\nEight.\n"
    )
    own, earlier = documents(tmp_path, plain(body))
    assert (own.text, earlier.text) == ("Nine.\nEight.", "Twelve people had been killed.\nSix are missing.")
    assert (earlier.publisher, earlier.published) == ("guard.example", None), "a date that is not told is not known"


def test_arrows_of_a_newsletter_are_no_marks_of_quoting(tmp_path: Path) -> None:
    body = f"Today:\n\n> {TOLD}\n\n> Six are missing.\n"
    assert read_one(tmp_path, "a.eml", plain(body)).text == f"Today:\n{TOLD}\nSix are missing."
    own, quoted = documents(tmp_path, plain(body).replace("Subject: ", "Subject: Re: "))
    assert (own.text, quoted.text) == ("Today:", f"{TOLD}\nSix are missing.")
    assert (quoted.publisher, quoted.published) == (None, None)


def test_a_mail_quoted_in_a_quoted_mail(tmp_path: Path) -> None:
    body = (
        f"{OWN}\n\nOn Tue, 3 Mar 2026 at 18:00, Coast Guard <press@guard.example> wrote:\n> {EARLIER}\n>\n"
        "> On Mon, 2 Mar 2026 at 08:00, Pilots <info@pilots.example> wrote:\n>\n>> The toll was two.\n"
    )
    found = documents(tmp_path, plain(body))
    assert [(each.text, each.publisher) for each in found] == [
        (OWN, "courier.example"),
        (EARLIER, "guard.example"),
        ("The toll was two.", "pilots.example"),
    ]
    assert found[2].published == minute(2, 7)


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_said_of_an_input_is_not_said_of_the_mails_within_it(tmp_path: Path, number: int) -> None:
    """One quoted, one attached: who sent each and when is told in it, whatever the command line says of the file."""
    quoting = plain(f"{OWN}\n\nOn Tue, 3 Mar 2026 at 18:00, Coast Guard <press@guard.example> wrote:\n\n> {EARLIER}\n")
    attaching = (
        f"From: Nora Pell <nora@pell.example>\nDate: Wed, 4 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n{OWN}\n'
        f"--b\nContent-Type: message/rfc822\n\nFrom: Coast Guard <press@guard.example>\n"
        f"Date: Tue, 3 Mar 2026 18:00:00 +0100\n\n{EARLIER}\n--b--\n"
    )
    options = ReadOptions(publisher="Our Desk", published=datetime(2026, 3, 5, tzinfo=UTC), title="Files")
    path = tmp_path / "a.eml"
    path.write_text(quoting if number == 1 else attaching)
    own, earlier = (reading.document for reading in read_inputs([str(path)], options))
    assert own is not None
    assert (own.publisher, own.title, own.published and own.published.at.day) == ("Our Desk", "Files", 5)
    assert earlier is not None
    assert (earlier.publisher, earlier.published and earlier.published.at.day) == ("guard.example", 3)
    assert earlier.title != "Files"
