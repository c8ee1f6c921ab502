"""What lies in a folder with a country: a list of municipalities, a recipe, and a manifest.

None of it holds a seed or anything else that leads to the truth.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from quickscan_sim.country.municipality import versions
from quickscan_sim.country.summary import MunicipalitySummary
from quickscan_sim.exchange.own_files import LIST_OF_FILES, hash_of
from quickscan_sim.exchange.recipe import RECIPE_OF_COUNTRY
from quickscan_sim.tables import SCHEMA_VERSION

MUNICIPALITIES = "municipalities.csv"
MANIFEST = "manifest.csv"


def write_manifest(
    folder: Path, scenario: str, file_format: str, summaries: Sequence[MunicipalitySummary]
) -> dict[str, str]:
    """Write the three files; the SHA-256 of every file in the folder comes back."""
    _write_csv(folder / MUNICIPALITIES, _municipalities(summaries))
    _write_recipe(folder / RECIPE_OF_COUNTRY, scenario, file_format, summaries)
    own = [folder / name for name in (RECIPE_OF_COUNTRY, MUNICIPALITIES)]
    rows: list[tuple[object, ...]] = [
        (path.name, "", path.stat().st_size, hash_of(path)) for path in own
    ]
    rows += [row for one in summaries for row in _files_of(one, file_format)]
    _write_csv(folder / MANIFEST, [("file", "n_rows", "n_bytes", "sha256"), *rows])
    hidden = {
        f"{one.folder}/{LIST_OF_FILES}": hash_of(folder / one.folder / LIST_OF_FILES)
        for one in summaries
    }
    listed = {str(row[0]): str(row[3]) for row in rows}
    return dict(sorted((listed | hidden | {MANIFEST: hash_of(folder / MANIFEST)}).items()))


def _municipalities(summaries: Iterable[MunicipalitySummary]) -> list[tuple[object, ...]]:
    head = ("folder", "municipality", "n_neighbourhoods", "n_households", "n_professionals")
    return [
        head,
        *(
            (
                one.folder,
                one.municipality,
                one.n_rows["neighbourhoods"],
                one.n_households,
                one.n_rows["professionals"],
            )
            for one in summaries
        ),
    ]


def _files_of(one: MunicipalitySummary, file_format: str) -> list[tuple[object, ...]]:
    return [
        (
            f"{one.folder}/{name}",
            one.n_rows.get(name.removesuffix(f".{file_format}"), ""),
            one.n_bytes[name],
            digest,
        )
        for name, digest in sorted(one.sha256.items())
    ]


def _write_recipe(
    path: Path, scenario: str, file_format: str, summaries: Sequence[MunicipalitySummary]
) -> None:
    tables = list(summaries[0].n_rows) if summaries else []
    content = {
        "written_by": "quickscan-sim",
        "format": SCHEMA_VERSION,
        "file_format": file_format,
        "scenario": scenario,
        "invented": True,
        "versions": dict(versions()),
        "n_municipalities": len(summaries),
        "n_rows": {table: sum(one.n_rows[table] for one in summaries) for table in tables},
    }
    path.write_bytes((json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())


def _write_csv(path: Path, rows: Iterable[Sequence[object]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode())
