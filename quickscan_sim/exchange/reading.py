"""One door for everything that holds a quickscan: a data folder or a survey export."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.folder import read_folder
from quickscan_sim.exchange.recipe import RECIPE
from quickscan_sim.exchange.survey_export import MAPPING_SUFFIXES, read_export
from quickscan_sim.exchange.survey_table import TEXT_TABLES, WORKBOOKS
from quickscan_sim.language import Message
from quickscan_sim.quickscan import Quickscan


def read_quickscan(path: str | Path, mapping: str | Path | None = None) -> Quickscan:
    """The quickscan in a data folder or in a survey export.

    Parameters
    ----------
    path
        A data folder, a survey export (CSV or XLSX, a row per respondent), or the YAML mapping
        of an export.
    mapping
        The YAML file that says which column is what; by default the one beside the export with
        the same name.

    Raises
    ------
    QuickscanError
        One sentence for each thing that does not fit, at most three of a kind.
    """
    return read_quickscan_with_notes(path, mapping)[0]


def read_quickscan_with_notes(
    path: str | Path, mapping: str | Path | None = None
) -> tuple[Quickscan, tuple[Message, ...]]:
    """The quickscan, and what a reader should know about how it was read."""
    place = Path(path).expanduser()
    if not place.exists():
        raise QuickscanError(
            "{path} does not exist. Give a data folder or a survey export (CSV or XLSX).",
            path=place,
        )
    own_mapping = Path(mapping).expanduser() if mapping is not None else None
    if place.is_dir() and own_mapping is None and not (place / RECIPE).exists():
        place = _only_mapping_in(place) or place
    scan, notes = read_folder(place) if place.is_dir() else read_export(place, own_mapping)
    return scan, tuple(notes)


def _only_mapping_in(folder: Path) -> Path | None:
    """The export beside the one mapping in a folder, so that the folder may be given as well."""
    mappings = [path for path in folder.iterdir() if path.suffix.lower() in MAPPING_SUFFIXES]
    if len(mappings) != 1:
        return None
    exports = [mappings[0].with_suffix(suffix) for suffix in (*TEXT_TABLES, *WORKBOOKS)]
    return next((path for path in exports if path.exists()), mappings[0])
