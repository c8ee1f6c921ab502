"""What people answer: latent positions through items and scales, with what is left open.

Every draw is made for everybody who was invited, and kept for who responded: the same person
gives the same answers, whatever the response of others.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.items import ItemDraw, draw_item, item_settings
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import ANSWERS

APPLICABLE_PARTS = ("practice", "confidence")
"""Parts in which somebody may say that an item does not apply, though the sector can answer it."""


def draw_answers(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    wave: int = 1,
) -> pd.DataFrame:
    """Table ``answers``: a row per respondent and item of the form.

    Parameters
    ----------
    people
        Table ``professionals`` with ``n_first_items``: after how many items somebody stopped.
    position
        People x themes: the latent position.
    """
    items = questionnaire.items
    answers = np.column_stack(
        [
            _draw_one(item, number, parameters, questionnaire, people, position, wave)
            for number, item in enumerate(items)
        ]
    )
    missing = _left_open(parameters, people, len(items), wave)
    not_applicable = _not_applicable(parameters, items, people, wave) & ~missing
    responded = people["responded"].to_numpy(bool)
    return _as_table(
        people.loc[responded, "professional_id"].to_numpy(object),
        people.loc[responded, "wave"].to_numpy(int),
        items,
        answers[responded],
        (missing | not_applicable)[responded],
        not_applicable[responded],
    )


def _draw_one(
    item: Item,
    number: int,
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    wave: int,
) -> np.ndarray:
    settings = item_settings(
        item, questionnaire, parameters, stream(parameters.seed_of_what_is_alike, "item", number)
    )
    theme = questionnaire.theme_ids.index(item.theme_id) if item.theme_id else None
    draw = ItemDraw(
        trait=np.zeros(len(people)) if theme is None else position[:, theme],
        organisation=pd.factorize(people["organisation_id"], sort=True)[0],
        rng=stream(parameters.seed, "answers", number, wave),
    )
    return draw_item(item, settings, draw)


def _left_open(parameters: Parameters, people: pd.DataFrame, n_items: int, wave: int) -> np.ndarray:
    """People x items: skipped by chance, or never reached by somebody who stopped."""
    chance = stream(parameters.seed, "skipped", wave=wave).random((len(people), n_items))
    never_reached = np.arange(n_items) >= people["n_first_items"].to_numpy()[:, None]
    return np.asarray((chance < parameters.p_skipped) | never_reached)


def _not_applicable(
    parameters: Parameters, items: tuple[Item, ...], people: pd.DataFrame, wave: int
) -> np.ndarray:
    """People x items: "n.v.t. voor mijn functie"; often where the sector cannot well answer."""
    chance = stream(parameters.seed, "not applicable", wave=wave).random((len(people), len(items)))
    sector = people["sector"].to_numpy(object)
    limit = np.column_stack(
        [
            np.where(
                np.isin(sector, item.sectors),
                parameters.p_not_applicable_inside if item.part in APPLICABLE_PARTS else 0.0,
                parameters.p_not_applicable_outside,
            )
            for item in items
        ]
    )
    return np.asarray(chance < limit)


def _as_table(
    ids: np.ndarray,
    waves: np.ndarray,
    items: tuple[Item, ...],
    answers: np.ndarray,
    empty: np.ndarray,
    not_applicable: np.ndarray,
) -> pd.DataFrame:
    n, n_items = answers.shape
    item_ids = pd.array([item.item_id for item in items], dtype="str")
    table = pd.DataFrame(
        {
            "professional_id": pd.array(ids, dtype="str").repeat(n_items),
            "wave": np.repeat(waves, n_items),
            "item_id": item_ids.take(np.tile(np.arange(n_items), n)),
            "answer": pd.arrays.IntegerArray(answers.ravel().astype(np.int64), empty.ravel()),
            "not_applicable": pd.array(not_applicable.ravel(), dtype="boolean"),
        }
    )
    return with_types(table, ANSWERS)
