"""Two measurements read as one honest object: for the screen, the document and the widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.second_measurement.networks import network_of
from quickscan_sim.advise.second_measurement.two_measurements import (
    TwoMeasurements,
    check_two,
    of_one_folder,
    of_two_folders,
)
from quickscan_sim.advise.second_measurement.verdicts import RowReading, read_rows
from quickscan_sim.analyse import measure_change, measurement_error
from quickscan_sim.analyse.comparison.regression_to_mean import expected_regressions
from quickscan_sim.analyse.comparison.same_items import comparable_items
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves
    from quickscan_sim.quickscan import Quickscan

SHOWN_DESIGNS = ("same_people", "all_respondents")


@dataclass(frozen=True)
class BeforeAfter:
    """What changed between two measurements, and how honest one must be about it.

    ``change`` is the table of :func:`~quickscan_sim.analyse.measure_change`, ``regression`` that
    of :func:`~quickscan_sim.analyse.expected_regression` (organisations and sectors),
    ``measurement_error`` how far one person's score moves by itself, ``scores`` the theme scores
    (a row per person: never to be shown). ``rows`` holds the verdict
    of each plan row, () without a plan. ``unchanged_items``: themes with a changed question are
    scored on the other questions.
    """

    both: TwoMeasurements
    change: pd.DataFrame
    regression: pd.DataFrame
    measurement_error: pd.DataFrame
    scores: pd.DataFrame
    rows: tuple[RowReading, ...] = ()
    unchanged_items: bool = False

    @cached_property
    def network(self) -> NetworkWaves | None:
        """Which contacts came and went; None where the two have no subject in common."""
        return network_of(self.both)

    @cached_property
    def means(self) -> pd.DataFrame:
        """The table ``score_summary`` of both measurements, with the column ``wave``."""
        import pandas as pd

        tables, own = self.both.tables, []
        for wave in self.both.waves:
            scores = self.scores[self.scores["wave"] == wave]
            given = (tables["professionals"], tables["works_in"], tables["neighbourhoods"])
            own.append(summarise_scores(scores, *given).assign(wave=wave))
        return pd.concat(own, ignore_index=True)

    @cached_property
    def looks(self) -> tuple[int, int]:
        """How many intervals of sectors there are, and how many lie wholly beside 0."""
        change = self.change
        kept = change["grouping"].eq("sector") & change["design"].isin(list(SHOWN_DESIGNS))
        shown = change[kept & change["ci_low"].notna()]
        return len(shown), int(((shown["ci_low"] > 0) | (shown["ci_high"] < 0)).sum())

    def lowest_organisation(self, theme: str) -> list[dict[str, Any]]:
        """How far the lowest organisation on a theme would come back by itself; at most one row."""
        table = self.regression
        own = table[
            (table["grouping"] == "organisation")
            & (table["chosen"] == "lowest")
            & (table["theme"] == theme)
        ]
        return [{str(k): v for k, v in row.items()} for row in own.to_dict("records")]


def read_before_after(
    scan: Quickscan,
    earlier: int | None = None,
    later: int | None = None,
    plan: ImprovementPlan | None = None,
    *,
    findings: Iterable[Finding] | None = None,
    unchanged_items: bool = False,
) -> BeforeAfter:
    """Two waves of one quickscan, and what became of each row of a plan.

    Parameters
    ----------
    scan
        A quickscan with at least two waves.
    earlier, later
        The waves to compare; by default the first and the last.
    plan
        The plan that was made from the earlier wave; its rows get a verdict
        (:func:`~quickscan_sim.advise.second_measurement.verdicts.read_rows`).
    findings
        Those of the earlier wave that the plan refers to; by default they are collected again.
    unchanged_items
        Score themes with a changed question on the other questions; else they get no number.

    Raises
    ------
    QuickscanError
        When a wave is not there, or the earlier one does not come first.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2, n_waves=2))
    >>> found = read_before_after(scan)
    >>> found.both.waves, len(found.rows)
    ((1, 2), 0)
    """
    both = of_one_folder(scan, (earlier, later))
    return read_both(both, plan, findings=findings, unchanged_items=unchanged_items)


def read_two_exports(
    first: Quickscan,
    second: Quickscan,
    plan: ImprovementPlan | None = None,
    *,
    other_people: bool = False,
    unchanged_items: bool = False,
) -> BeforeAfter:
    """The same reading of two quickscans that stand apart, such as two exports of real answers.

    Parameters
    ----------
    first, second
        The earlier and the later measurement; of each the last wave is read.
    other_people
        Equal codes are not the same people: nobody counts as having answered twice.

    Raises
    ------
    QuickscanError
        When the two are the same answers, of other municipalities, in the wrong order, or have
        other themes.
    """
    check_two(first, second)
    both = of_two_folders(first, second, other_people)
    return read_both(both, plan, unchanged_items=unchanged_items)


def read_both(
    both: TwoMeasurements,
    plan: ImprovementPlan | None = None,
    *,
    findings: Iterable[Finding] | None = None,
    unchanged_items: bool = False,
) -> BeforeAfter:
    """The reading of two measurements that were laid beside each other."""
    on_changed = "unchanged_items" if unchanged_items else "refuse"
    tables = both.tables
    answers, people, places = tables["answers"], tables["professionals"], tables["works_in"]
    change = measure_change(
        answers,
        both.questionnaire,
        people,
        places,
        tables["neighbourhoods"],
        waves=both.waves,
        changed_items=both.changed_items,
        on_changed=on_changed,
    )
    kept = comparable_items(answers, both.questionnaire, both.waves, both.changed_items, on_changed)
    in_both = answers[answers["wave"].isin(both.waves)]
    scores = score_themes(in_both, kept.questionnaire)
    scores = scores[~scores["theme"].isin(kept.refused)]
    earlier = answers[answers["wave"] == both.waves[0]]
    found = BeforeAfter(
        both,
        change,
        _regression(scores, both),
        measurement_error(earlier, kept.questionnaire),
        scores,
        unchanged_items=unchanged_items,
    )
    if plan is None:
        return found
    rows = read_rows(plan, both, change, found.regression, scores, lambda: found.network, findings)
    return replace(found, rows=rows)


def _regression(scores: pd.DataFrame, both: TwoMeasurements) -> pd.DataFrame:
    """Of organisations the lowest and the highest, of sectors each one as well."""
    tables = both.tables
    return expected_regressions(
        scores,
        tables["professionals"],
        tables["works_in"],
        tables["neighbourhoods"],
        {"organisation": False, "sector": True},
        waves=both.waves,
    )
