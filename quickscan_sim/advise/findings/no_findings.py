"""Where a quickscan says nothing, and why: what was looked at and not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from quickscan_sim.advise.findings.network import LIKELY
from quickscan_sim.advise.findings.scores import compared_within_sector
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.language import Message, Number, mark
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

Row = dict[Any, Any]

POWER = 0.8
"""A difference that could have been seen: it would have been in four of five quickscans."""

TOO_WIDE = 1.0
"""Where only a difference of a whole step of the answer scale could be seen, little was seen."""

REASONS = {
    "nobody_answered": mark("Nobody answered here. That is no sign of what they do or do not do."),
    "too_few_answers": mark(
        "Fewer than {least} people answered, or a number here would give away one of fewer than "
        "{least}. So there is no number."
    ),
    "no_interval": mark(
        "There is a number, but no interval: too few organisations or neighbourhoods to tell "
        "chance from a difference."
    ),
    "interval_too_wide": mark(
        "No difference is visible, but the interval is wide. Only a difference of about {smallest} "
        "points would have been seen. Do not read this as: no difference."
    ),
    "no_clear_difference": mark(
        "No clear difference. One of about {smallest} points or more would mostly have been seen; "
        "a smaller one may be there."
    ),
    "not_comparable": mark(
        "Neighbourhoods with few and with many low incomes cannot be compared: one of the groups "
        "is missing, or no sector works in both."
    ),
    "network_not_heard": mark(
        "In fewer than two organisations at least {reporters} people answered about partners. So "
        "no tie between two organisations can be read here."
    ),
    "no_weak_spot": mark(
        "No weak spot is more likely than not among the {n_heard} organisations that were heard. "
        "Of the others little is known."
    ),
}
"""Why nothing is said, by code."""

_COMPARED = {
    "too_few": "too_few_answers",
    "one_group": "not_comparable",
    "no_shared_sector": "not_comparable",
    "too_few_neighbourhoods": "no_interval",
}


@dataclass(frozen=True)
class NoFinding:
    """What was looked at, and why there is nothing to say.

    ``reason`` is a code of :data:`REASONS`; ``smallest`` the smallest difference, in points of the
    scale, that would have been seen in 80 % of quickscans like this one (None where that is not
    the reason). ``n`` counts the people, or heard organisations, behind it; None where that may
    not be told.
    """

    reason: str
    about: Message
    explanation: Message
    theme: str | None = None
    sector: str | None = None
    neighbourhood_id: str | None = None
    n: int | None = None
    smallest: float | None = None


def say_nothing_about(reading: Reading, named: bool | None = None) -> tuple[NoFinding, ...]:
    """Where nothing can be said, or nothing was seen: sectors and wijken by theme, and networks.

    A row for each sector or group of wijken that is no finding on a theme, each wijk whose scores
    are not shown, and each wijk whose network shows no weak spot. So a reader can tell "looked at
    and not found" from "could not be looked at".

    The smallest difference that could have been seen comes from the half width h of the 95 %
    interval: (z.975 + z.8) / z.975 * h, about 1.43 h (the minimum detectable effect; Bloom 1995,
    Evaluation Review 19).

    Parameters
    ----------
    reading
        From :func:`~quickscan_sim.advise.summarise_quickscan`.
    named
        As for :func:`~quickscan_sim.advise.collect_findings`.

    Examples
    --------
    >>> from quickscan_sim.advise import summarise_quickscan
    >>> from quickscan_sim.parameters import load_scenario
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, _ = simulate_quickscan(load_scenario("nothing_planted", seed=1, n_neighbourhoods=2))
    >>> nothing = say_nothing_about(summarise_quickscan(scan))
    >>> sorted({one.reason for one in nothing})[0]
    'interval_too_wide'
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    reading = shareable(reading, names.named)
    return (
        *_sectors(reading, names),
        *_income_groups(reading, names),
        *_wijken(reading, names),
        *_networks(reading, names),
    )


def _sectors(reading: Reading, names: Names) -> Iterator[NoFinding]:
    """Per theme and sector: what is no finding of :func:`scores.sector_contrasts`."""
    contrasts = {(row["theme"], row["sector"]): row for row in reading.contrasts.to_dict("records")}
    answered = _answered(reading, "sector")
    summary = reading.score_summary
    shown = summary[summary["grouping"] == "sector"]
    withheld = dict(
        zip(zip(shown["theme"], shown["sector"], strict=True), shown["withheld"], strict=True)
    )
    for theme in dict.fromkeys(reading.theme_scores["theme"]):
        for sector in answered:
            facts: Row = {"theme": str(theme), "sector": sector}
            about = Message("{theme}, {sector}", theme=names.theme(theme),
                            sector=names.sector(sector))  # fmt: skip
            row = contrasts.get((theme, sector))
            if answered[sector] == 0:
                yield _nothing("nobody_answered", about, **facts)
            elif row is None or withheld.get((theme, sector), True):
                yield _nothing("too_few_answers", about, **facts)
            elif not row["p"] < 0.05:
                yield _unseen(row, int(row["n"]), about, facts)


