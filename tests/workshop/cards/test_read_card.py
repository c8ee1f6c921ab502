"""A card that people write by hand: every mistake is a sentence with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, spoken
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.check_playable import find_impossible
from quickscan_sim.workshop.cards.check_teaching import check_teaching
from quickscan_sim.workshop.cards.check_texts import check_texts
from quickscan_sim.workshop.cards.read_card import LARGEST, card_names, load_card, read_card

HERE = Path(__file__).parent

WRONG = [
    # what stands in the card, what a hand made of it, and what is said
    ("minutes: 30", "minutes: 31", "line 5: minutes is '31'; expected one of: 30, 45"),
    ("minutes: 30", "minutes:", "line 5: minutes is empty"),
    ("seed: 20202", "seed: veel", "line 11: seed is 'veel'; expected a whole number"),
    ("seed: 20202", "seed: 1.5", "line 11: seed is '1.5'; expected a whole number"),
    ("seed: 20202", "sead: 20202", "line 11: there is no key 'sead' here. The nearest is seed"),
    ("seed: 20202\n", "", "line 2: the key seed is missing here"),
    ("people: [4, 30]", "people: 4 tot 30", "people is '4 tot 30'; expected a list"),
    ("people: [4, 30]", "people: [4]", "people has 1 parts; expected are 2"),
    ("people: [4, 30]", "people: [4, x]", "people 2 is 'x'; expected a whole number"),
    ("en: The own card}", "de: Die Karte}", "title has no English text"),
    ("{nl: De eigen kaart, en: The own card}", "De eigen kaart", "expected nl: and en:"),
    ("en: The own card}", "en: }", "line 3: title has no English text"),
    ("nl: De eigen kaart,", "nl: '',", "line 3: title has no Dutch text"),
    ("nl: De eigen kaart,", "nl: ' ',", "nl is ' '; expected a text"),
    ("nl: De eigen kaart,", "nl: [De, kaart],", "nl is a list; expected a text"),
    ("nl: De eigen kaart,", "nl: [],", "nl is a list; expected a text"),
    ("nl: Wacht met uitleg.", "nl: Wacht, en zwijg", "a text stops at a comma, before 'en zwijg'"),
    ("    kind: reading", "    kind: knop", "expected one of: knob, scenario, reading"),
    ("    start: {reversed: forgotten}\n    end", "    end", "the key start is missing here"),
    ("start: {reversed: forgotten}\n    end", "start: turned\n    end", "expected lines with name"),
    ("end: {reversed: turned}", "end: {reversed: [a]}", "expected a text, a number, true or false"),
    (
        "end: {reversed: turned}",
        "end: {reversed: }",
        "reversed is empty; expected a text, a number",
    ),
    ("apply: {nl", "notes: {nl", "the key 'notes' belongs under rounds, not here"),
    ("apply: {nl", "event: {nl", "the key 'event' belongs under discovery"),
    ("    kind: reading", "\tkind: reading", "line 16: the line starts with a tab"),
    ("card: own", "card: own\ncard: two", "line 3: card stands there a second time"),
    ("nl: Wat zag je?", "nl: Wat: zag je?", "line 45: this is not YAML"),
    ("nl: Wacht met uitleg.", "nl: “Wacht: nu”", "curly quotation marks, as Word makes them"),
    ("      - {value: turned, ", "      - {value: , ", "value is empty"),
    ("    positions:\n      - {", "    positions: vind\n      - {", "this is not YAML"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG)
def test_a_mistake_of_the_hand_is_a_sentence(
    card_file: Path, own_text: str, right: str, wrong: str, said: str
) -> None:
    assert right in own_text
    card_file.write_text(own_text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(QuickscanError) as found:
        read_card(card_file)
    assert said in found.value.in_language("en")
    assert "my_card.yaml" in found.value.in_language("nl")


def test_all_mistakes_are_told_in_the_order_of_the_file(card_file: Path, own_text: str) -> None:
    text = own_text.replace("seed: 20202", "seed: x").replace("minutes: 30", "minutes: 3")
    card_file.write_text(text.replace("value: turned, ", ""), encoding="utf-8")
    with pytest.raises(QuickscanError) as found:
        read_card(card_file)
    lines = [message.facts["line"] for message in found.value.messages]
    assert lines == [5, 11, 21]


NO_CARD = [
    (b"", "is empty; expected a card"),
    (b"# only words\n", "is empty; expected a card"),
    (b"Beste collega, hier is de kaart", "does not hold settings such as minutes: 45"),
    (b"municipality: Dovenbrug\n", "is no card: it has none of the keys"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is no plain text"),
    (b"PK\x03\x04\x14\x00\x06\x00", "is no plain text"),
    (b"card: &a [*a]", "too many parts inside one another"),
    (b"card: " + b"[" * 1000, "too many parts inside one another"),
    (b"card: " + b"x" * LARGEST, "is too large for a card"),
]


@pytest.mark.parametrize(("content", "said"), NO_CARD)
def test_what_is_no_card_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "no_card.yaml"
    path.write_bytes(content)
    with pytest.raises(QuickscanError) as found:
        read_card(path)
    assert said in found.value.in_language("en")


def test_a_file_that_repeats_itself_without_end_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    lines = ["card: &a0 [1, 2]"]
    lines += [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(QuickscanError) as found:
        read_card(path)
    assert "Write it without & and *" in found.value.in_language("en")


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    with spoken("en"):
        with pytest.raises(QuickscanError, match="is a folder; give the card file in it"):
            load_card(str(tmp_path))
        with pytest.raises(QuickscanError, match=r"none\.yaml does not exist"):
            load_card(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    "save",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
)
def test_it_reads_the_same_however_windows_saved_it(
    card_file: Path, own_text: str, own: Card, save: Any
) -> None:
    text = own_text.replace("Wat verandert er?", "Eén sector: “wie?”".replace(": ", " "))
    card_file.write_bytes(save(text))
    card = read_card(card_file)
    assert card.rounds[1].task.nl == "Eén sector “wie?”"
    assert card.levers == own.levers


VALUES = [
    ("0.25", 0.25),
    ("0,25", None),
    ("12", 12),
    ("-3", -3),
    ("true", True),
    ("False", False),
    ("010", "010"),
    ("1e3", "1e3"),
    ("9" * 20, "9" * 20),
    ("ja", "ja"),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_value_is_what_it_looks_like(
    card_file: Path, own_text: str, written: str, value: object
) -> None:
    text = own_text.replace("settings: {theme: signaleren}", f"settings:\n  theme: {written}")
    card_file.write_text(text, encoding="utf-8")
    found = read_card(card_file).settings["theme"]
    assert found == (0.25 if value is None else value)
    assert type(found) is type(0.25 if value is None else value)


def test_an_option_may_be_a_range_with_a_decimal_comma(card_file: Path, own_text: str) -> None:
    old = "{label: {nl: Sociaal team, en: Social team}, value: social_team}"
    new = "label: {nl: Veel, en: Much}\n      low: 2,5\n      high: 4"
    card_file.write_text(own_text.replace(old, new), encoding="utf-8")
    option = read_card(card_file).prediction.options[0]
    assert (option.value, option.low, option.high) == (None, 2.5, 4.0)


@pytest.mark.parametrize("name", ["W2", "w2", " W2 "])
def test_a_card_is_found_by_its_name(name: str) -> None:
    assert load_card(name).card == "W2"


@pytest.mark.parametrize("name", ["W22", "X" * 5000, "W2\0", "", "../W2"])
def test_an_unknown_card_offers_the_nearest(name: str) -> None:
    with spoken("en"), pytest.raises(QuickscanError, match=r"(There is no card|is a folder)"):
        load_card(name)


def test_the_cards_stand_in_the_order_of_their_numbers() -> None:
    numbers = [int(name[1:]) for name in card_names()]
    assert numbers == sorted(numbers)


WHOLE = YAML(typ="safe").load(HERE / "own_card.yaml")
STRANGE = st.sampled_from(
    [
        *(None, "", " ", "x", "a: b", 3, -1, 0.5, True, [], [1], ["x", None], {}, {"nl": "x"}),
        *({"nl": "x", "en": ["y"]}, {"x": {"y": [{}]}}, "9" * 50, "é“”", [[]], "found"),
    ]
)


def places(content: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every key and every part of a list."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for key, part in inner:
        found.append((*place, key))
        if isinstance(part, dict | list):
            found += places(part, (*place, key))
    return found


def spoiled(content: Any, place: tuple[Any, ...], new: Any, is_dropped: bool) -> Any:
    """A copy with one part gone or something else."""
    key, *rest = place
    parts = dict(content) if isinstance(content, dict) else dict(enumerate(content))
    if rest:
        parts[key] = spoiled(parts[key], tuple(rest), new, is_dropped)
    elif is_dropped:
        del parts[key]
    else:
        parts[key] = new
    return parts if isinstance(content, dict) else list(parts.values())


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(place=st.sampled_from(places(WHOLE)), new=STRANGE, is_dropped=st.booleans())
def test_a_mutilated_card_is_read_or_gives_sentences(
    tmp_path: Path, place: tuple[Any, ...], new: Any, is_dropped: bool
) -> None:
    path = tmp_path / "spoiled.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(spoiled(WHOLE, place, new, is_dropped), file)
    try:
        card = read_card(path)
    except QuickscanError as problem:
        told = [problem.in_language(language) for language in ("nl", "en")]
    else:
        checks = (find_impossible, check_teaching, check_texts)
        found = [one for check in checks for one in check(card)]
        told = [f"spoiled.yaml {one.sentence.in_language('nl')}" for one in found]
    assert all("spoiled.yaml" in text for text in told)


def test_texts_are_in_both_languages(own: Card) -> None:
    assert own.title == Bilingual("De eigen kaart", "The own card")
