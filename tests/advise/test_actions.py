"""The library is read with care, and the best fitting action comes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_sim.advise import Action, load_actions, matching_actions
from quickscan_sim.advise.actions import LIBRARY
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language

ANY_ACTION = load_actions()[0]


def action(name: str, theme: str, sector: str, effort: str, kinds: str = "need") -> Action:
    return replace(
        ANY_ACTION,
        action_id=name,
        theme=theme,
        sectors=tuple(sector.split()),
        effort=effort,
        for_kinds=tuple(kinds.split()),
    )


LIBRARY_OF_FIVE = (
    action("any_small", "*", "*", "small"),
    action("theme_large", "zien", "*", "large"),
    action("theme_small", "zien", "*", "small", "need wish"),
    action("own_sector", "*", "school team", "large"),
    action("other", "doen", "*", "small"),
)


@pytest.mark.parametrize(
    ("kind", "theme", "sector", "expected"),
    [
        ("need", "zien", "school", ["own_sector", "theme_small", "theme_large", "any_small"]),
        ("need", "zien", "club", ["theme_small", "theme_large", "any_small"]),
        ("need", "zien", None, ["theme_small", "theme_large", "any_small"]),
        ("need", "doen", None, ["other", "any_small"]),
        ("need", "onbekend", None, ["any_small"]),
        ("need", None, None, ["any_small"]),
        ("wish", "zien", "school", ["theme_small"]),
        ("no_tie", "zien", "school", []),
    ],
)
def test_own_sector_first_then_own_theme_then_least_effort(
    kind: str, theme: str | None, sector: str | None, expected: list[str]
) -> None:
    found = matching_actions(LIBRARY_OF_FIVE, kind, theme, sector)
    assert [one.action_id for one in found] == expected


def test_the_library_of_the_kit_loads_in_the_order_of_the_file() -> None:
    actions = load_actions()
    assert len(actions) >= 40
    assert len({one.action_id for one in actions}) == len(actions)


def edited(folder: Path, old: str, new: str) -> Path:
    text = LIBRARY.read_text(encoding="utf-8")
    assert old in text
    path = folder / "actions.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("text_en", "tekst_en", "has no column text_en"),
        (ANY_ACTION.text.en, "", "has nothing in the column text_en"),
        (",small,", ",tiny,", "has the effort 'tiny'; expected one of small, medium, large"),
    ],
)
def test_a_library_that_does_not_fit_gets_a_sentence(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    set_language("en")
    try:
        with pytest.raises(QuickscanError, match=sentence):
            load_actions(edited(tmp_path, old, new))
    finally:
        set_language("nl")
