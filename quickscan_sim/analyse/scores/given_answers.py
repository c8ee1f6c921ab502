"""The answers that were given to the items of a part, with where each person belongs."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from quickscan_sim.analyse.given import ANSWERS, PEOPLE, check_table
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.vocabulary import PARTS


def answers_of_part(
    answers: pd.DataFrame, questionnaire: Questionnaire, professionals: pd.DataFrame, part: str
) -> Iterator[tuple[Item, pd.DataFrame]]:
    """Each item of the part with a row per person who answered it; n.v.t. is no answer.

    Raises
    ------
    QuickscanError
        When there is no such part, or the answers hold several waves.
    """
    if part not in PARTS:
        raise QuickscanError(
            "There is no part {part} in a questionnaire. Did you mean {near}?",
            part=repr(part),
            near=nearest(part, PARTS) or ", ".join(PARTS),
        )
    given = with_place(answers, professionals)
    of_item = dict(tuple(given.groupby("item_id", sort=False)))
    nobody = given.head(0)
    return ((item, of_item.get(item.item_id, nobody)) for item in questionnaire.items_of(part))


def with_place(answers: pd.DataFrame, professionals: pd.DataFrame) -> pd.DataFrame:
    """The answers of one wave that were given, with the organisation and sector of each person."""
    check_table(answers, "answers", ANSWERS)
    check_table(professionals, "professionals", PEOPLE)
    waves = answers["wave"].unique()
    if len(waves) > 1:
        raise QuickscanError(
            "These answers hold the waves {waves}. Choose one wave before summarising.",
            waves=", ".join(map(str, sorted(waves))),
        )
    is_given = answers["answer"].notna() & ~answers["not_applicable"].fillna(False).astype(bool)
    belongs = professionals[["professional_id", "wave", "organisation_id", "sector"]]
    return answers[is_given].merge(belongs, on=["professional_id", "wave"])
