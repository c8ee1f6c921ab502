"""The assignments that come with the kit, and which language each of them speaks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.grade.assignment import grade_id, question_of

PACKAGE = Path(__file__).parents[2]
INSTALLED = PACKAGE / "data" / "assignments"
"""Where the wheel has them (``pyproject.toml``); a checkout has them beside the package."""
CHECKOUT = PACKAGE.parent / "assignments" / "source"


@dataclass(frozen=True)
class KitAssignment:
    """One notebook of the kit that students hand in."""

    name: str
    module: str
    language: str
    notebook: Path


def kit_assignments(language: str, modules: Sequence[str] = ()) -> tuple[KitAssignment, ...]:
    """The kit's assignments in a language, by name.

    Parameters
    ----------
    language
        "nl" or "en".
    modules
        Only those of these modules, in any capitals; none named: of every module.

    Raises
    ------
    QuickscanError
        When a module has no assignments, or this installation holds none.

    Examples
    --------
    >>> [one.name for one in kit_assignments("nl", ["m2"])]
    ['M2_2_werkblad', 'M2_3_opdracht']
    """
    found = [one for one in _all_assignments() if one.language == language]
    known = sorted({one.module for one in found})
    asked = [name.strip().upper() for name in modules]
    for name in asked:
        if name not in known:
            raise QuickscanError(
                "There are no assignments of module {module}; the nearest is {near}. There are: "
                "{known}.",
                module=repr(name),
                near=nearest(name, known) or "-",
                known=", ".join(known),
            )
    return tuple(one for one in found if not asked or one.module in asked)


@cache
def answer_cells_of_the_kit() -> Mapping[tuple[str, str], str]:
    """What stands in each answer cell before anybody answered, by assignment and cell."""
    return {
        (one.name, name): "".join(cell["source"])
        for one in _all_assignments()
        for cell in json.loads(one.notebook.read_text(encoding="utf-8"))["cells"]
        if (name := grade_id(cell)) and (question_of(name) or ("", ""))[1] == "answer"
    }


@cache
def _all_assignments() -> tuple[KitAssignment, ...]:
    source = INSTALLED if INSTALLED.is_dir() else CHECKOUT
    found = tuple(_in(source)) if source.is_dir() else ()
    if not found:
        raise QuickscanError(
            "The kit's assignments are not in {folder}. Install the kit again, or take its folder "
            "assignments along.",
            folder=source,
        )
    return found


def _in(source: Path) -> Iterator[KitAssignment]:
    for notebook in sorted(source.glob("*/*.ipynb")):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        spoken = {cell["metadata"].get("lang") for cell in content["cells"]} - {None}
        if notebook.stem == notebook.parent.name and len(spoken) == 1:
            module = notebook.stem.split("_")[0].upper()
            yield KitAssignment(notebook.stem, module, spoken.pop(), notebook)
