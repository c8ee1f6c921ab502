"""The truth about answers in tables: positions and true scores, items, and people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.answers import Answers
from quickscan_sim.simulate.columns import gather, settled, texts, whole_numbers, yes_no
from quickscan_sim.simulate.instrument import Instrument
from quickscan_sim.simulate.item_targets import answers_of
from quickscan_sim.tables.answer_truth import TRUE_ITEMS


def true_positions(
    themes: list[str], people: pd.DataFrame, position: np.ndarray, answers: Answers
) -> pd.DataFrame:
    """Table ``traits``: the latent position, and the score it would give on average."""
    row = np.repeat(np.arange(len(people)), len(themes))
    return pd.DataFrame(
        {
            "professional_id": people["professional_id"].array.take(row),
            "wave": people["wave"].array.take(row),
            "theme": gather(themes, np.tile(np.arange(len(themes)), len(people))),
            "trait": settled(position.ravel()),
            "true_score": settled(answers.true_score.ravel()),
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
            "careless": yes_no(styles.careless),
            "straight_lining": yes_no(styles.straight_lining),
            "near_empty": yes_no(people["n_first_items"].to_numpy(np.int64) < n_items),
            "social_desirability": settled(styles.social_desirability),
            "hesitation": settled(styles.hesitation),
        }
    )


def true_items(parameters: Parameters, instrument: Instrument) -> pd.DataFrame:
    """Table ``items``: for each item that is answered from a trait, what it was made to do."""
    targets, cuts = instrument.targets, instrument.cuts.tolist()
    item = np.repeat(np.arange(len(targets)), [len(target.shares) for target in targets])
    thresholds = [
        cut
        for target, of_item in zip(targets, cuts, strict=True)
        for cut in [np.nan, *of_item][: len(target.shares)]
    ]
    answers = [answer for target in targets for answer in answers_of(target.item)]
    columns = {
        "item_id": gather([target.item.item_id for target in targets], item),
        "answer": whole_numbers(np.array(answers, dtype=np.int64)),
        "share": settled([share for target in targets for share in target.shares]),
        "threshold": settled(thresholds),
        "loading": settled(instrument.loading[item]),
        "ease": settled([target.ease for target in targets])[item],
        "dif": texts([_dif(parameters, target.item.item_id) for target in targets]).take(item),
    }
    return pd.DataFrame({name: columns[name] for name in TRUE_ITEMS.column_names}, copy=False)


def _dif(parameters: Parameters, item_id: str) -> str | None:
    """Sector and shift of each planted difference on the item, such as ``housing -0.5``."""
    found = [
        f"{planted.sector} {planted.size:+g}"
        for planted in parameters.dif
        if planted.item == item_id
    ]
    return "; ".join(found) or None
