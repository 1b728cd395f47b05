"""Short texts, foreign scripts, and what is too little to tell."""

from __future__ import annotations

import pytest

from claims.documents import ReadOptions
from claims.documents.language import detect, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الدفاع المدني إن 14 شخصا قتلوا.", "ar"),
        ("قتل 14", "und"),  # Arabic, Persian or another: none that statements are found in
        ("وزارت بهداشت اعلام کرد که چهارده نفر کشته شدند", "fa"),
        ("Министерство обороны сообщило о гибели четырнадцати человек.", "ru"),
        ("Міністерство оборони повідомило про загибель чотирнадцяти осіб.", "uk"),
        ("卫生部称至少14人死亡。", "zh"),
        ("保健省によると、14人が死亡した。", "ja"),
        ("국방부는 14명이 사망했다고 밝혔다.", "ko"),
        ("Σύμφωνα με την αστυνομία, 14 άτομα σκοτώθηκαν.", "el"),
        ("משרד הבריאות מסר כי 14 בני אדם נהרגו.", "he"),
        ("मंत्रालय ने कहा कि 14 लोग मारे गए।", "hi"),
        ("กระทรวงกลาโหมระบุว่ามีผู้เสียชีวิต 14 คน", "th"),
        ("თავდაცვის სამინისტრომ განაცხადა", "ka"),
        ("Mindestens vierzehn Menschen starben, teilte die Polizei in Tesk mit.", "de"),
        ("Selon le ministère de la santé, quatorze personnes ont été tuées.", "fr"),
        ("Podle ministerstva zahynulo nejméně čtrnáct lidí.", "cs"),
        ("At least 14 people were killed in Tesk, the police said.", "en"),
        ("The Health Ministry (وزارة الصحة) said 14 people were killed.", "en"),  # a name is no text
        ("Nine died.", None),  # too short
        ("Police: 9 killed, 40 injured in Tesk blast", None),  # given a try
        ("Ana López, José Peña, Ricardo Gómez, Bogotá", None),  # names only
        ("14 🔥🔥🔥", None),
        ("", None),
    ],
)
def test_a_short_text(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("قال الدفاع المدني إن 14 شخصا قتلوا.", "en", "ar"),  # a page's template says en
        ("قتل 14", "en", "und"),
        ("قتل 14", "ar", "ar"),  # the script leaves several, and the page says which
        ("Nine died.", "en-GB", "en"),
        ("Neun tot", "de", "de"),
        ("", None, None),
    ],
)
def test_what_the_page_declares(text: str, declared: str | None, language: str | None) -> None:
    assert language_of(text, declared, ReadOptions()) == language


def test_the_users_word_comes_first() -> None:
    assert language_of("قتل 14", "ar", ReadOptions(language="en")) == "en"
