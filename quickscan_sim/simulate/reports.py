"""What respondents report about partners: noisy readings of the true ties of their organisation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import from_shares
from quickscan_sim.simulate.network import Network
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import TIES
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

LEVEL_NOISE = (0.2, 0.6, 0.2)
"""Shares of reports one level too low, right, and one too high. Two reports of one tie agree on
60-90 %, and on its intensity less than on its presence."""

P_LEVEL_WITHOUT_TIE = 0.06
"""Chance of level 1 on a layer without a tie, for a partner that was ticked; an assumption."""

QUALITY_NOISE = (0.15, 0.70, 0.15)
GUESSED_QUALITY = (2, 4)

ASKED_QUALITY = 5
"""The form asks how well it works for at most five partners: the closest ones."""


@dataclass(frozen=True)
class Views:
    """Every ordered pair of organisations that meet: what the one truly has with the other."""

    organisation: np.ndarray
    partner: np.ndarray
    level: np.ndarray
    quality: np.ndarray


def draw_reports(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    organisations: pd.DataFrame,
    network: Network,
    wave: int = 1,
) -> pd.DataFrame:
    """Table ``ties``: for every partner that a respondent ticks, a row per layer.

    Staff reports on every organisation that is active in one of the wijken of their own. Draws
    are made for everybody who was invited, and kept for who answered the partner question.
    """
    views = _views(network)
    person, view = _who_sees_what(people, organisations, views)
    rng = stream(parameters.seed, "reports", wave=wave)
    true_level = views.level[view]
    has_tie = true_level.max(axis=1, initial=0) > 0
    chance = np.where(has_tie, parameters.p_report_tie, parameters.p_report_no_tie)
    named = rng.random(len(view)) < chance
    level = _reported_levels(true_level, has_tie, rng)
    quality = _reported_quality(views.quality[view], level, rng)
    tie_break = rng.random(len(view))
    kept = named & people["answered_partners"].to_numpy(bool)[person]
    asked = _asked_quality(person[kept], level[kept], tie_break[kept])
    return _as_table(
        people.iloc[person[kept]],
        organisations["organisation_id"].to_numpy(object)[views.partner[view[kept]]],
        questionnaire.layer_ids,
        level[kept],
        np.where(asked[:, None] & (level[kept] > 0), quality[kept][:, None], 0),
    )


def _views(network: Network) -> Views:
    """Both sides of each pair, sorted by the one who looks."""
    organisation = np.concatenate([network.first, network.second])
    partner = np.concatenate([network.second, network.first])
    level = np.concatenate([network.level[..., 0], network.level[..., 1]])
    quality = np.concatenate([network.quality[:, 0], network.quality[:, 1]])
    order = np.lexsort((partner, organisation))
    return Views(organisation[order], partner[order], level[order], quality[order])


def _who_sees_what(
    people: pd.DataFrame, organisations: pd.DataFrame, views: Views
) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers of people and of views: each person beside every view of the organisation."""
    own = pd.Index(organisations["organisation_id"]).get_indexer(people["organisation_id"])
    n_views = np.bincount(views.organisation, minlength=len(organisations))
    start = np.cumsum(n_views) - n_views
    n_each = n_views[own]
    person = np.repeat(np.arange(len(people)), n_each)
    within = np.arange(len(person)) - np.repeat(np.cumsum(n_each) - n_each, n_each)
    return person, start[own][person] + within


def _reported_levels(
    true_level: np.ndarray, has_tie: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Levels as reported (views x layers); who is ticked by mistake gets a low level somewhere."""
    n, n_layers = true_level.shape
    shift = from_shares(rng.random((n, n_layers)), LEVEL_NOISE) - 1
    seen = np.clip(true_level + shift, 1, max(COLLABORATION_LEVELS))
    stray = (rng.random((n, n_layers)) < P_LEVEL_WITHOUT_TIE).astype(int)
    mistaken_layer = np.asarray(rng.integers(max(n_layers, 1), size=n))
    mistaken_level = np.asarray(rng.integers(1, 3, size=n))
    level = np.where(true_level > 0, seen, stray)
    alone = np.flatnonzero(~has_tie & (n_layers > 0))
    level[alone, mistaken_layer[alone]] = mistaken_level[alone]
    return level


def _reported_quality(
    true_quality: np.ndarray, level: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """One quality per partner: the true one or a step beside it; a guess where there is none."""
    shift = from_shares(rng.random(len(level)), QUALITY_NOISE) - 1
    guess = rng.integers(GUESSED_QUALITY[0], GUESSED_QUALITY[1] + 1, size=len(level))
    return np.where(
        true_quality > 0, np.clip(true_quality + shift, min(QUALITY), max(QUALITY)), guess
    )


def _asked_quality(person: np.ndarray, level: np.ndarray, tie_break: np.ndarray) -> np.ndarray:
    """Is this partner among the closest five that the person named?"""
    order = np.lexsort((tie_break, -level.max(axis=1, initial=0), person))
    sorted_person = person[order]
    first = np.searchsorted(sorted_person, sorted_person)
    asked = np.zeros(len(person), dtype=bool)
    asked[order] = np.arange(len(person)) - first < ASKED_QUALITY
    return asked


def _as_table(
    reporters: pd.DataFrame,
    partners: np.ndarray,
    layers: list[str],
    level: np.ndarray,
    quality: np.ndarray,
) -> pd.DataFrame:
    n, n_layers = level.shape
    row = np.repeat(np.arange(n), n_layers)
    table = pd.DataFrame(
        {
            "professional_id": reporters["professional_id"].array.take(row),
            "organisation_id": reporters["organisation_id"].array.take(row),
            "partner_id": pd.array(partners, dtype="str").take(row),
            "wave": reporters["wave"].array.take(row),
            "layer": pd.array(layers, dtype="str").take(np.tile(np.arange(n_layers), n)),
            "level": pd.array(level.ravel(), dtype="Int64"),
            "quality": pd.arrays.IntegerArray(
                quality.ravel().astype(np.int64), (quality == 0).ravel()
            ),
        }
    )
    return with_types(table, TIES)
