"""Read and write: data folders, survey exports, and outputs that are complete or not there."""

from quickscan_sim.exchange.examine import ExportCheck, examine_export
from quickscan_sim.exchange.first_mapping import first_mapping
from quickscan_sim.exchange.folder import FileFormat, check_format, write_drawn, write_quickscan
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
