"""An export of four people that fits on a screen, with a mapping to change line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, read_quickscan_with_notes

MAPPING = """\
municipality: Dovenbrug
measured_on: 2026-03-16
columns:
  respondent: id
  organisation: ORG
  neighbourhood: WIJK
  finished: submitdate
items:
  sig_1: Q1
  sig_2: Q2
not_asked: [{not_asked}]
answers:
  frequency: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
not_applicable: NVT
neighbourhoods:
  N1: {{name: De Kade, income_group: many}}
  N2: Plan Zuid
organisations:
  S1: {{name: De Wissel, sector: primary_school, neighbourhoods: [N1], invited: 9}}
  T1: {{name: Sociaal team, sector: social_team, neighbourhoods: [N1, N2]}}
  B1: {{name: Voedselbank, sector: informal, neighbourhoods: [N2]}}
partners:
  ticked: "P[{{partner}}]"
  level: "N[{{partner}}_{{layer}}]"
  quality: "K[{{partner}}]"
  layers: {{SIG: signaleren, OND: ondersteunen}}
  other: "P[other]"
  other_names: {{de voedselbank: B1}}
"""

PARTNERS = ["S1", "T1", "B1"]
COLUMNS = [
    "id",
    "submitdate",
    "ORG",
    "WIJK",
    "Q1",
    "Q2",
    *(f"P[{partner}]" for partner in PARTNERS),
    "P[other]",
    *(f"N[{partner}_{layer}]" for partner in PARTNERS for layer in ("SIG", "OND")),
    *(f"K[{partner}]" for partner in PARTNERS),
]
ROWS = [
    {
        "id": "1",
        "submitdate": "2026-03-10",
        "ORG": "S1",
        "WIJK": "N1",
        "Q1": "A4",
        "Q2": "NVT",
        "P[T1]": "Y",
        "N[T1_SIG]": "3",
        "N[T1_OND]": "0",
        "K[T1]": "4",
    },
    {"id": "2", "ORG": "T1", "WIJK": "N2", "Q1": "A1"},
    {
        "id": "3",
        "submitdate": "2026-03-11",
        "ORG": "T1",
        "Q1": "A5",
        "Q2": "A2",
        "P[S1]": "Y",
        "P[other]": "De voedselbank!",
    },
    {"id": "4", "submitdate": "2026-03-11", "ORG": "S1", "WIJK": "N1", "Q2": "A3"},
]


def mapping_text(*changes: tuple[str, str], add: str = "") -> str:
    """The mapping with texts replaced; a text that does not occur is a mistake in the test."""
    from quickscan_sim.questionnaire import load_questionnaire

    items = [item.item_id for item in load_questionnaire().items]
    asked = ("sig_1", "sig_2")
    text = MAPPING.format(not_asked=", ".join(item for item in items if item not in asked))
    for old, new in changes:
        if old not in text:
            raise LookupError(old)
        text = text.replace(old, new)
    return text + add


def table_text(rows: list[dict[str, str]], separator: str = ",") -> str:
    """The export as CSV text."""
    names = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines) + "\n"


def write_export(
    folder: Path,
    *changes: tuple[str, str],
    rows: list[dict[str, str]] | None = None,
    add: str = "",
) -> Path:
    """Write the export and its mapping; gives the path of the export."""
    path = folder / "export.csv"
    path.write_text(table_text(ROWS if rows is None else rows), encoding="utf-8")
    path.with_suffix(".yaml").write_text(mapping_text(*changes, add=add), encoding="utf-8")
    return path


def changed(row: int, **cells: str) -> list[dict[str, str]]:
    """The rows with some cells of one row changed; P_T1 stands for P[T1]."""
    names = {name.replace("[", "_").replace("]", ""): name for name in COLUMNS}
    rows = [dict(each) for each in ROWS]
    rows[row] |= {names[name]: cell for name, cell in cells.items()}
    return rows


def problems_of(path: Path) -> str:
    """The sentences with which the export is refused, in English."""
    with pytest.raises(QuickscanError) as found:
        read_quickscan(path)
    return found.value.in_language("en")


def notes_of(path: Path) -> str:
    """What is said about an export that is read, in English."""
    return "\n".join(note.in_language("en") for note in read_quickscan_with_notes(path)[1])
