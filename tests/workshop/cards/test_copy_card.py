"""A copy of a card is the same card, explained, and a good start for an own one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.workshop.card import Card, Option, Position
from quickscan_sim.workshop.cards.card_keys import meanings, parents_of, parts_of_card
from quickscan_sim.workshop.cards.copy_card import commented, copy_card
from quickscan_sim.workshop.cards.read_card import card_names, load_card, read_card


def written(card: Card, folder: Path, language: str = "nl") -> Card:
    path = folder / "copy.yaml"
    path.write_text(commented(card, language), encoding="utf-8")
    return read_card(path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", card_names())
def test_a_copy_of_a_card_of_the_kit_is_the_same_card(
    name: str, language: str, tmp_path: Path
) -> None:
    assert written(load_card(name), tmp_path, language) == load_card(name)


def test_values_keep_their_type_and_texts_their_signs(own: Card, tmp_path: Path) -> None:
    values = (0.25, 7, True, "010", "ja")
    positions = tuple(
        Position(value=one, label=Bilingual(f'"a": #{one}', f"it's, {one}: é")) for one in values
    )
    lever = own.levers[0].model_copy(update={"positions": positions})
    option = Option(label=own.title, low=2.0, high=4.5)
    prediction = own.prediction.model_copy(update={"options": (option, option)})
    card = own.model_copy(update={"levers": (lever,), "prediction": prediction})
    back = written(card, tmp_path)
    assert back.levers[0].positions == positions
    assert back.prediction.options[0] == option
    assert [type(one.value) for one in back.levers[0].positions] == [type(one) for one in values]


def test_a_copy_is_named_after_its_file(own: Card, tmp_path: Path) -> None:
    copy_card(own, tmp_path / "mijn kaart.yaml", "nl")
    assert read_card(tmp_path / "mijn kaart.yaml").card == "mijn-kaart"
    copy_card(own, tmp_path / "w2.yaml", "nl")
    assert read_card(tmp_path / "w2.yaml").card == "w2-own"


def test_every_key_that_is_used_is_explained_once_in_the_language_asked(own: Card) -> None:
    for language in LANGUAGES:
        text = commented(own, language)
        for (part, key), meaning in meanings().items():
            times = text.count(f"# {meaning.in_language(language)}\n")
            assert times <= 1, (part, key)
        assert "# " + meanings()["debrief", "structure"].in_language(language) in text
    assert "# Possible here: lowest, highest" in commented(own, "en")


def test_every_key_of_a_card_has_a_meaning_in_both_languages() -> None:
    keys = {(part, key) for part, model in parts_of_card().items() for key in model.model_fields}
    assert set(meanings()) == keys
    assert all(one.nl.strip() and one.en.strip() for one in meanings().values())
    assert parents_of("label") == ["levers", "options", "positions"]


def test_nothing_is_written_over_without_being_asked(own: Card, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("my work", encoding="utf-8")
    with pytest.raises(QuickscanError, match=r"bestaat al|already exists"):
        copy_card(own, path, "nl")
    assert path.read_text(encoding="utf-8") == "my work"
    copy_card(own, path, "nl", force=True)
    assert (tmp_path / "mine.yaml.bak").read_text(encoding="utf-8") == "my work"
