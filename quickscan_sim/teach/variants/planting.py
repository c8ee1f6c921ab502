"""What is planted in a student's two wijken, so that typical mistakes show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.vocabulary import PLANTED_GAP_KINDS

SCENARIO = "own_two_neighbourhoods"
"""The name in every public recipe, whichever truth is planted."""

BROKER = "single_broker"


@dataclass(frozen=True)
class Planting:
    """What one draw was made to show when the two wijken are compared."""

    parameters: Parameters
    truth_type: str
    compared_theme: str


def truth_types() -> tuple[str, ...]:
    """The kinds of truth behind a difference between two wijken.

    >>> truth_types()
    ('real_difference', 'only_composition', 'turned_around')
    """
    return tuple(_file()["truth_types"])


def planted_parameters(seed: int) -> Parameters:
    """The settings of one draw; which truth is planted follows from the seed too.

    >>> planted_parameters(1).n_neighbourhoods
    2
    """
    return plant(seed).parameters


def plant(seed: int, truth_type: str | None = None) -> Planting:
    """Settings with which every organisation works in one wijk, the first wijk the student's own.

    Planted are: a theme on which the wijken compare as the truth type says, one on which the
    largest sector is low in either wijk, a differing sector on every other theme, forms that stop
    early, organisations of which hardly anybody answers, and in part of the draws a single broker.
    """
    rng = stream(seed, "planted differences")
    kinds = truth_types()
    drawn = kinds[int(rng.integers(len(kinds)))]
    settings = _file()
    questionnaire = load_questionnaire()
    themes = [questionnaire.theme_ids[turn] for turn in rng.permutation(len(_themes()))]
    kind = truth_type or drawn
    effects = [
        *_comparison(settings, themes[0], kind),
        *_large_low(settings, themes[1]),
        *_others(settings, themes[2:], rng),
    ]
    has_broker = bool(rng.random() < settings["p_broker"])
    knobs = dict(settings["knobs"])
    n_gaps = int(knobs.pop("n_planted_gaps"))
    gaps = {name: n_gaps for name in PLANTED_GAP_KINDS if name != BROKER or has_broker}
    return Planting(
        Parameters(
            seed=seed, scenario=SCENARIO, effects=tuple(effects), n_planted_gaps=gaps, **knobs
        ),
        kind,
        themes[0],
    )


def _comparison(settings: Mapping[str, Any], theme: str, kind: str) -> list[Effect]:
    """What makes the wijken differ: their sectors, what people do in them, or both."""
    sizes = settings["truth_types"][kind]
    large = settings["large_sectors"]
    wished = [
        Effect(theme=theme, sector=large["many"], size=sizes["large_many"]),
        Effect(theme=theme, sector=large["few"], size=sizes["large_few"]),
        Effect(theme=theme, income_group="many", size=sizes["many"]),
    ]
    return [effect for effect in wished if effect.size]


def _large_low(settings: Mapping[str, Any], theme: str) -> list[Effect]:
    """In either wijk its largest sector is low, so that it is in the student's own."""
    return [
        Effect(theme=theme, sector=sector, income_group=group, size=settings["large_low"])
        for group, sector in settings["large_sectors"].items()
    ]


def _others(
    settings: Mapping[str, Any], themes: list[str], rng: np.random.Generator
) -> list[Effect]:
    sectors = list(settings["knobs"]["sectors"])
    turn = rng.permutation(len(sectors))
    return [
        Effect(theme=theme, sector=sectors[place], size=float(rng.choice(settings["other_sizes"])))
        for theme, place in zip(themes, turn, strict=False)
    ]


def _themes() -> list[str]:
    return list(load_questionnaire().theme_ids)


@cache
def _file() -> dict[str, Any]:
    from ruamel.yaml import YAML

    source = files("quickscan_sim") / "data" / "planting.yaml"
    return dict(YAML(typ="safe", pure=True).load(source.read_text(encoding="utf-8")))
