"""Genres: what kind of document a text is, who has which turn in it, and whose words a release is."""

from __future__ import annotations

import time
import tomllib
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.genres import Genre, Layout, layout

Turns = list[tuple[str | None, bool, str]]
"""Speaker, whether he asks, and what he says: paragraphs parted by a bar."""


def _page(*lines: str) -> str:
    """A stored text: a paragraph a line."""
    return "\n".join(lines)


TRANSCRIPTS: list[tuple[str, Turns]] = [
    (  # a press briefing: questions marked Q without a colon, a letterhead above, applause within, an end mark
        _page(
            "The Presidency of Ardania",
            "Office of the Press Secretary",
            "For Immediate Release",
            "Press Briefing by Press Secretary Jonas Weil, 3/4/2026",
            "12:40 P.M.",
            "MR. WEIL: Good afternoon. (Laughter.) Let me begin with the port.",
            "The fire is out, and we have no new toll. (Applause.)",
            "Q Thank you, Jonas. Does the President blame the operator?",
            "MR. WEIL: We will wait for the inspectors.",
            "Q Has he seen the letter of January?",
            "MS. ORLOV: He has not, to my knowledge.",
            "END 1:15 P.M.",
        ),
        [
            (
                "Jonas Weil",
                False,
                "Good afternoon. | Let me begin with the port. | The fire is out, and we have no new toll.",
            ),
            (None, True, "Thank you, Jonas. Does the President blame the operator?"),
            ("Jonas Weil", False, "We will wait for the inspectors."),
            (None, True, "Has he seen the letter of January?"),
            ("MS. ORLOV", False, "He has not, to my knowledge."),
        ],
    ),
    (  # later labels are shorter than the first
        _page(
            "SECRETARY OF STATE MARTIN KELLER: Thank you all for coming.",
            "FOREIGN MINISTER LENA HOLT (through interpreter): We had good talks.",
            "KELLER: I agree with that.",
            "HOLT: Then we are done.",
        ),
        [
            ("MARTIN KELLER", False, "Thank you all for coming."),
            ("LENA HOLT", False, "We had good talks."),
            ("MARTIN KELLER", False, "I agree with that."),
            ("LENA HOLT", False, "Then we are done."),
        ],
    ),
    (  # a broadcaster's labels with offices behind a comma, clips and breaks between
        _page(
            "TRANSCRIPT",
            "MARA DUNE, CNB HOST: Governor, what do you make of this?",
            "(BEGIN VIDEO CLIP)",
            "OTTO KRANZ, MAYOR OF SELVO: I never saw that letter.",
            "(END VIDEO CLIP)",
            "DUNE: So, do you believe him?",
            "PAUL ADLER, GOVERNOR OF THE COAST: I do. (CROSSTALK) And you should.",
            "UNIDENTIFIED MALE: We do not.",
            "(COMMERCIAL BREAK)",
            "This programme is sponsored by nobody at all.",
        ),
        [
            ("MARA DUNE", True, "Governor, what do you make of this?"),
            ("OTTO KRANZ", False, "I never saw that letter."),
            ("MARA DUNE", True, "So, do you believe him?"),
            ("PAUL ADLER", False, "I do. | And you should."),
            (None, False, "We do not."),
        ],
    ),
    (  # times in brackets before names in ordinary print
        _page(
            "[00:12:03] Smith: We did not see the ship.",
            "[00:12:09] Adler: You were on the bridge.",
            "[00:12:15] Smith: I was below.",
        ),
        [
            ("Smith", False, "We did not see the ship."),
            ("Adler", False, "You were on the bridge."),
            ("Smith", False, "I was below."),
        ],
    ),
    (  # a name and a time on a line of their own, the words below
        _page(
            "Karla Smith (00:12):",
            "We did not see the ship.",
            "Peter Adler (00:19):",
            "But you were on the bridge.",
            "Karla Smith (00:31):",
            "I was below.",
        ),
        [
            ("Karla Smith", False, "We did not see the ship."),
            ("Peter Adler", False, "But you were on the bridge."),
            ("Karla Smith", False, "I was below."),
        ],
    ),
    (  # a hearing: roles and names in capitals, paragraphs without a label go on
        _page(
            "CHAIRMAN: The committee will come to order. I thank our witnesses.",
            "We begin with the harbour master.",
            "MR. BRANDT: Thank you, Mr. Chairman.",
            "CHAIRMAN: How many inspections did you make?",
            "MR. BRANDT: We made none in January.",
        ),
        [
            (
                "CHAIRMAN",
                False,
                "The committee will come to order. I thank our witnesses. | We begin with the harbour master.",
            ),
            ("MR. BRANDT", False, "Thank you, Mr. Chairman."),
            ("CHAIRMAN", True, "How many inspections did you make?"),
            ("MR. BRANDT", False, "We made none in January."),
        ],
    ),
    (  # square brackets around the speakers
        _page(
            "[Ilse Brandt]: I wrote to you in January.",
            "[Otto Kranz]: We never got it.",
            "[Ilse Brandt]: You signed for it.",
        ),
        [
            ("Ilse Brandt", False, "I wrote to you in January."),
            ("Otto Kranz", False, "We never got it."),
            ("Ilse Brandt", False, "You signed for it."),
        ],
    ),
    (  # the office is in the label, the holder in the heading
        _page(
            "Remarks by President Berg and Prime Minister Solis in Joint Press Conference",
            "PRESIDENT BERG: Welcome, everybody.",
            "PRIME MINISTER SOLIS: (As interpreted.) Thank you, my friend.",
            "THE PRESIDENT: Let us take your questions.",
        ),
        [
            ("PRESIDENT BERG", False, "Welcome, everybody."),
            ("PRIME MINISTER SOLIS", False, "Thank you, my friend."),
            ("President Berg", False, "Let us take your questions."),
        ],
    ),
    (  # one speaker's remarks under one label
        _page(
            "Remarks by President Anna Berg on the Port of Selvo",
            "10:30 A.M.",
            "THE PRESIDENT: Thank you. (Applause.) I came here to listen.",
            "We will rebuild the terminal.",
            "We will learn why it burned. (Applause.)",
            "END 10:41 A.M.",
        ),
        [
            (
                "Anna Berg",
                False,
                "Thank you. | I came here to listen. | We will rebuild the terminal. | We will learn why it burned.",
            )
        ],
    ),
    (  # names in ordinary print, that come back: a panel
        _page(
            "Three people who were there met in our studio: Anna Berg, Otto Kranz and Ilse Brandt.",
            "Berg: I heard two blasts, and then we ran.",
            "Kranz: We heard only one.",
            "Brandt: You were further away than we were.",
            "Kranz: That is true, I was at the station.",
            "Berg: And I was on the quay.",
        ),
        [
            ("Anna Berg", False, "I heard two blasts, and then we ran."),
            ("Otto Kranz", False, "We heard only one."),
            ("Ilse Brandt", False, "You were further away than we were."),
            ("Otto Kranz", False, "That is true, I was at the station."),
            ("Anna Berg", False, "And I was on the quay."),
        ],
    ),
    (  # each paragraph opens with the mark of a quote that is never closed
        _page(
            "Partial transcript as follows:",
            "“RAMAZ: Senator, did you lie to them?",
            "“COLE: I did not, and I never would.”",
            "Follow the author at @example.",
        ),
        [("RAMAZ", True, "Senator, did you lie to them?"), ("COLE", False, "I did not, and I never would.")],
    ),
    (  # two people of one name: no full name is safe
        _page(
            "Transcript",
            "Bill Dorn and Carla Dorn were both there.",
            "DORN: I will not sell.",
            "HALE: Will you ever?",
            "DORN: We may.",
        ),
        [("DORN", False, "I will not sell."), ("HALE", True, "Will you ever?"), ("DORN", False, "We may.")],
    ),
    (  # questions marked Q with a colon among names in capitals
        _page(
            "MR. WEIL: Good afternoon, everybody.",
            "Q: Thanks, Jonas. Is the port open?",
            "Is it safe?",
            "MR. WEIL: It is open. I cannot tell you more.",
            "Q: Who can?",
        ),
        [
            ("MR. WEIL", False, "Good afternoon, everybody."),
            (None, True, "Thanks, Jonas. Is the port open? | Is it safe?"),
            ("MR. WEIL", False, "It is open. I cannot tell you more."),
            (None, True, "Who can?"),
        ],
    ),
    (  # a headline in capitals names the speaker once, its verb behind the name
        _page(
            "Deputy Harbour Press Secretary Ida Weil Holds a Press Briefing",
            "MS. WEIL: Good afternoon, everybody.",
            "Q: Is the port open?",
            "MS. WEIL: It is open. I cannot tell you more.",
            "Q: Who can?",
        ),
        [
            ("Ida Weil", False, "Good afternoon, everybody."),
            (None, True, "Is the port open?"),
            ("Ida Weil", False, "It is open. I cannot tell you more."),
            (None, True, "Who can?"),
        ],
    ),
    (  # a label that may be nobody's ends the turn: what follows it is given to no one
        _page(
            "HOLT: I saw it.",
            "BERG: You were not there.",
            "HOLT: I was, and you know it.",
            "River Song: We turn to water.",
            "It was late.",
            "BERG: We all knew.",
        ),
        [
            ("HOLT", False, "I saw it."),
            ("BERG", False, "You were not there."),
            ("HOLT", False, "I was, and you know it."),
            ("BERG", False, "We all knew."),
        ],
    ),
    (  # a broadcast: turns run together, namesakes with initials, a time alone, a part left out
        _page(
            "THIS IS A RUSH TRANSCRIPT.",
            "SARA O'DELL, CNB ANCHOR: Good morning.",
            "MILO O'DELL, CNB CORRESPONDENT: And I'm Milo. S. O'DELL: We begin at sea.",
            "[00:00:05]",
            "Our man is there.",
            "(WEATHER REPORT)",
            "It rained, nobody says.",
            "M. O'DELL: I am. It's rough. S. O'DELL: Stay safe.",
            "UNIDENTIFIED FEMALE: We will.",
        ),
        [
            ("SARA O'DELL", False, "Good morning."),
            ("MILO O'DELL", False, "And I'm Milo."),
            ("SARA O'DELL", False, "We begin at sea. | Our man is there."),
            ("MILO O'DELL", False, "I am. It's rough."),
            ("SARA O'DELL", False, "Stay safe."),
            (None, False, "We will."),
        ],
    ),
    (  # the time behind the colon, the words below
        _page(
            "Dina Pesk: (09:51)",
            "I urge you all to keep your mask on.",
            "Speaker 1: (10:08)",
            "Yes. We are ready.",
            "Dina Pesk: (10:29)",
            "Thank you for staying so late.",
        ),
        [
            ("Dina Pesk", False, "I urge you all to keep your mask on."),
            (None, False, "Yes. We are ready."),
            ("Dina Pesk", False, "Thank you for staying so late."),
        ],
    ),
    (  # a spokesman presented above
        _page(
            "Ned Pryce, Department Spokesperson",
            "2:39 p.m.",
            "MR PRYCE: Hello, everybody. I have nothing at the top.",
            "QUESTION: Happy birthday.",
            "MR PRYCE: Thank you.",
        ),
        [
            ("Ned Pryce", False, "Hello, everybody. I have nothing at the top."),
            (None, True, "Happy birthday."),
            ("Ned Pryce", False, "Thank you."),
        ],
    ),
    (  # a speech without a label
        _page(
            "Foreign Affairs Council: Press remarks by High Representative Jonas Borell after the meeting",
            "Today, it has been an intense meeting, and we took many decisions.",
            "(Applause.) I want to be clear.",
            "Thank you.",
        ),
        [
            (
                "Jonas Borell",
                False,
                "Today, it has been an intense meeting, and we took many decisions. | I want to be clear. | Thank you.",
            ),
        ],
    ),
    (  # the President's daughter is not the President
        _page(
            "Transcript",
            "President Dorn and Carla Dorn at the port",
            "DORN: I will not sell.",
            "HALE: Will you ever?",
            "DORN: We may.",
        ),
        [("DORN", False, "I will not sell."), ("HALE", True, "Will you ever?"), ("DORN", False, "We may.")],
    ),
]

