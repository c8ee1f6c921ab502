"""The truth about answers in tables: positions and true scores, items, and people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.answers import Answers
from quickscan_sim.simulate.instrument import Instrument
from quickscan_sim.simulate.item_targets import ItemTarget, answers_of
from quickscan_sim.tables.answer_truth import TRUE_ITEMS
from quickscan_sim.tables.declaration import DTYPES


def true_positions(
    themes: list[str], people: pd.DataFrame, position: np.ndarray, answers: Answers
) -> pd.DataFrame:
    """Table ``traits``: the latent position, and the score it would give on average."""
    row = np.repeat(np.arange(len(people)), len(themes))
    return pd.DataFrame(
        {
            "professional_id": people["professional_id"].array.take(row),
            "wave": people["wave"].array.take(row),
            "theme": pd.array(themes, dtype="str").take(
                np.tile(np.arange(len(themes)), len(people))
            ),
            "trait": position.ravel(),
            "true_score": answers.true_score.ravel(),
        }
    )


def true_people(people: pd.DataFrame, answers: Answers) -> pd.DataFrame:
    """Table ``people``: how everybody who was invited would answer."""
    styles = answers.styles
    n_items = answers.n_items
    return pd.DataFrame(
        {
            "professional_id": people["professional_id"].array,
            "wave": people["wave"].array,
            "careless": pd.array(styles.careless, dtype="boolean"),
            "straight_lining": pd.array(styles.straight_lining, dtype="boolean"),
            "near_empty": pd.array(
                people["n_first_items"].to_numpy(np.int64) < n_items, dtype="boolean"
            ),
            "social_desirability": styles.social_desirability,
            "hesitation": styles.hesitation,
        }
    )


def true_items(parameters: Parameters, instrument: Instrument) -> pd.DataFrame:
    """Table ``items``: for each item that is answered from a trait, what it was made to do."""
    rows = [
        row
        for number, target in enumerate(instrument.targets)
        for row in _rows(target, instrument, number, _dif(parameters, target.item.item_id))
    ]
    types = {column.name: DTYPES[column.kind] for column in TRUE_ITEMS.columns}
    return pd.DataFrame(rows, columns=TRUE_ITEMS.column_names).astype(types)


def _rows(
    target: ItemTarget, instrument: Instrument, number: int, dif: str | None
) -> list[tuple[object, ...]]:
    thresholds = [np.nan, *instrument.cuts[number]]
    return [
        (
            target.item.item_id,
            answer,
            share,
            threshold,
            instrument.loading[number],
            target.ease,
            dif,
        )
        for answer, share, threshold in zip(
            answers_of(target.item), target.shares, thresholds, strict=False
        )
    ]


def _dif(parameters: Parameters, item_id: str) -> str | None:
    """Sector and shift of each planted difference on the item, such as ``housing -0.5``."""
    found = [
        f"{planted.sector} {planted.size:+g}"
        for planted in parameters.dif
        if planted.item == item_id
    ]
    return "; ".join(found) or None
