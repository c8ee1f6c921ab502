"""Mean scores of sectors, with the reversed items turned around or forgotten."""

from __future__ import annotations

import math
from functools import lru_cache

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, Number
from quickscan_sim.questionnaire import Scale
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.views.reversed_items_picture import picture
from quickscan_sim.workshop.views.scored_sectors import Row, sector_rows
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View

FORGOTTEN, TURNED = "forgotten", "turned"
LEFT_OUT, LOWEST = "left_out", "lowest"
FEWEST = 2
"""With fewer sectors than this there is no lowest and highest."""
EDGE = 0.5
"""The axis starts and ends at a multiple of this."""


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:
    """Means of sectors with n and interval, in the order that they have with the fault in it.

    ``first_lowest`` is the sector at the bottom of that order; ``place_after`` tells where it
    stands now.
    """
    theme = str(settings["theme"])
    reading = str(positions.get("reversed", FORGOTTEN)), str(positions.get("n_a", LEFT_OUT))
    first = _rows(drawn, theme, FORGOTTEN, LEFT_OUT)
    now = _rows(drawn, theme, *reading)
    order = sorted((s for s in first if s in now), key=lambda s: -first[s].mean)
    if len(order) < FEWEST:
        raise QuickscanError(
            "Found {n} sectors with five people or more; this picture needs at least {fewest}. "
            "Choose another seed or a larger neighbourhood.",
            n=len(order),
            fewest=FEWEST,
        )
    scale = drawn.scan.questionnaire.scored_scale
    ranked = sorted(order, key=lambda sector: now[sector].mean)
    names = {sector.sector_id: sector.name for sector in drawn.scan.questionnaire.sectors}
    return {
        "theme": drawn.scan.questionnaire.theme(theme).name,
        "reversed": reading[0],
        "n_a": reading[1],
        "sectors": order,
        "names": [names[sector] for sector in order],
        "means": [now[sector].mean for sector in order],
        "lows": [_within(now[sector].low, scale) for sector in order],
        "highs": [_within(now[sector].high, scale) for sector in order],
        "n": [now[sector].n for sector in order],
        "before": [first[sector].mean for sector in order],
        "moved": reading != (FORGOTTEN, LEFT_OUT),
        "withheld": [names[s] for s in drawn.scan.questionnaire.sector_ids if s not in order],
        "highest": ranked[-1],
        "lowest": ranked[0],
        "highest_is_sure": _is_apart(now[ranked[-1]], [now[sector] for sector in ranked[:-1]]),
        "lowest_is_sure": _is_apart(now[ranked[0]], [now[sector] for sector in ranked[1:]]),
        "first_lowest": order[-1],
        "place": len(ranked) - ranked.index(order[-1]),
        "place_after": _place(ranked.index(order[-1]), len(ranked)),
        "axis": _axis(drawn, theme),
        "scale": (scale.low, scale.high),
    }


def lowest_becomes_highest(first: Facts, second: Facts) -> Verdict:
    """The sector at the bottom in round 1 is at the top in round 2; opposite: still the lowest."""
    if first["lowest"] == second["highest"]:
        return "seen"
    return "opposite" if first["lowest"] == second["lowest"] else "not seen"


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:
    """Which items are reversed and for whom one was made easy; who truly scores highest."""
    questionnaire, theme = drawn.scan.questionnaire, str(settings["theme"])
    names = {sector.sector_id: sector.name for sector in questionnaire.sectors}
    lines = [
        Message("The reversed item on {theme}: “{item}”", theme=facts["theme"], item=item.text)
        for item in questionnaire.items_of("practice", theme)
        if item.is_reversed
    ]
    for planted in drawn.truth.parameters.dif:
        item = questionnaire.item(planted.item)
        if item.theme_id == theme:
            lines.append(
                Message(
                    "Planted on that item alone: {sector} {size} standard deviations. On all "
                    "others of this theme nothing.",
                    sector=names[planted.sector],
                    size=Message("+{size}", size=Number(planted.size, 1)),
                )
            )
    return (*lines, *_true_scores(drawn, theme, facts))


def _true_scores(drawn: Drawn, theme: str, facts: Facts) -> tuple[Message, ...]:
    """What the sector at the bottom truly scores on average, beside everybody else."""
    own = drawn.truth.traits[drawn.truth.traits["theme"] == theme]
    people = own.merge(drawn.scan.professionals[["professional_id", "wave", "sector"]])
    inside = people["sector"] == facts["first_lowest"]
    if "true_score" not in people or not inside.any():
        return ()
    names = dict(zip(facts["sectors"], facts["names"], strict=True))
    return (
        Message(
            "Without that one item {sector} truly scores {own} on average, and everybody else "
            "{others}.",
            sector=names[facts["first_lowest"]],
            own=Number(float(people.loc[inside, "true_score"].mean())),
            others=Number(float(people.loc[~inside, "true_score"].mean())),
        ),
    )


@lru_cache(maxsize=16)
def _rows(drawn: Drawn, theme: str, turned: str, n_a: str) -> dict[str, Row]:
    return sector_rows(
        drawn.scan, theme, turned=turned == TURNED, not_applicable_is_lowest=n_a == LOWEST
    )


def _is_apart(row: Row, others: list[Row]) -> bool:
    """Whether a sector surely differs from every other."""
    return all(row.surely_differs_from(other) for other in others)


def _within(end: float | None, scale: Scale) -> float | None:
    """An end of an interval as it is told: nothing that no score can be."""
    return None if end is None else min(max(end, float(scale.low)), float(scale.high))


def _place(rank: int, n: int) -> str:
    """Where a sector stands, from its number counted from below."""
    if rank == 0:
        return "lowest"
    if rank == n - 1:
        return "highest"
    return "between"


def _axis(drawn: Drawn, theme: str) -> tuple[float, float]:
    """From where to where the picture runs: the same at all positions of the levers."""
    rows = [
        row
        for turned in (FORGOTTEN, TURNED)
        for n_a in (LEFT_OUT, LOWEST)
        for row in _rows(drawn, theme, turned, n_a).values()
    ]
    lows = [row.mean if row.low is None else row.low for row in rows]
    highs = [row.mean if row.high is None else row.high for row in rows]
    scale = drawn.scan.questionnaire.scored_scale
    return (
        max(float(scale.low), math.floor(min(lows) / EDGE) * EDGE),
        min(float(scale.high), math.ceil(max(highs) / EDGE) * EDGE),
    )


VIEW = View(
    readings={"reversed": (FORGOTTEN, TURNED), "n_a": (LEFT_OUT, LOWEST)},
    settings={"theme": "code of the theme"},
    outcomes={
        "lowest": "code of the sector with the lowest mean",
        "highest": "the highest one",
        "place_after": (
            "where the sector stands that is at the bottom with the fault: lowest, between, highest"
        ),
    },
    events={"lowest_becomes_highest": lowest_becomes_highest},
    facts=facts,
    picture=picture,
    truth=truth,
)
