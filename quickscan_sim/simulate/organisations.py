"""Organisations and groups of every sector, their names, and the wijken they work in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.catchments import Catchments, by_plan, by_rate
from quickscan_sim.simulate.columns import codes, gather, texts, whole_numbers, yes_no
from quickscan_sim.simulate.names import draw_organisation_names


def draw_organisations(
    parameters: Parameters,
    questionnaire: Questionnaire,
    neighbourhoods: pd.DataFrame,
    municipality: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables ``organisations`` and ``active_in``, by the plan of each sector.

    Parameters
    ----------
    neighbourhoods
        Table ``neighbourhoods``; wijken that follow each other count as neighbours. A plan with a
        rate needs ``n_residents`` of each.
    municipality
        Its name, for organisations that serve all of it.

    Raises
    ------
    QuickscanError
        When a rate leaves the whole municipality without organisations, or residents are unknown.
    """
    drawn = _draw_catchments(parameters, questionnaire, neighbourhoods)
    wijk_names = list(neighbourhoods["name"])
    names: list[str] = []
    for number, (sector, catchments) in enumerate(zip(questionnaire.sectors, drawn, strict=True)):
        names += draw_organisation_names(
            sector.sector_id,
            sector.is_informal,
            sector.name.nl,
            _areas(catchments, wijk_names, municipality),
            stream(parameters.seed, "names", number),
        )
    if not names:
        raise _too_low_rates(neighbourhoods, municipality)
    n_of_sector = [len(catchments.n_invited) for catchments in drawn]
    sector_number = np.repeat(np.arange(len(drawn)), n_of_sector)
    ids = codes("O", len(names), fewest_digits=2)
    organisations = pd.DataFrame(
        {
            "organisation_id": ids,
            "sector": gather(questionnaire.sector_ids, sector_number),
            "name": texts(names),
            "is_informal": yes_no(
                np.array([sector.is_informal for sector in questionnaire.sectors])[sector_number]
            ),
            "n_invited": whole_numbers(np.concatenate([one.n_invited for one in drawn])),
        }
    )
    before = np.cumsum(n_of_sector) - n_of_sector
    active_in = pd.DataFrame(
        {
            "organisation_id": ids.take(
                np.concatenate([one.organisation + n for one, n in zip(drawn, before, strict=True)])
            ),
            "neighbourhood_id": neighbourhoods["neighbourhood_id"].array.take(
                np.concatenate([one.wijk for one in drawn])
            ),
        }
    )
    return organisations, active_in


def _draw_catchments(
    parameters: Parameters, questionnaire: Questionnaire, neighbourhoods: pd.DataFrame
) -> list[Catchments]:
    """For each sector of the questionnaire: sizes and wijken served."""
    drawn = []
    is_many = (neighbourhoods["income_group"] == "many").to_numpy(bool, na_value=False)
    for number, sector in enumerate(questionnaire.sectors):
        plan = parameters.plan_of(sector.sector_id)
        rng = stream(parameters.seed, "organisation sizes", number)
        if plan.per_10000 is None:
            drawn.append(by_plan(plan, is_many, rng))
        else:
            drawn.append(by_rate(plan, plan.per_10000, _residents(neighbourhoods), rng))
    return drawn


def _residents(neighbourhoods: pd.DataFrame) -> np.ndarray:
    counts = neighbourhoods["n_residents"]
    if counts.isna().any():
        raise QuickscanError(
            "The neighbourhood {wijk} has no number of residents (n_residents), and the rate "
            "per_10000 needs it. Fill it in, or count organisations by n_per_neighbourhood.",
            wijk=neighbourhoods["name"][counts.isna()].iloc[0],
        )
    return counts.to_numpy(float)


def _too_low_rates(neighbourhoods: pd.DataFrame, municipality: str) -> QuickscanError:
    n = int(_residents(neighbourhoods).sum())
    if n == 0:
        return QuickscanError(
            "In {municipality} nobody lives (n_residents is 0 in every neighbourhood), so the "
            "rates per_10000 give no organisation. Leave it out.",
            municipality=municipality,
        )
    return QuickscanError(
        "For the {n} residents of {municipality} the rates per_10000 give no organisation at all. "
        "A sector surely has one from {least} per 10,000; or count organisations by "
        "n_per_neighbourhood.",
        n=n,
        municipality=municipality,
        least=int(np.ceil(10_000 / n)),
    )


def _areas(catchments: Catchments, wijk_names: Sequence[str], municipality: str) -> list[str]:
    """What each organisation calls the area it serves, the wijk with most residents first."""
    order = np.lexsort((catchments.wijk, -catchments.residents, catchments.organisation))
    n_served = np.bincount(catchments.organisation, minlength=len(catchments.n_invited))
    wijken = np.split(catchments.wijk[order], np.cumsum(n_served)[:-1]) if len(n_served) else []
    return [
        _area([wijk_names[wijk] for wijk in own], len(wijk_names), municipality) for own in wijken
    ]


def _area(served: Sequence[str], n_all: int, municipality: str) -> str:
    if len(served) == n_all > 1:
        return municipality
    if len(served) > 2:
        return f"{served[0]} e.o."
    return " en ".join(served)
