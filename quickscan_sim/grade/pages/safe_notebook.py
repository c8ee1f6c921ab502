"""A notebook of a student on a page of the lecturer: only what cannot run stays."""

from __future__ import annotations

import re
from typing import Any

from nbconvert.preprocessors import Preprocessor

from quickscan_sim.grade.pages.marking_help import is_marking_help

HARMLESS = ("text/plain", "image/png", "image/jpeg")
NAME = re.compile(r"[A-Za-z0-9_-]+")
ENCODED = re.compile(r"[A-Za-z0-9+/=\s]*")


class SafeNotebook(Preprocessor):
    """Takes out of every cell what a browser would run or fetch.

    nbgrader's formgrader shows outputs and metadata as they are. Text, pictures and errors stay;
    HTML, scripts, widgets, attachments and unknown metadata go. The help with marking that the
    kit wrote stays.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The same notebook, made safe."""
        nb.metadata.pop("widgets", None)
        nb.metadata.pop("title", None)
        for index, cell in enumerate(nb.cells):
            nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
        return nb, resources

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:  # noqa: ARG002
        """One cell."""
        if is_marking_help(cell):
            return cell, resources
        if cell.cell_type == "raw":
            cell.cell_type = "markdown"
        cell.pop("attachments", None)
        for name in list(cell.metadata):
            if name != "nbgrader" or not _is_plain(cell.metadata[name]):
                del cell.metadata[name]
        if cell.cell_type == "code":
            cell.outputs = [one for one in map(_safe_output, cell.get("outputs", [])) if one]
        return cell, resources


def _is_plain(marks: Any) -> bool:
    return isinstance(marks, dict) and bool(NAME.fullmatch(str(marks.get("grade_id", ""))))


def _safe_output(output: Any) -> Any:
    """The output with harmless data alone; None when nothing is left."""
    if "data" not in output:
        return output
    output.metadata = type(output)()
    for kind in list(output.data):
        is_picture = kind.startswith("image/")
        if kind not in HARMLESS or (is_picture and not ENCODED.fullmatch(str(output.data[kind]))):
            del output.data[kind]
    return output if output.data else None