INTERVIEWS: list[tuple[str, Turns]] = [
    (  # marks, and an introduction that says who was asked
        _page(
            "Our reporter Jan Holt spoke to Minister Anna Berg about the dam.",
            "Q: Why did you build it?",
            "A: Because we needed water.",
            "I would do it again.",
            "Q: Do you regret the cost?",
            "A: I do not.",
            "And my party does not.",
        ),
        [
            (None, True, "Why did you build it?"),
            ("Anna Berg", False, "Because we needed water. | I would do it again."),
            (None, True, "Do you regret the cost?"),
            ("Anna Berg", False, "I do not. | And my party does not."),
        ],
    ),
    (  # the one who answers stands before the words, an outlet behind
        _page(
            "Anna Berg, the minister, gave an interview to the Selvo Herald.",
            "Question: Why did you build it?",
            "Answer: We needed water.",
            "Question: And will you stay?",
            "Answer: I will.",
        ),
        [
            (None, True, "Why did you build it?"),
            ("Anna Berg", False, "We needed water."),
            (None, True, "And will you stay?"),
            ("Anna Berg", False, "I will."),
        ],
    ),
    (  # two could be meant: nobody is named
        _page(
            "Anna Berg talked to Otto Kranz about the dam.",
            "Q: Why did you build it?",
            "A: We needed water.",
            "Q: And will you stay?",
            "A: I will.",
        ),
        [
            (None, True, "Why did you build it?"),
            (None, False, "We needed water."),
            (None, True, "And will you stay?"),
            (None, False, "I will."),
        ],
    ),
    (  # nobody is introduced
        _page(
            "Q: Why did you build it?",
            "A: We needed water.",
            "Q: And will you stay?",
            "A: I will.",
        ),
        [
            (None, True, "Why did you build it?"),
            (None, False, "We needed water."),
            (None, True, "And will you stay?"),
            (None, False, "I will."),
        ],
    ),
    (  # the outlet and the name
        _page(
            "Interview with Anna Berg",
            "HERALD: Minister Berg, why did you build it?",
            "Berg: We needed water.",
            "HERALD: And the cost?",
            "Berg: I regret it.",
            "HERALD: You said that you would resign.",
            "Berg: I said I might.",
        ),
        [
            ("HERALD", True, "Minister Berg, why did you build it?"),
            ("Anna Berg", False, "We needed water."),
            ("HERALD", True, "And the cost?"),
            ("Anna Berg", False, "I regret it."),
            ("HERALD", True, "You said that you would resign."),
            ("Anna Berg", False, "I said I might."),
        ],
    ),
    (  # the outlet in ordinary print, full name first
        _page(
            "A conversation about water.",
            "Harbour Post: Why did you build it?",
            "Anna van der Berg: We needed water.",
            "Harbour Post: What did it cost?",
            "Van der Berg: I do not know.",
            "Harbour Post: Who does?",
            "Van der Berg: You would have to ask the minister. I have.",
        ),
        [
            ("Harbour Post", True, "Why did you build it?"),
            ("Anna van der Berg", False, "We needed water."),
            ("Harbour Post", True, "What did it cost?"),
            ("Anna van der Berg", False, "I do not know."),
            ("Harbour Post", True, "Who does?"),
            ("Anna van der Berg", False, "You would have to ask the minister. I have."),
        ],
    ),
    (  # bold questions, flattened
        _page(
            "Interview with Finance Minister Anna Berg in the Herald of 3 March 2026",
            "Ms Berg, you are travelling to Morvia today. Will you talk about the dam?",
            "We will. It is our biggest project.",
            "Despite the resistance there?",
            "I would talk to anybody.",
            "My door is open.",
            "Is Ardania ready to pay?",
            "We have said so.",
            "What if they refuse?",
            "Then I come home.",
        ),
        [
            (None, True, "Ms Berg, you are travelling to Morvia today. Will you talk about the dam?"),
            ("Anna Berg", False, "We will. It is our biggest project."),
            (None, True, "Despite the resistance there?"),
            ("Anna Berg", False, "I would talk to anybody. | My door is open."),
            (None, True, "Is Ardania ready to pay?"),
            ("Anna Berg", False, "We have said so."),
            (None, True, "What if they refuse?"),
            ("Anna Berg", False, "Then I come home."),
        ],
    ),
    (  # dashes
        _page(
            "We sat down with the diver Marko Ilic after the rescue.",
            "— Were you afraid?",
            "— I was, like all of us.",
            "— How deep did you go?",
            "— Forty metres. I had never been so deep.",
            "— Would you do it again?",
            "— We would.",
        ),
        [
            (None, True, "Were you afraid?"),
            ("Marko Ilic", False, "I was, like all of us."),
            (None, True, "How deep did you go?"),
            ("Marko Ilic", False, "Forty metres. I had never been so deep."),
            (None, True, "Would you do it again?"),
            ("Marko Ilic", False, "We would."),
        ],
    ),
    (  # initials for whoever is introduced in full
        _page(
            "Jan Holt met the poet Ada Moss for an interview.",
            "JH: When did you begin?",
            "AM: I was nine.",
            "JH: Did you show it to anybody?",
            "AM: My sister. She laughed at me.",
        ),
        [
            ("Jan Holt", True, "When did you begin?"),
            ("Ada Moss", False, "I was nine."),
            ("Jan Holt", True, "Did you show it to anybody?"),
            ("Ada Moss", False, "My sister. She laughed at me."),
        ],
    ),
    (  # an office with its country before the name, in ordinary print
        _page(
            "Meeting with heads of news agencies",
            "President of Ardania Anna Berg: Good afternoon, my friends.",
            "I am glad to see you.",
            "Bureau Chief of the Herald Jan Holt: Thank you. May we begin with the port?",
            "Anna Berg: Please do.",
            "Jan Holt: Will you reopen it?",
            "Anna Berg: We have to.",
        ),
        [
            ("Anna Berg", False, "Good afternoon, my friends. | I am glad to see you."),
            ("Jan Holt", True, "Thank you. May we begin with the port?"),
            ("Anna Berg", False, "Please do."),
            ("Jan Holt", True, "Will you reopen it?"),
            ("Anna Berg", False, "We have to."),
        ],
    ),
    (  # an office tells who of two answers, and an outlet
        _page(
            "Minister Anna Berg spoke to Jan Holt about the dam.",
            "President Dorn told his party that he would resign. He spoke to thousands.",
            "Q: Why did you build it?",
            "A: We needed water, and I saw no other way to get it in so short a time.",
            "Q: And will you stay?",
            "A: I will, as long as they let me, and you may write that down, please.",
        ),
        [
            (None, True, "Why did you build it?"),
            ("Anna Berg", False, "We needed water, and I saw no other way to get it in so short a time."),
            (None, True, "And will you stay?"),
            ("Anna Berg", False, "I will, as long as they let me, and you may write that down, please."),
        ],
    ),
    (  # questions about a man are not put to him
        _page(
            "Otto Dorn and the dam: we answer your questions",
            "Otto Dorn will resign. Our desk answered what you asked us in an interview.",
            "Q: Why will Dorn resign, do you think?",
            "A: I think he is tired, and I would be too, after nine years of this.",
            "Q: Will you miss Dorn?",
            "A: I will, as long as they let me, and you may write that down, please.",
        ),
        [
            (None, True, "Why will Dorn resign, do you think?"),
            (None, False, "I think he is tired, and I would be too, after nine years of this."),
            (None, True, "Will you miss Dorn?"),
            (None, False, "I will, as long as they let me, and you may write that down, please."),
        ],
    ),
]


