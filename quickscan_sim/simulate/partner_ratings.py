"""How respondents rate their closest partners on trust and value: readings of true quality."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.columns import gather, places_in, whole_numbers
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.partner_lists import Views, views_of
from quickscan_sim.table_checks import empty_table
from quickscan_sim.tables import PARTNER_RATINGS
from quickscan_sim.vocabulary import RATING, WEAK_QUALITY

OF_TIES = ("professional_id", "organisation_id", "partner_id", "wave")


def draw_partner_ratings(
    parameters: Parameters,
    questionnaire: Questionnaire,
    ties: pd.DataFrame,
    organisations: pd.DataFrame,
    network: Network,
    wave: int = 1,
) -> pd.DataFrame:
    """Table ``partner_ratings``: each respondent on the closest partners, a row per aspect.

    A rating is the true quality of the tie, as the side of the respondent has it, plus what the
    partner is like on this aspect in everybody's eyes, plus chance; rounded, from 1 to 4. Who
    rates a partner that is none starts from the middle of the scale. Only partners of whom the
    quality was asked are rated, the closest first; some people skip these questions.

    Parameters
    ----------
    ties
        Table ``ties`` of this wave, as :func:`draw_reports` gives it: a row per layer, the layers
        of one partner below each other.
    """
    aspects = list(questionnaire.aspect_groups)
    n_layers = len(questionnaire.layers)
    if not (aspects and n_layers and parameters.n_rated_partners and len(ties)):
        return empty_table(PARTNER_RATINGS)
    rng = stream(parameters.seed, "partner_ratings", wave=wave)
    n_named = len(ties) // n_layers
    tie_break, noise = rng.random(n_named), rng.standard_normal((n_named, len(aspects)))
    person, people = pd.factorize(ties["professional_id"].array[::n_layers])
    rates = rng.random(len(people)) < parameters.p_rates_partners
    rows = _closest(ties, n_layers, person, tie_break, parameters.n_rated_partners)
    rows = rows[rates[person[rows]]]
    of_ties = ties.iloc[rows * n_layers]
    own, partner = (
        places_in(organisations["organisation_id"].to_numpy(object), of_ties[name])
        for name in ("organisation_id", "partner_id")
    )
    seen = stream(parameters.seed, "aspects_of_partners").standard_normal(
        (len(organisations), len(aspects))
    )
    middle = _true_quality(views_of(network), own, partner, len(organisations))
    rating = (
        middle[:, None]
        + parameters.aspect_spread * seen[partner]
        + parameters.rating_noise * noise[rows]
    )
    return _as_table(of_ties, aspects, np.clip(np.rint(rating), *RATING))


def _closest(
    ties: pd.DataFrame, n_layers: int, person: np.ndarray, tie_break: np.ndarray, n_rated: int
) -> np.ndarray:
    """Which named partners are rated: per person the closest of those with a quality."""
    level, quality = (
        ties[name].to_numpy(float, na_value=0).reshape(-1, n_layers).max(axis=1)
        for name in ("level", "quality")
    )
    asked = np.flatnonzero(quality > 0)
    order = asked[np.lexsort([tie_break[asked], -level[asked], person[asked]])]
    first = np.searchsorted(person[order], person[order])
    return np.sort(order[np.arange(len(order)) - first < n_rated])


def _true_quality(
    views: Views, own: np.ndarray, partner: np.ndarray, n_organisations: int
) -> np.ndarray:
    """What the own side truly has with the partner; the middle of the scale where there is none."""
    known = views.organisation * n_organisations + views.partner
    place = np.minimum(np.searchsorted(known, own * n_organisations + partner), len(known) - 1)
    quality = views.quality[place].astype(float)
    return np.where(quality > 0, quality, WEAK_QUALITY)


def _as_table(of_ties: pd.DataFrame, aspects: list[str], rating: np.ndarray) -> pd.DataFrame:
    n, n_aspects = rating.shape
    row = np.repeat(np.arange(n), n_aspects)
    columns = {name: of_ties[name].array.take(row) for name in OF_TIES} | {
        "aspect_id": gather(aspects, np.tile(np.arange(n_aspects), n)),
        "rating": whole_numbers(rating.ravel()),
    }
    return pd.DataFrame({name: columns[name] for name in PARTNER_RATINGS.column_names}, copy=False)
