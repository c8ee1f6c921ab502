"""What respondents report about partners: noisy readings of the true ties of their organisation."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import from_shares
from quickscan_sim.simulate.columns import gather, whole_numbers
from quickscan_sim.simulate.naming import chance_of_naming
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.partner_lists import list_partners, views_of
from quickscan_sim.tables import TIES
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

P_LEVEL_WITHOUT_TIE = 0.06
"""Chance of level 1 on a layer without a tie, for a partner that was ticked; an assumption."""

MISTAKEN_LEVELS = 2
"""Somebody who names a partner that is none gives one layer a level of 1 or 2; an assumption."""

GUESSED_QUALITIES = (2, 3, 4)

ASKED_QUALITY = 5
"""The form asks how well it works for at most five partners: the closest ones."""


def draw_reports(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    organisations: pd.DataFrame,
    network: Network,
    wave: int = 1,
    works_in: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Table ``ties``: for every partner that a respondent ticks, a row per layer.

    Staff reports on every organisation that is active in one of the wijken of their own. Draws
    are made for everybody who was invited, and kept for who answered the partner question.

    Parameters
    ----------
    works_in
        In which wijken people work (rows of this wave); None: in all of their organisation.
    """
    views = views_of(network)
    lists = list_partners(people, organisations, network, views, works_in)
    rng = stream(parameters.seed, "reports", wave=wave)
    n_layers = views.level.shape[1]
    uniform = rng.random((len(lists.view), 4 + n_layers), dtype=np.float32)
    named = uniform[:, 0] < chance_of_naming(parameters, views.level, lists, wave)
    rows = np.flatnonzero(named & people["answered_partners"].to_numpy(bool)[lists.person])
    person, view = lists.person[rows], lists.view[rows]
    drawn = uniform[rows, 1:].astype(float)
    level = _reported_levels(parameters, views.level[view], drawn[:, : n_layers + 1])
    quality = _reported_quality(parameters, views.quality[view], drawn[:, n_layers + 1])
    asked = _asked_quality(person, level.max(axis=1, initial=0), drawn[:, n_layers + 2])
    return _as_table(
        people,
        person,
        organisations["organisation_id"].array.take(views.partner[view]),
        questionnaire.layer_ids,
        level,
        np.where(asked[:, None] & (level > 0), quality[:, None], 0),
    )


def _reported_levels(
    parameters: Parameters, true_level: np.ndarray, uniform: np.ndarray
) -> np.ndarray:
    """Levels as reported (rows x layers); who is ticked by mistake gets a low level somewhere."""
    n_layers = true_level.shape[1]
    noise = parameters.level_noise / 2
    shift = from_shares(uniform[:, :n_layers], (noise, 1 - 2 * noise, noise)) - 1
    seen = np.clip(true_level + shift, 1, max(COLLABORATION_LEVELS))
    level = np.where(true_level > 0, seen, uniform[:, :n_layers] < P_LEVEL_WITHOUT_TIE)
    alone = np.flatnonzero(true_level.max(axis=1, initial=0) == 0)
    if n_layers:
        mistaken = (uniform[alone, n_layers] * n_layers * MISTAKEN_LEVELS).astype(int)
        level[alone, mistaken // MISTAKEN_LEVELS] = 1 + mistaken % MISTAKEN_LEVELS
    return np.asarray(level)


def _reported_quality(
    parameters: Parameters, true_quality: np.ndarray, uniform: np.ndarray
) -> np.ndarray:
    """One quality per partner: the true one or a step beside it; a guess where there is none."""
    noise = parameters.quality_noise / 2
    seen = true_quality + from_shares(uniform, (noise, 1 - 2 * noise, noise)) - 1
    guess = np.array(GUESSED_QUALITIES)[(uniform * len(GUESSED_QUALITIES)).astype(int)]
    return np.asarray(np.where(true_quality > 0, np.clip(seen, min(QUALITY), max(QUALITY)), guess))


def _asked_quality(person: np.ndarray, closest: np.ndarray, tie_break: np.ndarray) -> np.ndarray:
    """Is this partner among the closest five that the person named? Rows come by person."""
    room = max(COLLABORATION_LEVELS) + 1
    order = np.argsort(person * room + (room - 1 - closest) + tie_break)
    rank = np.arange(len(person)) - np.searchsorted(person, person)
    asked = np.zeros(len(person), dtype=bool)
    asked[order] = rank < ASKED_QUALITY
    return asked


def _as_table(
    people: pd.DataFrame,
    person: np.ndarray,
    partners: pd.api.extensions.ExtensionArray,
    layers: list[str],
    level: np.ndarray,
    quality: np.ndarray,
) -> pd.DataFrame:
    """The rows with the declared types, which their sources have already."""
    n, n_layers = level.shape
    row = np.repeat(np.arange(n), n_layers)
    own = {name: people[name].array.take(person[row]) for name in OF_PEOPLE}
    columns = own | {
        "partner_id": partners.take(row),
        "layer": gather(layers, np.tile(np.arange(n_layers), n)),
        "level": whole_numbers(level.ravel()),
        "quality": whole_numbers(quality.ravel(), quality.ravel() == 0),
    }
    return pd.DataFrame({name: columns[name] for name in TIES.column_names}, copy=False)


OF_PEOPLE = ("professional_id", "organisation_id", "wave")