def _turns(text: str, found: Layout) -> Turns:
    return [
        (
            turn.speaker.of(text) if turn.speaker else None,
            turn.question,
            " | ".join(piece.of(text) for piece in turn.speech),
        )
        for turn in found.turns
    ]


@pytest.mark.parametrize(("text", "turns"), TRANSCRIPTS)
def test_a_transcript_has_the_turns_of_its_speakers(text: str, turns: Turns) -> None:
    found = layout(text)
    assert (found.genre, _turns(text, found)) == (Genre.TRANSCRIPT, turns)


@pytest.mark.parametrize(("text", "turns"), INTERVIEWS)
def test_an_interview_has_questions_and_answers(text: str, turns: Turns) -> None:
    found = layout(text)
    assert (found.genre, _turns(text, found)) == (Genre.INTERVIEW, turns)


RELEASES: list[tuple[str, str | None, list[str]]] = [
    (  # a company: opener, dateline, a quote, boilerplate, contact, end mark
        _page(
            "FOR IMMEDIATE RELEASE",
            "Brightwater Opens Second Plant in Selvo",
            "SELVO, Ardania, March 3, 2026 – Brightwater Corp, a maker of pumps, today announced its opening.",
            "“We are delighted,” said Ada Moss, chief executive.",
            "The plant employs 300 people.",
            "About Brightwater Corp",
            "Brightwater Corp makes pumps in nine countries.",
            "Media contact:",
            "Jan Holt, press@brightwater.example",
            "###",
        ),
        "Brightwater Corp",
        [
            "Brightwater Corp, a maker of pumps, today announced its opening.",
            "“We are delighted,” said Ada Moss, chief executive.",
            "The plant employs 300 people.",
        ],
    ),
    (  # a ministry's statement: nothing but its title and its voice
        _page(
            "Statement of the Ministry of Foreign Affairs of Ardania on the attack in Port Selvo",
            "3 March 2026",
            "The Ministry of Foreign Affairs of Ardania strongly condemns the attack on the port.",
            "We call on Morvia to explain itself.",
        ),
        "Ministry of Foreign Affairs of Ardania",
        [
            "The Ministry of Foreign Affairs of Ardania strongly condemns the attack on the port.",
            "We call on Morvia to explain itself.",
        ],
    ),
    (  # a spokesperson without a body in the title: the first sentence has it
        _page(
            "Statement by the Spokesperson on the situation in Morvia",
            "The Ardanian Union expresses its concern about the arrests in Morvia.",
            "We urge the authorities to release all those detained.",
        ),
        "Ardanian Union",
        [
            "The Ardanian Union expresses its concern about the arrests in Morvia.",
            "We urge the authorities to release all those detained.",
        ],
    ),
    (  # a spokesperson with his body in the title
        _page(
            "STATEMENT BY THE SPOKESPERSON OF THE MINISTRY OF DEFENCE ON THE STRIKE",
            "Our forces struck no civilian target last night.",
        ),
        "MINISTRY OF DEFENCE",
        ["Our forces struck no civilian target last night."],
    ),
    (  # a readout names a president, and is his office's: the letterhead has it
        _page(
            "The White House",
            "Readout of President Berg’s Call with Prime Minister Solis of Morvia",
            "FOR IMMEDIATE RELEASE",
            "President Berg spoke today with Prime Minister Solis of Morvia.",
            "The leaders agreed to meet in May.",
        ),
        "White House",
        ["President Berg spoke today with Prime Minister Solis of Morvia.", "The leaders agreed to meet in May."],
    ),
    (  # a readout without a letterhead: nobody is named
        _page(
            "Readout of Secretary Keller’s Meeting with Foreign Minister Holt",
            "Secretary Keller thanked the minister for Ardania’s help, and for our common work.",
        ),
        None,
        ["Secretary Keller thanked the minister for Ardania’s help, and for our common work."],
    ),
    (  # a distributor's dateline and source line
        _page(
            "SELVO, Ardania, March 3, 2026 /PRNewswire/ -- Dune Energy Ltd announced results for the year.",
            "Revenue rose by 4 per cent to 30 million.",
            "SOURCE Dune Energy Ltd",
        ),
        "Dune Energy Ltd",
        ["Dune Energy Ltd announced results for the year.", "Revenue rose by 4 per cent to 30 million."],
    ),
    (  # notes to editors and an end mark, no opener
        _page(
            "Council backs new harbour rules",
            "Selvo City Council has today agreed new rules for the harbour.",
            "Inspections will be made every month.",
            "-ENDS-",
            "Notes to editors:",
            "The harbour was built in 1904.",
        ),
        "Selvo City Council",
        ["Selvo City Council has today agreed new rules for the harbour.", "Inspections will be made every month."],
    ),
    (  # a line above, a number and a date in it
        _page(
            "Press release No. 14, 3 March 2026",
            "Coast Guard rescues nine",
            "The crew of the Alma was brought ashore this morning.",
            "For further information, contact: 555 010 2030",
        ),
        None,
        ["The crew of the Alma was brought ashore this morning."],
    ),
    (  # a joint statement of two governments
        _page(
            "Joint Statement by the Governments of Ardania and Morvia",
            "We have agreed to open the border on Monday.",
        ),
        "Governments of Ardania and Morvia",
        ["We have agreed to open the border on Monday."],
    ),
    (  # a country before the title, and the body on whose behalf
        _page(
            "Morvia: Statement by the High Representative on behalf of the Ardanian Union on the arrests",
            "We call for the release of all those arrested.",
        ),
        "Ardanian Union",
        ["We call for the release of all those arrested."],
    ),
    (  # a dateline with a distributor between dashes
        "SELVO--(BUSINESS WIRE)--Dune Energy Inc. today announced a merger.",
        "Dune Energy Inc",
        ["Dune Energy Inc. today announced a merger."],
    ),
    (  # a distributor's dateline on a line of its own, a headline twice
        _page(
            "Dune Energy to Publish Results",
            "Dune Energy to Publish Results",
            "SELVO, Ardania–(BUSINESS WIRE)–",
            "DUNE ENERGY CORPORATION (XSE:DUN) announced today that it will publish its results in May.",
            "About Dune",
            "Dune makes wind turbines.",
        ),
        "DUNE ENERGY CORPORATION",
        ["DUNE ENERGY CORPORATION (XSE:DUN) announced today that it will publish its results in May."],
    ),
    (  # a police release, with its body in the first line
        _page(
            "Media Release from the St. Alma Police Department at 8:35 a.m.",
            "Shooting at the harbour",
            "Officers found a man with a wound to the leg.",
        ),
        "St. Alma Police Department",
        ["Officers found a man with a wound to the leg."],
    ),
    (  # heading and text have run together
        "Department of Public Safety FOUR SHOT IN SELVO FOR IMMEDIATE RELEASE SELVO – The unit is investigating.",
        None,
        ["The unit is investigating."],
    ),
    (  # whose statement it is stands first in the title
        _page(
            "Ardanian Health Ministry Statement on the Toll",
            "Our hospitals have counted 14 dead.",
        ),
        "Ardanian Health Ministry",
        ["Our hospitals have counted 14 dead."],
    ),
]

