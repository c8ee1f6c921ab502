"""``quickscan casus``: short invented stories of households, to talk about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark
from quickscan_sim.parameters import load_scenario

if TYPE_CHECKING:
    from quickscan_sim.simulate.households import Casus

PARTS = (
    ("strengths", mark("Strengths")),
    ("conditions", mark("What presses from outside")),
    ("partners", mark("Who could notice something")),
    ("questions", mark("Questions for the talk")),
)


def make_casus(
    screen: Screen, scenario: str, seed: int, number: int, any_household: bool, out: Path | None
) -> None:
    """Tell about so many households: with money worries, or any; on screen or in a file."""
    parameters = load_scenario(scenario, seed=seed)

    from quickscan_sim.exchange import atomic_file
    from quickscan_sim.simulate.households import draw_casus, simulate_households

    if parameters.is_country:
        raise QuickscanError(
            "The scenario {scenario} is a whole country; a casus is drawn from one municipality. "
            "Choose another scenario, such as example.",
            scenario=scenario,
        )
    households = simulate_households(parameters)
    if not any_household:
        households = households[households["money_problems"]]
    stories = [draw_casus(households, seed, one, screen.language) for one in range(number)]
    text = "\n\n".join(_as_markdown(story, screen) for story in stories)
    if out is None:
        screen.console.print(text, markup=False)
        return
    with atomic_file(out, force=False) as file:
        file.write_text(text + "\n", encoding="utf-8", newline="\n")
    screen.place("The stories", out)


def _as_markdown(casus: Casus, screen: Screen) -> str:
    lines = [f"# {casus.title}", "", casus.story]
    for name, heading in PARTS:
        points = getattr(casus, name)
        if points:
            lines += ["", f"**{screen.translate(heading)}**", "", *(f"- {one}" for one in points)]
    return "\n".join(lines)
