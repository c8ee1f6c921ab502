"""The action library as plain rows, for the tests of what stands in it."""

from __future__ import annotations

import csv
from pathlib import Path

import quickscan_sim

DATA = Path(quickscan_sim.__file__).parent / "data"
LANGUAGES = ("nl", "en")
BILINGUAL = (
    "text",
    "first_step",
    "indicator",
    "who",
    "residents",
    "risk",
    "expected_effect",
    "mechanism",
    "resources",
)
OWN_PROPOSAL = "eigen voorstel van de kit"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTIONS = read_csv(DATA / "actions.csv")
QUESTIONNAIRE = read_csv(DATA / "questionnaires" / "practice.csv")


def ids(kind: str) -> list[str]:
    return [row["id"] for row in QUESTIONNAIRE if row["row"] == kind]


def texts(action: dict[str, str], *parts: str) -> list[tuple[str, str]]:
    """The named texts of an action in both languages, each with where it stands."""
    columns = [f"{part}_{language}" for part in parts for language in LANGUAGES]
    return [(f"{action['action_id']}.{column}", action[column]) for column in columns]