REPORTS = [
    "",
    _page(
        "An explosion tore through the grain terminal on Tuesday.",
        "The ministry said 11 people were killed.",
    ),  # prose
    # a report about a release, and one that quotes a statement's title
    _page(
        "The company said in a press release that it would close the plant.",
        "It gave no date.",
        "Shares fell.",
    ),
    _page(
        "In a “Statement by the Spokesperson on the arrests”, the union expressed concern.",
        "Morvia rejected it.",
    ),
    _page(
        "Statement by minister sparks outrage in Selvo",
        "A statement by the minister drew anger on Tuesday.",
        "He said he was sorry.",
    ),
    _page(
        "Readout of the black box may take weeks",
        "Investigators said on Tuesday that they had found it.",
        "It is damaged.",
    ),
    # an agency's report with the ministry's words in it
    "SELVO, March 3 (Reuters) - The Ministry of Foreign Affairs of Ardania strongly condemns the attack, it said.",
    # one line of a record, quoted
    _page(
        "The minister was asked about the letter.",
        "MR. WEIL: I have not seen it.",
        "He then left the room.",
    ),
    _page(
        "The two argued in court.",
        "JUDGE: Were you there?",
        "WITNESS: I was not.",
        "The hearing goes on.",
    ),
    # a headline with a colon
    _page(
        "Minister: bridge unsafe",
        "The bridge at Selvo is unsafe, the minister said.",
        "It was closed on Monday.",
    ),
    # fields of a list
    _page(
        "Name: Anna Berg",
        "Age: 34",
        "Home: Selvo",
        "Name: Otto Kranz",
        "Age: 51",
        "Home: Port Alma",
    ),
    _page(
        "Name: Anna Berg.",
        "Occupation: I am a teacher.",
        "Name: Otto Kranz.",
        "Occupation: I fish.",
    ),
    # a recipe
    _page(
        "Ingredients: 200 g of flour, two eggs.",
        "Method: You mix the flour and the eggs.",
        "Serves: four.",
        "Tip: You may add salt.",
    ),
    # a schedule
    _page(
        "Schedule",
        "09:00 Registration: You will get a badge.",
        "10:00 Opening: Our mayor speaks.",
        "11:00 Lunch: You are welcome.",
    ),
    # a live blog with times
    _page(
        "10:45: Police say the road is closed.",
        "10:50: We are hearing of a second blast.",
        "11:05: The mayor will speak at noon.",
    ),
    _page(
        "10.45 GMT",
        "Police: Two people are dead.",
        "10.50 GMT",
        "Mayor: Stay at home.",
        "11.05 GMT",
        "Police: The road is open.",
    ),
    # line-ups, ratings, results
    _page(
        "Ardania: Kranz; Berg, Holt, Moss; Adler.",
        "Morvia: Solis; Orlov, Weil; Dorn.",
        "Goals: Berg 12, Solis 40.",
        "Referee: J. Smith.",
    ),
    _page(
        "BERG: 7. Quiet at first.",
        "KRANZ: 4. Lost the ball.",
        "MOSS: 8. Our best player.",
        "ADLER: 6. Came on late.",
    ),
    _page(
        "PLEDGED DELEGATES",
        "Berg: 1,769",
        "Kranz: 1,501",
        "SUPERDELEGATES",
        "Berg: 547",
        "Kranz: 46",
        "TOTAL",
        "Berg: 2,316",
        "Kranz: 1,547",
    ),
    # what candidates want, matter by matter, told by the paper
    _page(
        "TAXES",
        "BERG: Would raise the levy on large farms.",
        "KRANZ: Opposes any new levy.",
        "WATER",
        "BERG: Wants a second dam.",
        "KRANZ: Would repair the first one.",
    ),
    # claims taken apart
    _page(
        "BERG: “We built 40 schools.”",
        "THE FACTS: Eleven were built.",
        "BERG: “I never took money.”",
        "THE FACTS: You can look it up.",
    ),
    # reactions, each once
    _page(
        "What they said",
        "Anna Berg, mayor: “We will rebuild.”",
        "Otto Kranz, governor: “I am shocked.”",
        "Ilse Brandt: “We warned them.”",
    ),
    # labels in capitals that head links
    _page(
        "READ MORE: Why you should care",
        "PHOTOS: Our best pictures",
        "READ MORE: What we know",
        "PHOTOS: Your pictures of the fire",
    ),
    # towns in capitals before briefs
    _page(
        "SELVO: The port reopened on Monday.",
        "ALMA: A man was fined.",
        "SELVO: The mayor resigned, saying “I am tired and we failed.”",
    ),
    # advice in capitals
    _page(
        "DO: Wear your mask.",
        "DON'T: Touch your face.",
        "DO: Wash your hands.",
        "DON'T: Say that you do know.",
    ),
    _page(
        "BUY: We like the buy signals.",
        "SELL: You should sell.",
        "BUY: Our pick.",
        "SELL: We would not sell.",
    ),
    # a report about a speech
    _page(
        "Remarks by Mayor Otto Kranz anger dockers",
        "Dockers said on Monday that they felt betrayed.",
        "“I never said that, and I regret it,” he said.",
        "The union will vote on a strike next week.",
        "“We are patient,” its leader said.",
    ),
    # frequent questions, with marks and without
    _page(
        "Q: Who must register?",
        "A: All owners of boats.",
        "Q: What does it cost?",
        "A: Nothing.",
        "Q: When does it end?",
        "A: On 1 May.",
    ),
    _page(
        "Who must register?",
        "All owners of boats must register.",
        "What does it cost?",
        "It costs nothing.",
        "When does it end?",
        "It ends on 1 May.",
        "Where is the office?",
        "It is in Selvo.",
    ),
    _page(
        "How do I register?",
        "You fill in our form.",
        "What do I pay?",
        "You pay nothing.",
        "When must I come?",
        "Come by May.",
        "Where do you sit?",
        "Our office is in Selvo.",
    ),
    # a column that asks and answers itself
    _page(
        "I saw the minister’s interview last night.",
        "Did he sleep?",
        "I doubt it.",
        "Did we?",
        "We did not.",
        "So what is next?",
        "More of it, I fear.",
        "Who pays?",
        "We do.",
    ),
    # an interview told in prose
    _page(
        "Anna Berg spoke to the Herald about the dam.",
        "“I would build it again,” she said.",
        "Does she regret the cost?",
        "“We needed water,” Berg said.",
        "Will she stay?",
        "“I will,” she said.",
        "And then?",
        "“You will see,” she said.",
        "Why?",
        "“I am tired,” she said.",
    ),
    # a list with dashes
    _page(
        "What the plan has:",
        "— Two new dams.",
        "— A levy on farms.",
        "— Who pays? Nobody knows.",
        "— A commission.",
    ),
    # an analysis with chapters
    _page(
        "Verdict: We lost.",
        "Background: You may recall the strike.",
        "Verdict: We won.",
        "Background: I was there.",
    ),
    # a reporter's own lines below
    _page(
        "The port reopened on Monday, the mayor said.",
        "Contact the reporter: jan@herald.example",
        "About the author",
        "The author lives in Selvo.",
    ),
    # letters to a column
    _page(
        "Dear Ada: My son will not write to me.",
        "Dear Worried: You should call him.",
        "Dear Ada: I am lonely.",
        "Dear Lonely: Join a club, I say.",
    ),
    # a mail's head
    _page(
        "From: Anna Berg",
        "To: Otto Kranz",
        "Subject: I need you",
        "Date: 3 March",
        "Otto, I need your answer by noon.",
    ),
]


