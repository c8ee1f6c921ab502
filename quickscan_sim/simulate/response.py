"""Who fills in the quickscan, how far, and who reaches the partner question."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import PROFESSIONALS

FEW_ITEMS = (2, 6)
"""Somebody who stops after a few items answered 2 to 5 of them; an assumption."""

EVERY_ITEM = np.iinfo(np.int64).max


def draw_response(parameters: Parameters, people: pd.DataFrame, wave: int = 1) -> pd.DataFrame:
    """Table ``professionals`` with who responded, and ``n_first_items``: where somebody stopped.

    Whether somebody responds depends on the organisation: colleagues remind each other, and in
    some organisations nobody answers. Who stops early never reaches the partner question, which
    comes last.
    """
    organisation, ids = pd.factorize(people["organisation_id"], sort=True)
    of_organisations = stream(parameters.seed, "response of organisations", wave=wave)
    silent = of_organisations.random(len(ids)) < parameters.p_silent_organisation
    pull = parameters.response_spread * of_organisations.standard_normal(len(ids))
    p_response = np.where(silent, 0.0, _p_response(parameters, pull))[organisation]

    n = len(people)
    rng = stream(parameters.seed, "response", wave=wave)
    responded = rng.random(n) < p_response
    stops = rng.random(n) < parameters.p_near_empty
    n_first_items = np.where(stops, rng.integers(*FEW_ITEMS, size=n), EVERY_ITEM)
    reaches_partners = rng.random(n) >= parameters.p_no_partner_answer
    table = people.assign(
        responded=responded,
        answered_partners=responded & reaches_partners & ~stops,
        n_first_items=n_first_items,
    )
    return with_types(table, PROFESSIONALS)


def _p_response(parameters: Parameters, pull: np.ndarray) -> np.ndarray:
    """The chance to respond per organisation; its average over organisations meets the target."""
    target = parameters.response_rate / max(1 - parameters.p_silent_organisation, 1e-9)
    if target in (0, 1) or target > 1:
        return np.full(len(pull), min(target, 1.0))
    nodes, weights = np.polynomial.hermite_e.hermegauss(31)
    base = solve_increasing(
        lambda value: float(
            weights @ logistic(value + parameters.response_spread * nodes) / weights.sum()
        ),
        target,
    )
    return logistic(base + pull)
