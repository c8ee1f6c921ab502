"""What changed between two waves: for the same people, for everybody, and why these differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from quickscan_sim.analyse.comparison.change_disclosure import withheld_changes
from quickscan_sim.analyse.comparison.change_of_group import DESIGNS, ThemeChange
from quickscan_sim.analyse.comparison.detectable_change import (
    measurement_error,
)
from quickscan_sim.analyse.comparison.same_items import ComparableItems, comparable_items
from quickscan_sim.analyse.comparison.two_waves import (
    align_waves,
    chosen_waves,
)
from quickscan_sim.analyse.given import ANSWERS, PEOPLE, PLACES, SCORES, check_table
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "theme": "str",
    "design": "str",
    "items": "str",
    "n_earlier": "Int64",
    "n_later": "Int64",
    "n_both": "Int64",
    "n_left": "Int64",
    "n_came": "Int64",
    "mean_earlier": "float64",
    "mean_later": "float64",
    "change": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "standard_error": "float64",
    "df": "float64",
    "smallest_detectable": "float64",
    "smallest_detectable_reason": "str",
    "withheld": "boolean",
    "reason": "str",
}


def measure_change(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    *,
    waves: Sequence[int] | None = None,
    changed_items: Collection[str] = (),
    on_changed: str = "refuse",
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """The change of the mean theme scores between two waves, of everybody and of each group.

    Three rows for each group and theme. ``same_people``: the mean of later minus earlier over the
    people who answered both times. ``all_respondents``: the mean of all who answered later minus
    that of all who answered earlier. ``composition``: the second minus the first, the part of the
    difference that comes from other people answering.

    Intervals (95 %) are for professionals like these, and know that colleagues resemble each other.
    ``same_people``: mean +- t * SE with the SE of
    :func:`~quickscan_sim.analyse.intervals.mean_variance` over the differences of persons. The
    others: by the variance of a weighted sum over both waves, in which people and organisations
    that are in both waves count as such
    (:func:`~quickscan_sim.analyse.comparison.change_variance.contrast_variance`). When nobody left
    or came, ``all_respondents`` is ``same_people``. A group that is one organisation is itself the
    target.

    Parameters
    ----------
    answers
        Table ``answers`` with the rows of at least two waves.
    questionnaire, professionals, works_in
        What makes the scores, and where each person belongs in each wave. The pseudonym
        ``professional_id`` is the same in every wave.
    neighbourhoods
        Give it when the income groups of wijken are published too.
    waves
        The earlier and the later wave; may be left out when the answers hold just two.
    changed_items
        The items that are worded otherwise in the later wave. Items that were asked in only one of
        the waves count as changed by themselves.
    on_changed
        ``"refuse"``: a theme with a changed item gets no number (``reason`` "items_changed").
        ``"unchanged_items"``: both waves are scored on the items that stayed the same, and the
        column ``items`` says so; a theme with none of those left is refused.
    minimum
        Fewer people than this are never shown. See
        :func:`~quickscan_sim.analyse.comparison.change_disclosure.withheld_same_people`.

    Returns
    -------
    DataFrame
        A row per group, theme and design. ``smallest_detectable`` (same people only) is what the
        mean of these people must move to rise above measurement error alone
        (:mod:`~quickscan_sim.analyse.comparison.detectable_change`);
        ``smallest_detectable_reason`` tells why it is not known. ``reason`` tells why there is no
        change or no interval ("too_few_clusters": every sector has one organisation, so it is not
        known how much organisations differ); withheld rows hold no numbers. The interval of an
        organisation, or of a scan of one organisation, speaks of that organisation only.

    Raises
    ------
    QuickscanError
        For a table without its columns, waves that are not there, an item that the questionnaire
        does not have, or an unknown option.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> item = practice.items_of("practice", "signaleren")[0].item_id
    >>> people = [f"p{number}" for number in range(6)]
    >>> both = [{"professional_id": name, "wave": wave} for wave in (1, 2) for name in people]
    >>> answers = pd.DataFrame(both).assign(item_id=item, not_applicable=False,
    ...     answer=[1, 2, 3, 3, 4, 5, 2, 3, 3, 4, 4, 5])
    >>> professionals = pd.DataFrame(both).assign(organisation_id="team", sector="social_team")
    >>> works_in = pd.DataFrame(both).assign(neighbourhood_id="kade", share=1.0)
    >>> one = replace(practice, items=tuple(i for i in practice.items if i.item_id == item))
    >>> change = measure_change(answers, one, professionals, works_in)
    >>> found = change.set_index(["grouping", "theme", "design"]).loc[
    ...     ("all", "signaleren", "same_people")]
    >>> round(float(found["change"]), 2), int(found["n_both"])
    (0.5, 6)
    """
    check_table(answers, "answers", ANSWERS)
    pair = chosen_waves(answers, waves)
    kept = comparable_items(answers, questionnaire, pair, changed_items, on_changed)
    in_pair = answers[answers["wave"].isin(pair)]
    earlier = in_pair[in_pair["wave"] == pair[0]]
    return _changes(
        score_themes(in_pair, kept.questionnaire),
        professionals,
        works_in,
        neighbourhoods,
        pair,
        minimum,
        questionnaire.theme_ids,
        kept,
        measurement_error(earlier, kept.questionnaire).set_index("theme"),
    )


def change_of_scores(
    scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    *,
    waves: Sequence[int] | None = None,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """As :func:`measure_change`, of any number that people have in both waves.

    Parameters
    ----------
    scores
        Columns ``professional_id, wave, theme, score`` as of ``theme_scores``; the score may be a
        yes or no (1 or 0), and the change is then one of shares.

    Examples
    --------
    Two of six said yes, later five of them: half of them more.

    >>> people = [f"p{number}" for number in range(6)]
    >>> both = pd.DataFrame([{"professional_id": p, "wave": w} for w in (1, 2) for p in people])
    >>> said = both.assign(theme="yes", score=[1.0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0])
    >>> where = both.assign(organisation_id="team", sector="care", share=1.0,
    ...     neighbourhood_id="kade")
    >>> found = change_of_scores(said, where, where)
    >>> float(found.loc[found["grouping"] == "all", "change"].iloc[1])
    0.5
    """
    check_table(scores, "scores", SCORES)
    pair = chosen_waves(scores, waves)
    themes = [str(theme) for theme in dict.fromkeys(scores["theme"])]
    in_pair = scores[scores["wave"].isin(pair)]
    return _changes(in_pair, professionals, works_in, neighbourhoods, pair, minimum, themes)


def _changes(
    scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None,
    pair: tuple[int, int],
    minimum: int,
    themes: list[str],
    kept: ComparableItems | None = None,
    error: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """A row per group, theme and design; ``error`` is the measurement error of each theme."""
    check_table(professionals, "professionals", PEOPLE)
    check_table(works_in, "works_in", PLACES)
    aligned = align_waves(scores, professionals, works_in, pair)
    first, second = (
        summarise_scores(
            scores[scores["wave"] == wave], professionals, works_in, neighbourhoods, minimum
        )
        for wave in pair
    )
    hidden = withheld_changes(aligned, (first, second), neighbourhoods, minimum)
    rows: list[dict[str, Any]] = []
    for theme in themes:
        facts = {"theme": theme, "items": kept.label(theme) if kept else "all_items"}
        if kept and theme in kept.refused:
            rows += [
                group.named() | facts | {"design": design, "reason": "items_changed"}
                for group in aligned.groups
                for design in DESIGNS
            ]
            continue
        sem = (float("nan"), None) if error is None else tuple(error.loc[theme, ["sem", "reason"]])
        measured = ThemeChange(aligned, theme, float(sem[0]), sem[1])
        for number, group in enumerate(aligned.groups):
            rows += [
                group.named() | facts | found for found in measured.rows(group, hidden[:, number])
            ]
    for row in rows:
        row["withheld"] = row.get("reason") == "withheld"
    return typed_rows(rows, COLUMNS)