@pytest.mark.parametrize(("text", "issuer", "body"), RELEASES)
def test_a_release_is_one_bodys_words(text: str, issuer: str | None, body: list[str]) -> None:
    found = layout(text)
    assert (found.genre, found.issuer.of(text) if found.issuer else None) == (Genre.PRESS_RELEASE, issuer)
    assert [span.of(text) for span in found.body] == body
    assert found.turns == ()


@pytest.mark.parametrize("text", REPORTS)
def test_whatever_else_has_colons_questions_and_headings_is_a_report(text: str) -> None:
    found = layout(text)
    assert (found.genre, found.turns, found.issuer, found.body) == (Genre.REPORT, (), None, ())


EMBEDDED = _page(
    "A panel dismissed the tax on Saturday. Their talk left out what is known about it.",
    "Studies say that it would raise billions, and many countries have one, among them Ardania and Morvia.",
    "Anna Berg: Well, we have heard that before.",
    "Otto Kranz: I have not.",
    "Anna Berg: You should read more.",
    "Otto Kranz: I do.",
    "Most of the tax would be paid by a few, and the banks have said that they could bear it for some years at least.",
    "The government said it would look at the matter once more in May, when the new figures have been published.",
)


def test_a_report_may_print_an_exchange() -> None:
    found = layout(EMBEDDED)
    assert found.genre is Genre.REPORT
    assert _turns(EMBEDDED, found) == [
        ("Anna Berg", False, "Well, we have heard that before."),
        ("Otto Kranz", False, "I have not."),
        ("Anna Berg", False, "You should read more."),
        ("Otto Kranz", False, "I do."),
    ]
    assert "report that prints" in found.evidence


