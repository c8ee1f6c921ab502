"""Write docs/knobs.md: every scenario and every knob of the simulator, from the code itself.

python docs/write_knobs.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

from pydantic import BaseModel

from quickscan_sim.parameters import Parameters, list_scenarios
from quickscan_sim.parameters import knobs as knobs_module
from quickscan_sim.parameters.knobs import Knobs

PAGE = Path(__file__).parent / "knobs.md"

HEAD = """# Scenarios and knobs

Written from the code by `python docs/write_knobs.py`; do not edit.

A scenario is a set of knobs with a name. `quickscan simulate --list` shows them on screen;
`--set name=value` turns a knob: `quickscan simulate example --set tie_density=0.25`.
A knob of one stage leaves the tables of the other stages as they were. *(assumption)* and the
letters H, M, D and R say how sure a number is: read in the source, second-hand, derived, not
checked.
"""


def render_page() -> str:
    """The whole page as Markdown."""
    groups = [_group(model) for model in (*_stages(), Parameters, *_parts())]
    return "\n".join([HEAD, _scenarios(), *filter(None, groups)]).rstrip() + "\n"


def _scenarios() -> str:
    lines = ["## Scenarios", "", "| name | shows | laat zien |", "|---|---|---|"]
    lines += [
        f"| `{one.name}` | {_cell(f'{one.title.en}. {one.shows.en}')} "
        f"| {_cell(f'{one.title.nl}. {one.shows.nl}')} |"
        for one in list_scenarios()
    ]
    return "\n".join([*lines, ""])


def _stages() -> list[type[BaseModel]]:
    """The groups of knobs that make up the settings, in the order of the draw."""
    return [
        base for base in Parameters.__mro__[1:] if issubclass(base, Knobs) and base is not Knobs
    ]


def _parts() -> list[type[BaseModel]]:
    """Knobs that stand inside a knob, such as the plan of a sector."""
    known = {Knobs, Parameters, *_stages()}
    found: list[type[BaseModel]] = []
    waiting = [Knobs]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one not in known and one not in found:
                found.append(one)
    return sorted(found, key=lambda model: model.__name__)


def _group(model: type[BaseModel]) -> str:
    inherited = {
        name
        for base in model.__mro__[1:]
        if issubclass(base, BaseModel)
        for name in base.model_fields
    }
    own = {name: field for name, field in model.model_fields.items() if name not in inherited}
    if not own:
        return ""
    summary = (inspect.getdoc(model) or "").splitlines()[0]
    lines = [f"## {model.__name__}", "", summary, "", "| knob | default | possible | meaning |"]
    lines.append("|---|---|---|---|")
    for name, field in own.items():
        default = (
            "needed"
            if field.is_required()
            else _default(field.get_default(call_default_factory=True))
        )
        limits = knobs_module.knob_range(model, name).replace("|", "or")
        lines.append(f"| `{name}` | {default} | {limits} | {_cell(str(field.description))} |")
    return "\n".join([*lines, ""])


def _default(value: object) -> str:
    text = str(value)
    return f"`{text}`" if len(text) <= 40 else "see the code"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "or")


if __name__ == "__main__":
    PAGE.write_text(render_page(), "utf-8", newline="\n")
