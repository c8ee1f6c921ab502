"""Dutch and English read as people write them."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import quickscan_sim
from quickscan_sim.language import (
    Bilingual,
    Day,
    Listing,
    Message,
    Number,
    Probability,
    Share,
    format_number,
    format_share,
    set_language,
    translator,
)

CATALOGUE = Path(quickscan_sim.__file__).parent / "data/locale/nl/LC_MESSAGES/quickscan_sim.po"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (3.14159, "3,14", "3.14"),
        (-0.5, "\N{MINUS SIGN}0,50", "\N{MINUS SIGN}0.50"),
        (1234.5, "1234,50", "1234.50"),
        (-0.001, "0,00", "0.00"),
    ],
)
def test_numbers_carry_the_decimal_mark_of_the_language(
    value: float, dutch: str, english: str
) -> None:
    assert format_number(value, "nl") == dutch
    assert format_number(value, "en") == english


def test_a_share_is_a_whole_percentage() -> None:
    assert format_share(0.375, "nl") == format_share(0.375, "en") == "38%"
    assert Share(1.0).in_language("nl") == "100%"


def test_a_probability_never_claims_to_be_certain() -> None:
    assert Probability(0.9999).in_language("en") == "more than 99%"
    assert Probability(0.0).in_language("en") == "less than 1%"
    assert Probability(0.5).in_language("en") == "50%"


def test_days_and_lists_read_as_words() -> None:
    assert Day(date(2027, 3, 1)).in_language("nl") == "1 maart 2027"
    assert Day(date(2027, 3, 1)).in_language("en") == "1 March 2027"
    assert Listing(("a", "b", "c")).in_language("nl") == "a, b en c"
    assert Listing(("a",)).in_language("en") == "a"
    assert Listing(()).in_language("en") == ""


def test_facts_inside_a_sentence_are_translated_too() -> None:
    sector = Bilingual("basisscholen", "primary schools")
    inner = Message("{sector} has {x}.", sector=sector, x=Number(2.5, 1))
    assert Message("{inner}", inner=inner).in_language("en") == "primary schools has 2.5."


def test_braces_in_a_name_are_left_alone() -> None:
    assert Message("{name}!", name="{x} & {}").in_language("en") == "{x} & {}!"


@pytest.mark.parametrize("language", ["fr", "", "NL"])
def test_an_unknown_language_is_refused(language: str) -> None:
    for use in (set_language, translator, Bilingual("a", "b").in_language):
        with pytest.raises(ValueError, match=r'The language is "nl" or "en"'):
            use(language)


@given(value=st.floats(-1e6, 1e6), decimals=st.integers(0, 4))
def test_a_number_read_back_is_the_rounded_number(value: float, decimals: int) -> None:
    text = format_number(value, "nl", decimals)
    back = float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    assert back == pytest.approx(round(value, decimals), abs=10**-decimals * 0.51)


def test_every_dutch_sentence_has_the_fields_of_the_english_one() -> None:
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id and entry.string]
    assert len(entries) > 100
    different = [
        entry.id for entry in entries if fields(str(entry.id)) != fields(str(entry.string))
    ]
    assert different == []
