"""Scenarios: settings with a name and a sentence on what they show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual
from quickscan_sim.parameters.settings import Parameters

SCENARIOS = Path(__file__).parents[1] / "data" / "scenarios"


class Scenario(BaseModel):
    """A named setting, with a sentence on what it shows.

    ``used_in`` names the modules (M1 to M7) and workshop cards (W1 to W11) that it is made for.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    name: str
    title: Bilingual
    shows: Bilingual
    knobs: dict[str, Any]
    used_in: tuple[str, ...] = ()


def list_scenarios() -> list[Scenario]:
    """The scenarios that come with the kit, by name.

    >>> "example" in [scenario.name for scenario in list_scenarios()]
    True
    """
    return [_read_scenario(path) for path in sorted(SCENARIOS.glob("*.yaml"))]


def load_scenario(name: str, **knobs: Any) -> Parameters:
    """The settings of a scenario, with some knobs changed.

    Raises
    ------
    QuickscanError
        When there is no such scenario, or a knob or value is impossible.

    Examples
    --------
    >>> load_scenario("example", seed=7).seed
    7
    """
    path = SCENARIOS / f"{name}.yaml"
    if not path.exists():
        known = [file.stem for file in sorted(SCENARIOS.glob("*.yaml"))]
        raise QuickscanError(
            "There is no scenario {name}. Known: {known}. The nearest is {near}.",
            name=repr(name),
            known=", ".join(known),
            near=nearest(name, known) or known[0],
        )
    return Parameters(**({"scenario": name} | _read_scenario(path).knobs | knobs))


def _read_scenario(path: Path) -> Scenario:
    from ruamel.yaml import YAML

    content = YAML(typ="safe").load(path)
    return Scenario(
        name=path.stem,
        title=Bilingual(content["title_nl"], content["title_en"]),
        shows=Bilingual(content["shows_nl"], content["shows_en"]),
        knobs=content.get("knobs") or {},
        used_in=tuple(content.get("used_in") or ()),
    )
