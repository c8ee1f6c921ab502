"""Read and write: data folders, survey exports, and outputs that are complete or not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.exchange.examine import ExportCheck, examine_export
    from quickscan_sim.exchange.folder import FileFormat, check_format, write_drawn, write_quickscan
    from quickscan_sim.exchange.guessed_mapping import first_mapping
    from quickscan_sim.exchange.lavaan_script import write_lavaan
    from quickscan_sim.exchange.norm_file import read_norm
    from quickscan_sim.exchange.outputs import atomic_file, atomic_folder
    from quickscan_sim.exchange.reading import read_quickscan, read_quickscan_with_notes
    from quickscan_sim.exchange.truth_folder import write_truth

__all__ = [
    "ExportCheck",
    "FileFormat",
    "atomic_file",
    "atomic_folder",
    "check_format",
    "examine_export",
    "first_mapping",
    "read_norm",
    "read_quickscan",
    "read_quickscan_with_notes",
    "write_drawn",
    "write_lavaan",
    "write_quickscan",
    "write_truth",
]

_PLACES = {
    "ExportCheck": "examine",
    "FileFormat": "folder",
    "atomic_file": "outputs",
    "atomic_folder": "outputs",
    "check_format": "folder",
    "examine_export": "examine",
    "first_mapping": "guessed_mapping",
    "read_norm": "norm_file",
    "read_quickscan": "reading",
    "read_quickscan_with_notes": "reading",
    "write_drawn": "folder",
    "write_lavaan": "lavaan_script",
    "write_quickscan": "folder",
    "write_truth": "truth_folder",
}

__getattr__ = imported_on_use(__name__, _PLACES)