def test_a_title_stored_apart_is_a_heading() -> None:
    release = "Our forces struck no civilian target. The Defence Ministry will publish all it has."
    found = layout(release, title="Statement by the Defence Ministry on the strike")
    assert found.genre is Genre.PRESS_RELEASE
    assert found.issuer is not None
    assert found.issuer.of(release) == "Defence Ministry"
    assert layout(release).genre is Genre.REPORT


EVERY = [*(text for text, _ in (*TRANSCRIPTS, *INTERVIEWS)), *(text for text, _, _ in RELEASES), *REPORTS]


@pytest.mark.parametrize("text", EVERY)
def test_blank_lines_and_wide_blanks_change_nothing(text: str) -> None:
    spaced = text.replace("\n", "\n\n").replace(": ", ":  ")
    one, other = layout(text), layout(spaced)
    assert one.genre is other.genre
    assert _turns(text, one) == [(who, asks, said.replace(":  ", ": ")) for who, asks, said in _turns(spaced, other)]


def _check(text: str, found: Layout) -> None:
    for turn in found.turns:
        spans = [*((turn.label,) if turn.label else ()), *turn.speech]
        assert spans == sorted(spans)
        assert not any(one.overlaps(other) for one, other in pairwise(spans))
        assert all("\n" not in span.of(text) and span and span.end <= len(text) for span in spans)
    pieces = [piece for turn in found.turns for piece in turn.speech]
    assert pieces == sorted(pieces)
    assert list(found.body) == sorted(found.body)
    for span in (found.issuer, *found.body, *(turn.speaker for turn in found.turns)):
        assert span is None or (span and span.trimmed(text) == span and span.end <= len(text))
    assert 0 <= found.confidence <= 1
    if found.genre is Genre.REPORT:
        assert found.issuer is None
        assert found.body == ()


