"""The trainer's guide: what is made from code is up to date, and the commands in it exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from quickscan_sim.advise import check_wording
from quickscan_sim.cli.commands.workshop import app
from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.phases import PHASES

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "course" / "guide"
PAGES = ("workshop", "own_card", "card_keys")
SENTENCE_END = re.compile(r"(?<=[.!?:|])\s+|\n")


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_cards", ROOT / "docs" / "write_cards.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(name: str, language: str) -> str:
    return (GUIDE / f"{name}_{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_what_a_card_may_hold_is_what_the_code_says(language: str) -> None:
    made = load_script().render_page(language)
    assert page("card_keys", language) == made, "run: python docs/write_cards.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_guide_puts_people_first_in_short_sentences(name: str, language: str) -> None:
    text = page(name, language)
    assert [one.message for one in check_wording(text, language)] == []
    if name != "card_keys":
        long = [one for one in SENTENCE_END.split(text) if len(one.split()) > 25]
        assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_links_of_the_guide_lead_somewhere(name: str, language: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page(name, language)):
        assert (GUIDE / target).exists(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_for_cards_in_the_guide_exist(language: str) -> None:
    known = {command.name or command.callback.__name__ for command in app.registered_commands}  # type: ignore[union-attr]
    for name in ("check", "copy"):
        assert f"`quickscan workshop {name} " in page("own_card", language)
        assert name in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_in_the_guide_are_those_of_the_phases(language: str) -> None:
    rows = re.findall(r"^\| (\d+)–(\d+) \|", page("workshop", language), re.MULTILINE)
    assert [int(end) - int(start) for start, end in rows] == [one.minutes_of_45 for one in PHASES]