def _income_groups(reading: Reading, names: Names) -> Iterator[NoFinding]:
    for row in compared_within_sector(reading).to_dict("records"):
        about = Message(
            "{theme}, neighbourhoods with few and with many low incomes",
            theme=names.theme(row["theme"]),
        )
        facts: Row = {"theme": str(row["theme"])}
        if isinstance(row["reason"], str):
            yield _nothing(_COMPARED.get(row["reason"], "no_interval"), about, **facts)
        elif not row["p"] < 0.05:
            yield _unseen(row, int(row["n_few"] + row["n_many"]), about, facts)


def _wijken(reading: Reading, names: Names) -> Iterator[NoFinding]:
    """Wijken without a mean on some theme."""
    summary = reading.score_summary
    here = summary[summary["grouping"] == "neighbourhood"]
    seen = set(here.loc[~here["withheld"], "neighbourhood_id"])
    for wijk, n in _answered(reading, "neighbourhood").items():
        if n == 0 or wijk not in seen:
            reason = "nobody_answered" if n == 0 else "too_few_answers"
            about = Message("Scores in {wijk}", wijk=names.wijk(wijk))
            yield _nothing(reason, about, neighbourhood_id=wijk)


def _networks(reading: Reading, names: Names) -> Iterator[NoFinding]:
    told, gaps = reading.tie_readings, reading.gaps
    with_gap = set(gaps.loc[gaps["certainty"] >= LIKELY, "neighbourhood_id"])
    heard = told[told["n_reporters"] >= MIN_REPORTERS]
    n_heard = heard.groupby("neighbourhood_id")["organisation_id"].nunique()
    for wijk in reading.scan.neighbourhoods["neighbourhood_id"]:
        n = int(n_heard.get(wijk, 0))
        if wijk not in with_gap:
            reason = "no_weak_spot" if n >= 2 else "network_not_heard"
            about = Message("Working together in {wijk}", wijk=names.wijk(wijk))
            yield _nothing(reason, about, n=n, neighbourhood_id=str(wijk))


def _answered(reading: Reading, grouping: str) -> dict[str, int]:
    """How many people answered, by sector or wijk, of those that were asked."""
    column = "sector" if grouping == "sector" else "neighbourhood_id"
    people = reading.scan.professionals
    people = people[people["responded"]]
    if grouping == "neighbourhood":
        people = people[["professional_id", "wave"]].merge(reading.scan.works_in)
    counts = people[column].value_counts()
    asked = reading.response[reading.response["grouping"] == grouping][column]
    return {str(name): int(counts.get(name, 0)) for name in asked}


def _unseen(row: Row, n: int, about: Message, facts: Row) -> NoFinding:
    """A difference that may be none, with the one that could have been seen."""
    half = (float(row["ci_high"]) - float(row["ci_low"])) / 2
    if not np.isfinite(half):
        return _nothing("no_interval", about, n=n, **facts)
    z = t_quantile(np.inf)
    smallest = half * (z + t_quantile(np.inf, 2 * POWER - 1)) / z
    reason = "interval_too_wide" if smallest >= TOO_WIDE else "no_clear_difference"
    return _nothing(reason, about, n=n, smallest=smallest, **facts)


def _nothing(
    reason: str, about: Message, n: int | None = None, smallest: float | None = None, **facts: Any
) -> NoFinding:
    return NoFinding(
        reason=reason,
        about=about,
        explanation=Message(
            REASONS[reason],
            least=SMALL_CELL,
            reporters=MIN_REPORTERS,
            n_heard=n,
            smallest=None if smallest is None else Number(smallest, 1),
        ),
        n=n,
        smallest=smallest,
        **facts,
    )


def no_findings_table(nothing: tuple[NoFinding, ...], language: str) -> pd.DataFrame:
    """What was looked at and not found, as a table with its sentences."""
    numbers = ("reason", "theme", "sector", "neighbourhood_id", "n", "smallest")
    return pd.DataFrame(
        [
            {name: getattr(one, name) for name in numbers}
            | {
                "about": one.about.in_language(language),
                "explanation": one.explanation.in_language(language),
            }
            for one in nothing
        ],
        columns=[*numbers, "about", "explanation"],
    )
