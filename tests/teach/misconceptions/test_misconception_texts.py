"""The texts a student reads when stuck: easy, friendly, and right where they calculate."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
import textstat

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.teach.misconceptions import Misconception, load_misconceptions
from quickscan_sim.teach.misconceptions.catalogue import BASICS

CATALOGUE = load_misconceptions()
ALL = (*CATALOGUE, *load_misconceptions(BASICS))
END = re.compile(r"(?<=[.?])['\"]?\s+(?=['\"]?[A-Z0-9])")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST, USUAL, READABLE = 25, 15, 55
SUM = re.compile(r"(?<![\w.,])([(\d][\d.,\s()x/+-]*[\d)])\s*=\s*(-?\d[\d.,]*\d|\d)")
"""A sum written out, such as (4 + 4 + 5) / 3 = 4,33."""

NUMBERS = {
    "MV-S1": ("4,20", "3,40"),
    "MV-S2": ("3,00", "4,50"),
    "MV-S3": ("4,00", "3,00"),
    "MV-S4": ("1", "2"),
    "MV-S5": ("3", "1"),
    "MV-S6": ("3,00", "12"),
    "MV-S7": ("3,00", "5,00"),
    "MV-N1": ("0,67", "0,50"),
    "MV-N2": ("0,74", "0,63"),
    "MV-N3": ("0,31", "0,47"),
    "MV-N8": ("9", "6"),
    "MV-P3": ("0,25",),
    "MV-P6": ("2", "7"),
    "MV-R5": ("1", "6"),
    "MV-C1": ("0,00", "1,00"),
    "MV-C2": ("3,50", "3,00"),
    "MV-C3": ("-0,40",),
    "MV-H2": ("0,00", "1,00"),
    "MV-I1": ("5", "4"),
    "MV-I2": ("6,5", "5,67"),
    "MV-I4": ("2", "2,8"),
    "MV-I7": ("0,30", "0,50"),
    "MV-G4": ("2", "0"),
    "MV-E3": ("3", "6"),
}
"""What the example of a number comes to: rightly, and by the mistake."""

WORKED = {
    "MV-S1": ((4 + 4 + 3 + 5 + (6 - 1)) / 5, (4 + 4 + 3 + 5 + 1) / 5),
    "MV-S2": ((2 + 4 + 3) / 3, (2 + 4 + 3 + 9) / 4),
    "MV-S3": ((4 + 3 + 5) / 3, (4 + 0 + 3 + 5) / 4),
    "MV-S4": (sum(n >= 6 / 2 for n in (4, 2)), sum(n >= 1 for n in (4, 2))),
    "MV-S5": (sum(n >= 6 / 2 for n in (6, 5, 4)), sum(n == 6 for n in (6, 5, 4))),
    "MV-S6": ((3 + 4 + 2 + 3) / 4, 3 + 4 + 2 + 3),
    "MV-S7": ((2 + 4) / 2, (5 + 5) / 2),
    "MV-N1": (6 / (3 * 3), 6 / (4 * 3)),
    "MV-N2": (31 / (7 * 6), 31 / (7 * 7)),
    "MV-N3": (4 / (4 + 9), 2 * 4 / (2 * 4 + 9)),
    "MV-N8": (6 + 3, 6),
    "MV-P3": (5 / 20,),
    "MV-P6": (7 - 5, 7),
    "MV-R5": (1, 1 + 5),
    "MV-C1": (0, (3 * 4 + 2) / 4 - (4 + 3 * 2) / 4),
    "MV-C2": ((3 * 4 + 2) / 4, (4 + 2) / 2),
    "MV-C3": (2.80 - 3.20,),
    "MV-H2": ((0 + 0) / 2, (4 + 4) / 2 - (4 + 4 + 1) / 3),
    "MV-I1": (7 - 2, (2 + 3 + 7) / 3),
    "MV-I2": ((7 + 6) / 2, (7 + 6 + 4) / 3),
    "MV-I4": (sorted([1, 2, 2, 4, 5])[2], (1 + 2 + 2 + 4 + 5) / 5),
    "MV-I7": (3 / 10, 3 / (10 - 4)),
    "MV-G4": (sum(score >= 0 for score in (2, 0, -2)), (2 + 0 - 2) / 3),
    "MV-E3": (18 - 9 - 6, 6),
}


def texts_of(one: Misconception) -> dict[str, Bilingual]:
    hints = {f"hint_{number}": hint for number, hint in enumerate(one.hints, start=1)}
    return {
        "statement": one.statement,
        "shows_as": one.shows_as,
        "explanation": one.explanation,
        **hints,
    }


def sentences(text: str) -> list[str]:
    return [part for part in END.split(text) if WORD.search(part)]


def number(text: str) -> float:
    return float(text.replace(",", "."))


def in_english(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", ".", text)


def holds(text: str, found: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(found)}(?![\d]|[.,]\d)", text) is not None


def value(expression: str) -> Fraction:
    """What a sum comes to: numbers, + - x /, and brackets."""
    assert re.fullmatch(r"[\d.\s()x/+-]+", expression), expression
    exact = re.sub(r"\d+(?:\.\d+)?", lambda one: f"Fraction('{one[0]}')", expression)
    return Fraction(eval(exact.replace("x", "*"), {"Fraction": Fraction}))


def plain_number(text: str, language: str) -> str:
    thousands, decimal = (".", ",") if language == "nl" else (",", ".")
    return re.sub(rf"(?<=\d)\{thousands}(?=\d{{3}}\b)", "", text).replace(decimal, ".")


def sums_in(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (plain_number(left.strip(), language), plain_number(right, language))
        for left, right in SUM.findall(text)
    ]


@pytest.mark.parametrize("name", NUMBERS)
def test_the_worked_example_of_a_number_comes_to_what_it_says(name: str) -> None:
    hint = {one.misconception_id: one for one in ALL}[name].hints[2]
    assert len(NUMBERS[name]) == len(WORKED[name])
    for text, worked in zip(NUMBERS[name], WORKED[name], strict=True):
        n_decimals = len(text.partition(",")[2])
        assert number(text) == pytest.approx(round(worked, n_decimals)), name
        assert holds(hint.nl, text), (name, text)
        assert holds(hint.en, in_english(text)), (name, text)


def test_every_misconception_that_a_number_gives_away_has_its_example_recomputed() -> None:
    by_number = {one.misconception_id for one in CATALOGUE if "number" in one.detection}
    assert by_number == set(NUMBERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sum_written_out_is_right(language: str) -> None:
    n_sums = 0
    for one in ALL:
        for expression, outcome in sums_in(one.hints[2].in_language(language), language):
            shown = len(outcome.partition(".")[2])
            assert round(float(value(expression)), shown) == float(outcome), (one, expression)
            n_sums += 1
    assert n_sums >= 45


def test_both_languages_work_out_the_same_sums() -> None:
    for one in ALL:
        dutch, english = (sums_in(one.hints[2].in_language(code), code) for code in LANGUAGES)
        assert dutch == english, one.misconception_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_labels_or_blames_people(language: str) -> None:
    for one in ALL:
        for name, text in texts_of(one).items():
            remarks = check_wording(text.in_language(language), language)
            assert remarks == (), (one.misconception_id, name, remarks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_and_friendly(language: str) -> None:
    lengths = []
    for one in ALL:
        for name, text in texts_of(one).items():
            own = text.in_language(language)
            assert "!" not in own, (one.misconception_id, name)
            assert own[-1] in ".?'\"", (one.misconception_id, name)
            for sentence in sentences(own):
                lengths.append(len(WORD.findall(sentence)))
                assert lengths[-1] <= LONGEST, (one.misconception_id, name, sentence)
    assert sum(lengths) / len(lengths) <= USUAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_is_two_or_three_sentences(language: str) -> None:
    for one in ALL:
        n_sentences = len(sentences(one.explanation.in_language(language)))
        assert 2 <= n_sentences <= 3, (one.misconception_id, n_sentences)


@pytest.mark.parametrize("part", ["explanation", "hint_1", "hint_2", "hint_3"])
def test_the_dutch_reads_easily(part: str) -> None:
    textstat.set_lang("nl")
    try:
        ease = {
            one.misconception_id: textstat.flesch_reading_ease(texts_of(one)[part].nl)
            for one in ALL
        }
    finally:
        textstat.set_lang("en_US")
    assert {name: round(found) for name, found in ease.items() if found < READABLE} == {}
