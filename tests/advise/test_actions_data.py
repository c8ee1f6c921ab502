"""The action library: complete in two languages, with an action for whatever is found."""

from __future__ import annotations

import re

import pytest
from advise.library import ACTIONS, BILINGUAL, LANGUAGES, OWN_PROPOSAL, ids

from quickscan_sim.advise import suggest_actions
from quickscan_sim.advise.actions.action import KINDS
from quickscan_sim.advise.findings import collect
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.language import Message
from quickscan_sim.parameters.interventions import list_interventions
from quickscan_sim.vocabulary import GAP_KINDS

COLUMNS = [
    "action_id",
    "theme",
    "for_kind",
    "sector",
    "effort",
    "lever",
    "features",
    "intervention",
    *(f"{part}_{language}" for part in BILINGUAL for language in LANGUAGES),
    "confidence",
    "source",
]
MAY_BE_EMPTY = {"features", "intervention"}
OF_SCORES = ("need", "hesitation", "wish", "difference", "strength")
FOR_KINDS = {*OF_SCORES, "silent", "strong_tie", *GAP_KINDS}
STRUCTURAL = {"agreement", "time", "route", "rules"}


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
    assert len(ACTIONS) >= 60


def test_no_cell_is_empty_and_none_holds_stray_spaces() -> None:
    wrong = [
        f"{action['action_id']}.{column}"
        for action in ACTIONS
        for column in COLUMNS
        if not (action[column] or column in MAY_BE_EMPTY)
        or action[column] != " ".join(action[column].split())
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


def test_the_library_knows_every_kind_of_finding_and_no_other() -> None:
    assert set(KINDS) == set(collect.KINDS) == FOR_KINDS


def test_an_intervention_is_in_the_catalogue_and_most_kinds_of_levers_reach_the_simulator() -> None:
    known = {one.name for one in list_interventions()}
    named = {action["intervention"] for action in ACTIONS} - {""}
    assert named <= known
    assert len(named) >= 15


def test_own_proposals_and_nothing_else_have_the_least_confidence() -> None:
    assert [
        action["action_id"]
        for action in ACTIONS
        if (action["confidence"] == "R") != (action["source"] == OWN_PROPOSAL)
    ] == []


def cells() -> list[tuple[str, str | None, str | None]]:
    """Every kind of finding, for every theme and sector it can be about."""
    of_scores = [
        (kind, theme, sector)
        for kind in OF_SCORES
        for theme in ids("theme")
        for sector in ids("sector")
    ]
    of_ties = [
        (kind, layer, sector)
        for kind in (*GAP_KINDS, "strong_tie")
        for layer in ids("layer")
        for sector in ids("sector")
    ]
    return [*of_scores, *of_ties, ("silent", None, None)]


@pytest.mark.parametrize("kind", sorted(FOR_KINDS))
def test_every_cell_has_two_suggestions_with_a_small_one_and_one_on_organisations_or_rules(
    kind: str,
) -> None:
    """Kind x theme x sector: asking no training, and at most two of five ask any."""
    text = Message("a finding")
    for own_kind, theme, sector in cells():
        if own_kind != kind:
            continue
        finding = Finding(kind, "firm", text, text, text, theme=theme, sector=sector)
        options = [suggestion.action for suggestion in suggest_actions(finding)]
        where = (kind, theme, sector)
        assert len(options) >= 2, where
        assert any(option.effort == "small" for option in options), where
        assert any(option.is_structural for option in options), where
        assert any(not option.asks_training for option in options[:2]), where
        assert sum(option.asks_training for option in options) <= len(options) / 2 + 0.5, where


def test_formal_and_informal_support_early_and_low_threshold_are_well_represented() -> None:
    def n_with(feature: str) -> int:
        return sum(feature in action["features"].split() for action in ACTIONS)

    assert n_with("connects_informal") >= 10
    assert n_with("early") >= 8
    assert n_with("low_threshold") >= 15


def test_more_actions_move_organisations_and_rules_than_people() -> None:
    structural = sum(action["lever"] in STRUCTURAL for action in ACTIONS)
    assert structural > len(ACTIONS) / 2
