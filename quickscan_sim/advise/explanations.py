"""Every result of a reading in two sentences: what it says, and what it does not say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise.findings.scores import compared_within_sector
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.meaning.comparison import (
    meaning_of_group_difference,
    meaning_of_non_response,
)
from quickscan_sim.analyse.meaning.distributions import meaning_of_distribution
from quickscan_sim.analyse.meaning.items import meaning_of_unreversed
from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.analyse.meaning.means import meaning_of_difference, meaning_of_mean
from quickscan_sim.analyse.meaning.reliability import meaning_of_reliability
from quickscan_sim.analyse.meaning.seeing_and_acting import meaning_of_seeing_and_acting
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import Message, Readable, mark
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

TOPICS = {
    "mean": mark("How people score"),
    "spread": mark("What a mean can hide"),
    "sector": mark("Each sector beside all others"),
    "income": mark("Neighbourhoods with few and with many families on a low income"),
    "acting": mark("Seeing and acting"),
    "reliability": mark("How well the questions go together"),
    "direction": mark("Whether all questions point the same way"),
    "stayed_away": mark("What people who stayed away could change"),
}
"""The kinds of results that are explained, in their order."""


@dataclass(frozen=True)
class Explanation:
    """What a result is about (``title``) and what it says; ``topic`` is a key of TOPICS.

    ``theme`` and ``sector`` are codes; without a sector it is about everybody, or a wijk.
    """

    topic: str
    theme: str
    sector: str | None
    title: Message
    meaning: Meaning


def explain_reading(
    reading: Reading, names: Names, topics: Collection[str] = tuple(TOPICS)
) -> tuple[Explanation, ...]:
    """The reading of every number about scores, in the order of :data:`TOPICS`.

    Withheld groups are there too, with the reason why; wijken and sectors by their name.

    Parameters
    ----------
    topics
        Keys of :data:`TOPICS`; all of them by default.

    >>> from quickscan_sim.advise import naming, summarise_quickscan
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> told = explain_reading(summarise_quickscan(scan), naming.Names(scan, named=True))
    >>> [topic for topic in TOPICS if any(one.topic == topic for one in told)] == list(TOPICS)
    True
    """
    return tuple(
        Explanation(topic, row["theme"], row.get("sector"), title, meaning)
        for topic, explain in _EXPLAIN.items()
        if topic in topics
        for row, title, meaning in explain(reading, names)
    )


Row = dict[str, Any]
Told = Iterator[tuple[Row, Message, Meaning]]


def _means(reading: Reading, names: Names) -> Told:
    summary = reading.score_summary
    scale = _scale(names)
    for row in _rows(summary[summary["grouping"].isin(["all", "sector", "neighbourhood"])]):
        theme, group = names.theme(row["theme"]), _group(row, names)
        yield (
            row,
            _of_group(row, names),
            meaning_of_mean(row, theme=theme, group=group, scale=scale),
        )


def _spreads(reading: Reading, names: Names) -> Told:
    for row in _rows(reading.distributions):
        camps = Estimate(
            estimate=row["camps"],
            ci_low=row["camps_low"],
            ci_high=row["camps_high"],
            n=_whole(row["n"]),
            name="camps",
            method="",
            needed=SMALL_CELL,
            # A mean may lack its interval where the camps have theirs.
            reason=row["reason"] if pd.isna(row["camps_low"]) else None,
        )
        yield row, _of_group(row, names), meaning_of_distribution(camps, row["mean"])


def _sectors(reading: Reading, names: Names) -> Told:
    scale = _scale(names)
    for row in _rows(reading.contrasts):
        theme, group = names.theme(row["theme"]), names.sector(row["sector"])
        meaning = meaning_of_difference(row, theme=theme, group=group, scale=scale)
        yield row, _of_group(row, names), meaning


def _income_groups(reading: Reading, names: Names) -> Told:
    for row in _rows(compared_within_sector(reading)):
        yield row, _of_theme(row, names), meaning_of_group_difference(row)


def _acting(reading: Reading, names: Names) -> Told:
    for row in _rows(reading.seeing_acting):
        difference = Estimate(
            estimate=row["difference"],
            ci_low=row["ci_low"],
            ci_high=row["ci_high"],
            n=_whole(row["n"]),
            name="difference",
            method="",
            reason=row["reason"],
            needed=SMALL_CELL,
        )
        yield row, _of_group(row, names), meaning_of_seeing_and_acting(difference)


def _reliabilities(reading: Reading, names: Names) -> Told:
    for row in _rows(reading.reliability):
        facts = {name: value for name, value in row.items() if name != "theme"}
        yield row, _of_theme(row, names), meaning_of_reliability(Reliability(**facts))


def _directions(reading: Reading, names: Names) -> Told:
    for theme, found in reading.directions.items():
        row = {"theme": theme}
        yield row, _of_theme(row, names), meaning_of_unreversed(found)


def _stayed_away(reading: Reading, names: Names) -> Told:
    bounds = reading.non_response
    for row in _rows(bounds[bounds["question"] == "difference"]):
        yield row, _of_group(row, names), meaning_of_non_response(row)


_EXPLAIN: dict[str, Callable[[Reading, Names], Told]] = {
    "mean": _means,
    "spread": _spreads,
    "sector": _sectors,
    "income": _income_groups,
    "acting": _acting,
    "reliability": _reliabilities,
    "direction": _directions,
    "stayed_away": _stayed_away,
}


def _scale(names: Names) -> tuple[float, float]:
    scale = names.questionnaire.scored_scale
    return scale.low, scale.high


def _of_theme(row: Row, names: Names) -> Message:
    return Message("{theme}", theme=names.theme(row["theme"]))


def _of_group(row: Row, names: Names) -> Message:
    return Message("{group}, {theme}", group=_group(row, names), theme=names.theme(row["theme"]))


def _group(row: Row, names: Names) -> str | Readable:
    """Everybody, or the sector or wijk of a row."""
    if row.get("neighbourhood_id"):
        return names.wijk(row["neighbourhood_id"])
    return names.sector(row["sector"]) if row["sector"] else Message("Everybody together")


def _whole(n: int | None) -> int:
    return 0 if n is None else n


def _rows(table: pd.DataFrame) -> Iterator[Row]:
    """The rows, with None where a text or a count is missing, and NaN where a number is."""
    text = {name for name in table if not pd.api.types.is_float_dtype(table[name])}
    for row in table.to_dict("records"):
        yield {
            str(name): None if name in text and pd.isna(value) else value
            for name, value in row.items()
        }
