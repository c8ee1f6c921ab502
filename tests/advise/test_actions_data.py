"""The action library: complete in two languages, with an action for whatever is found."""

from __future__ import annotations

import re

from advise.library import ACTIONS, BILINGUAL, LANGUAGES, ids

from quickscan_sim.vocabulary import GAP_KINDS

COLUMNS = [
    "action_id",
    "theme",
    "for_kind",
    "sector",
    "effort",
    *(f"{part}_{language}" for part in BILINGUAL for language in LANGUAGES),
    "confidence",
    "source",
]
FOR_KINDS = {"need", "hesitation", "wish", "difference", "silent", *GAP_KINDS}


def actions_for(kind: str, theme: str, sector: str = "*") -> list[str]:
    """Actions for this kind of finding; a sector also gets those for all sectors."""
    return [
        action["action_id"]
        for action in ACTIONS
        if kind in action["for_kind"].split()
        and action["theme"] in (theme, "*")
        and (sector == "*" or {sector, "*"} & set(action["sector"].split()))
    ]


def test_the_file_has_the_agreed_columns_in_the_agreed_order() -> None:
    assert list(ACTIONS[0]) == COLUMNS


def test_there_are_enough_actions_to_choose_from() -> None:
    assert len(ACTIONS) >= 40


def test_no_cell_is_empty_and_none_holds_stray_spaces() -> None:
    wrong = [
        f"{action['action_id']}.{column}"
        for action in ACTIONS
        for column in COLUMNS
        if not action[column] or action[column] != " ".join(action[column].split())
    ]
    assert wrong == []


def test_ids_are_unique_and_safe_as_file_and_column_names() -> None:
    found = [action["action_id"] for action in ACTIONS]
    assert len(found) == len(set(found))
    assert [name for name in found if not re.fullmatch(r"[a-z][a-z0-9_]+", name)] == []


def test_every_dutch_text_has_its_own_english_twin() -> None:
    same = [
        f"{action['action_id']}.{part}"
        for action in ACTIONS
        for part in BILINGUAL
        if action[f"{part}_nl"] == action[f"{part}_en"]
    ]
    assert same == []


def test_numbers_are_the_same_in_dutch_and_english() -> None:
    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d+(?:[.,]\d+)?", text.replace(",", ".")))

    different = [
        f"{action['action_id']}.{part}"
        for action in ACTIONS
        for part in BILINGUAL
        if numbers(action[f"{part}_nl"]) != numbers(action[f"{part}_en"])
    ]
    assert different == []


def test_kinds_themes_sectors_effort_and_confidence_are_known_values() -> None:
    for action in ACTIONS:
        name = action["action_id"]
        assert set(action["for_kind"].split()) <= FOR_KINDS, name
        assert action["theme"] in {*ids("theme"), "*"}, name
        assert action["sector"] == "*" or set(action["sector"].split()) <= set(ids("sector")), name
        assert action["effort"] in {"small", "medium", "large"}, name
        assert action["confidence"] in {"H", "M", "D", "R"}, name


def test_every_kind_of_finding_has_an_action_for_a_theme_that_the_library_does_not_know() -> None:
    for_any_theme = {
        kind
        for action in ACTIONS
        if action["theme"] == "*" and action["sector"] == "*"
        for kind in action["for_kind"].split()
    }
    assert for_any_theme == FOR_KINDS


def test_every_theme_has_at_least_three_actions_for_a_low_score() -> None:
    assert {theme: n for theme in ids("theme") if (n := len(actions_for("need", theme))) < 3} == {}


def test_every_sector_finds_two_actions_for_a_low_score_on_every_theme() -> None:
    missing = [
        (theme, sector)
        for theme in ids("theme")
        for sector in ids("sector")
        if len(actions_for("need", theme, sector)) < 2
    ]
    assert missing == []


def test_every_theme_has_an_action_for_hesitation_wishes_and_differences_in_every_sector() -> None:
    missing = [
        (kind, theme, sector)
        for kind in ("hesitation", "wish", "difference")
        for theme in ids("theme")
        for sector in ids("sector")
        if not actions_for(kind, theme, sector)
    ]
    assert missing == []


def test_every_kind_of_gap_has_three_actions_on_every_layer() -> None:
    missing = [
        (kind, layer)
        for kind in GAP_KINDS
        for layer in ids("layer")
        if len({*actions_for(kind, layer), *actions_for(kind, "samenwerking")}) < 3
    ]
    assert missing == []
