"""What the plan truly did, beside what was seen: also when it did nothing."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.advise.second_measurement.beside_truth import BesideTruth, ties_beside_truth
from quickscan_sim.present.before_after.truth import without_plan_part
from quickscan_sim.present.document import Paragraph, TableBlock
from quickscan_sim.questionnaire import load_questionnaire

ITEMS = load_questionnaire()
THEME = ITEMS.themes[0].theme_id
LAYER = ITEMS.layers[0].layer_id


def line(grouping: str, label: str | None, effect: float) -> BesideTruth:
    return BesideTruth(grouping, label, THEME, 0.2, 0.0, 0.4, 30, 30, effect, 0.2 - effect)


def ties(*rows: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    names = ("organisation_id", "partner_id", "level_with", "level_without")
    table = pd.DataFrame(rows, columns=names).astype({names[2]: "Int64", names[3]: "Int64"})
    return table.assign(wave=2, neighbourhood_id="W01", layer=LAYER)


def test_a_pair_counts_once_and_an_unknown_side_is_no_contact() -> None:
    # A-B: only with the plan. A-C: both, told by one side. B-C: the plan ended it. A-D: never.
    table = ties(
        ("A", "B", 1, 0), ("B", "A", 2, 0), ("A", "C", 3, 3), ("C", "A", None, None),
        ("B", "C", 0, 2), ("A", "D", 0, 0),
    )  # fmt: skip
    (found,) = ties_beside_truth(table, 2)
    assert (found.with_plan, found.without_plan) == (2, 2)


def test_a_plan_that_moved_a_score_shows_every_sector() -> None:
    sector = ITEMS.sector_ids[0]
    blocks = without_plan_part(
        (line("all", None, 0.05), line("sector", sector, 0.3)), (), ITEMS, "en"
    )
    (table,) = (block for block in blocks if isinstance(block, TableBlock))
    assert [row[3] for row in table.rows] == ["0.05", "0.30"]


def test_a_plan_that_moved_nothing_says_so_and_shows_everybody_only() -> None:
    sector = ITEMS.sector_ids[0]
    truth = (line("all", None, 0.0), line("sector", sector, 0.0))
    blocks = without_plan_part(truth, (), ITEMS, "en")
    (table,) = (block for block in blocks if isinstance(block, TableBlock))
    assert len(table.rows) == 1
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert any("moved no mean score" in text for text in said)


def test_contacts_stand_beside_those_without_the_plan() -> None:
    found = ties_beside_truth(ties(("A", "B", 1, 0), ("A", "C", 1, 1)), 2)
    blocks = without_plan_part((), found, ITEMS, "en")
    (table,) = (block for block in blocks if isinstance(block, TableBlock))
    assert table.rows == ((ITEMS.layers[0].name.in_language("en"), "2", "1"),)
