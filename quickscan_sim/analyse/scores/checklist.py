"""What colleagues say about their own organisation, and whether they say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups
from quickscan_sim.analyse.scores.answer_shares import outcomes_of
from quickscan_sim.analyse.scores.given_answers import answers_of_part
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

OUTCOMES = ("yes", "no", "unknown")
COLUMNS = {
    "item_id": "str",
    "theme": "str",
    "organisation_id": "str",
    "n": "Int64",
    "share_yes": "float64",
    "share_no": "float64",
    "share_unknown": "float64",
    "same_answer": "float64",
    "withheld": "boolean",
    "reason": "str",
}


def summarise_checklist(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """What an organisation has arranged by its own people, and how often two of them say the same.

    same_answer = the share of all pairs of colleagues who gave the same answer, "I don't know"
    included: sum of n_a (n_a - 1) over the answers a, divided by n (n - 1). For everybody the
    pairs of all organisations are added up; colleagues are compared with colleagues only.

    An organisation has arranged something or it has not. Where colleagues differ, that is a fact
    about **knowing** it, not about having it: an arrangement that people do not know helps nobody,
    and a "no" may be somebody who was never told.

    Parameters
    ----------
    answers, professionals
        Tables of one wave.
    minimum
        Organisations with fewer answers are withheld, and others where those would follow, also
        beside the shares of sectors in :func:`~quickscan_sim.analyse.summarise_answers`.

    Returns
    -------
    DataFrame
        A row per item and organisation (NA: everybody together). ``reason`` says why numbers
        ("withheld", "too_few_people") or only ``same_answer`` ("no_colleagues") are missing.
    """
    rows = [
        {"item_id": item.item_id, "theme": item.theme_id or pd.NA} | row
        for item, given in answers_of_part(answers, questionnaire, professionals, "checklist")
        for row in _rows(_Counts.of(given, outcomes_of(item)), minimum)
    ]
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _Counts:
    """Organisations x outcomes: how many people said so; and sectors x organisations, 0 or 1."""

    organisations: pd.Index[str]
    counts: np.ndarray
    in_sector: np.ndarray

    @classmethod
    def of(cls, given: pd.DataFrame, outcomes: dict[str, tuple[int, ...]]) -> _Counts:
        number, names = pd.factorize(given["organisation_id"], sort=True)
        answer = given["answer"].to_numpy(float)
        counts = [
            np.bincount(number, np.isin(answer, outcomes.get(one, ())), minlength=len(names))
            for one in OUTCOMES
        ]
        sector, sectors = pd.factorize(given["sector"], sort=True)
        in_sector = np.zeros((len(sectors), len(names)), dtype=int)
        in_sector[sector, number] = 1
        return cls(pd.Index(names), np.array(counts).T, in_sector)

    def withheld(self, minimum: int) -> list[bool]:
        """Everybody, then each organisation; sectors are published elsewhere and go first."""
        n_sectors, k = self.in_sector.shape
        groups = np.vstack([np.ones(k, dtype=int), self.in_sector, np.eye(k, dtype=int)])
        groupings = ["all"] + ["sector"] * n_sectors + ["organisation"] * k
        n = self.counts.sum(axis=1).astype(int)
        hidden = withheld_groups(groups, n, groupings, minimum).tolist()
        return [hidden[0], *hidden[1 + n_sectors :]]


def _rows(of_item: _Counts, minimum: int) -> Iterator[dict[str, object]]:
    counts = of_item.counts
    n = counts.sum(axis=1)
    same, pairs = (counts * (counts - 1)).sum(axis=1), n * (n - 1)
    hidden = of_item.withheld(minimum)
    yield {"organisation_id": pd.NA} | _row(
        counts.sum(axis=0), float(same.sum()), float(pairs.sum()), hidden[0]
    )
    for name, own, same_, pairs_, is_hidden in zip(
        of_item.organisations, counts, same, pairs, hidden[1:], strict=True
    ):
        yield {"organisation_id": name} | _row(own, float(same_), float(pairs_), is_hidden)


def _row(counts: np.ndarray, same: float, pairs: float, is_hidden: bool) -> dict[str, object]:
    n = int(counts.sum())
    if is_hidden:
        return {"withheld": True, "reason": "withheld"}
    if n == 0:
        return {"n": 0, "withheld": False, "reason": "too_few_people"}
    shares = {f"share_{name}": count / n for name, count in zip(OUTCOMES, counts, strict=True)}
    return {
        "n": n,
        **shares,
        "same_answer": same / pairs if pairs else np.nan,
        "withheld": False,
        "reason": None if pairs else "no_colleagues",
    }