@pytest.mark.parametrize("text", EVERY)
def test_spans_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    _check(text, layout(text))


@given(st.text(max_size=200))
def test_any_text_has_a_layout(text: str) -> None:
    _check(text, layout(text, title=text[:40]))


PIECES = [
    *(
        "Q",
        "A",
        "Q:",
        "A:",
        "MR. BERG:",
        "Berg:",
        "Anna Berg:",
        "THE PRESIDENT:",
        "[00:01] Holt:",
        "VIDEO:",
        "The .:",
        "Mr:",
    ),
    *(
        "I am.",
        "Do you?",
        "(Applause.)",
        "(END VIDEO CLIP)",
        "“We will.”",
        "\n",
        " ",
        "\n\n",
        "— ",
        "Transcript",
        "interview with",
    ),
    *(
        "FOR IMMEDIATE RELEASE",
        "Statement by the Ministry on",
        "About Acme",
        "Acme is.",
        "###",
        "Contact: a@b.c",
        "SELVO –",
    ),
    *("ß:", "İ:", "\u2028", "\r\n", "Dr. İß Ǆ:", "of", "the ", "É́"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_what_the_rules_look_for_has_a_layout(pieces: list[str]) -> None:
    text = "".join(pieces)
    _check(text, layout(text))
    spaced = " ".join(pieces)
    _check(spaced, layout(spaced))


@pytest.mark.parametrize(
    "line",
    [
        "MR. BERG: I said so. (Laughter.) And you know it, Anna Berg.\n",
        "Q: Did you, Anna Berg?\nA: I did, and I told Otto Kranz.\n",
        "Anna Berg spoke to Otto Kranz and asked Ilse Brandt about Jan Holt, who met Ada Moss. ",
        "Is it you?\nI am.\n",
        "— Is it you?\n— I am.\n",
        "About Berg\nBerg is. Contact: a@b.c\n",
        "“ ' a-----.....: (([[ 12:00 Q: ",
        "Statement by the " + "Ministry of " * 9 + "\n",
        "A" + "a-" * 40,
    ],
)
def test_time_grows_with_the_length_alone(line: str) -> None:
    def seconds(copies: int) -> float:
        text = "Interview with Anna Berg\n" + line * copies
        start = time.process_time()
        layout(text)
        return time.process_time() - start

    assert seconds(2_000) < 40 * max(seconds(200), 0.005)


def test_word_lists_are_in_small_letters_and_say_nothing_twice() -> None:
    file = resources.files("claims.lexicon") / "data" / "genres.toml"
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    lists = [words for section in sections.values() if isinstance(section, dict) for words in section.values()]
    for words in lists:
        assert len(words) == len(set(words))
        assert all(word == word.casefold().strip() for word in words)
