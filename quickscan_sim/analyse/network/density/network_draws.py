"""Whole networks as they may truly be, drawn from what the reports make of every pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_count, check_option, check_table
from quickscan_sim.analyse.network.density.report_pairs import is_large
from quickscan_sim.analyse.network.density.sociality import FURTHEST, logistic
from quickscan_sim.analyse.network.density.tie_model import TieModel, fit_ties
from quickscan_sim.analyse.network.ties.place_readings import TIE_KINDS
from quickscan_sim.errors import QuickscanError
from quickscan_sim.random_streams import stream

N_DRAWS = 200
MOST_DRAWS = 10_000


@dataclass(frozen=True)
class DrawnNetworks:
    """Networks of one wijk and layer.

    ``ties``: draws x organisation x partner, True where the organisation has the tie.
    """

    place: tuple[str, str]
    organisations: np.ndarray
    n_readable: int
    ties: np.ndarray


def draw_networks(
    tie_readings: pd.DataFrame, n_draws: int = N_DRAWS, seed: int = 0, tie: str = "knows"
) -> Iterator[DrawnNetworks]:
    """Networks that may be the true one, given all reports: multiple imputation.

    Each draw first draws how readily every organisation has ties (from its approximate posterior
    under ``tie_model.fit_ties``), and then the tie of every
    pair, both sides of it together. So what is unknown of one silent organisation goes the same
    way in all its pairs of one draw. Drawn apart, each pair with a fixed probability, networks
    differ too little: studies/ (study_network_density) shows both.

    Beyond the effects of organisations and of returned ties pairs are independent: nothing makes
    partners of partners partners, and nobody names more than is named by others. Where naming and
    being named differ much (as in real networks of one report each), networks drawn for silent
    organisations differ too little; :func:`estimate_density` does not rest on that.

    Butts (2003, Social Networks 25) draws networks from reports; Krause, Huisman, Steglich and
    Snijders (2018, Social Networks 62) from incomplete networks.

    Wijken of more than 300 organisations are left out.

    Parameters
    ----------
    tie_readings
        Table of :func:`~quickscan_sim.analyse.read_ties`.
    n_draws
        How many networks of each wijk and layer.
    seed
        The same seed gives the same networks.
    tie
        "knows" (level 1 or more), or "works_with" (level 2 or more).

    Raises
    ------
    QuickscanError
        For a table without its columns, an unknown kind of tie, or no sensible number of draws
        or seed.

    Examples
    --------
    Nine people of three organisations; all of a name b, all of b and c name a.

    Everybody was heard, so the drawn networks are alike.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> drawn = next(draw_networks(readings, 50))
    >>> drawn.place, drawn.ties.shape, drawn.ties.mean(axis=0).round(1).tolist()
    (('kade', 'care'), (50, 3, 3), [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    """
    check_option("tie", tie, TIE_KINDS)
    check_table(tie_readings, "tie_readings", READINGS + (("n_working",) * (tie == "works_with")))
    check_count("n_draws", n_draws, 1)
    check_count("seed", seed, 0)
    if n_draws > MOST_DRAWS:
        raise QuickscanError(
            "n_draws is {n_draws}; at most {most} networks can be drawn at once.",
            n_draws=n_draws,
            most=MOST_DRAWS,
        )
    rows = tie_readings[~is_large(tie_readings)]
    return _draws_of(fit_ties(rows, tie), n_draws, seed) if len(rows) else iter(())


def _draws_of(model: TieModel, n_draws: int, seed: int) -> Iterator[DrawnNetworks]:
    reports = model.reports
    of_place = {
        int(place): (own, row)
        for own, block in enumerate(model.blocks)
        for row, place in enumerate(block.places)
    }
    for number, place in enumerate(reports.places):
        own, row = of_place[number]
        seats = model.blocks[own].seats[row]
        rng = stream(seed, "network draws", number)
        yield DrawnNetworks(
            place,
            reports.organisations[seats],
            int(reports.readable[seats].sum()),
            _ties(model, own, row, rng, n_draws),
        )


def _ties(
    model: TieModel, own: int, row: int, rng: np.random.Generator, n_draws: int
) -> np.ndarray:
    """Draws x organisation x partner, of one place of a block."""
    block = model.blocks[own]
    pairs, n = block.pairs[row], block.seats.shape[1]
    factor = np.linalg.cholesky(model.covariance[own][row])
    off = rng.standard_normal((n_draws, n + 1)) @ factor.T
    shift = off[:, :1] + off[:, 1 + block.row] + off[:, 1 + block.column]
    log_odds = np.clip(model.effects.log_odds(model.reports)[pairs] + shift, -FURTHEST, FURTHEST)
    tie = logistic(log_odds + model.evidence[pairs])
    on_both, first_only, _ = model.given_tie[:, pairs]
    drawn = rng.random((n_draws, len(pairs)))
    both, first = drawn < tie * on_both, drawn < tie * (on_both + first_only)
    ties = np.zeros((n_draws, n, n), dtype=bool)
    ties[:, block.row, block.column] = first
    ties[:, block.column, block.row] = both | ((drawn < tie) & ~first)
    return ties
