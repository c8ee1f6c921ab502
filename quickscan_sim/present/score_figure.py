"""The figure of mean scores of groups, and what it shows in words and as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import format_number, translator
from quickscan_sim.present.cells import (
    Row,
    is_withheld,
    of_grouping,
    records,
    shown_n,
    whole,
    with_interval,
)
from quickscan_sim.present.figure_marks import draw_interval, write_beside
from quickscan_sim.present.figure_style import (
    MAIN,
    QUIET,
    Description,
    kit_style,
    new_figure,
    sign,
    wrapped,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire


def plot_scores(
    score_summary: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    by: str = "sector",
    names: Mapping[str, str] | None = None,
    invented: bool = True,
) -> Figure:
    """The mean score of each group with its 95 % interval, one panel per theme.

    Parameters
    ----------
    score_summary
        As :func:`quickscan_sim.analyse.summarise_scores` gives it; withheld groups stay withheld.
    by
        The grouping to show: ``"sector"`` or ``"neighbourhood"``.
    names
        What each group is called; sectors are named by the questionnaire.
    invented
        Whether the data is invented: then the figure says so.
    """
    groups = group_names(score_summary, questionnaire, language, by, names)
    n_rows = math.ceil(len(questionnaire.themes) / 2)
    with kit_style():
        figure = new_figure(0.6 + n_rows * (0.75 + 0.3 * len(groups)))
        panels = figure.subplots(n_rows, min(2, len(questionnaire.themes)), squeeze=False)
        for place, panel in enumerate(panels.flat):
            if place >= len(questionnaire.themes):
                panel.set_axis_off()
                continue
            _score_panel(panel, score_summary, questionnaire, place, by, groups, language)
            if place % 2:
                panel.set_yticklabels([])
        sign(figure, language, invented, _scale_note(questionnaire, language))
    return figure


def group_names(
    score_summary: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str,
    by: str,
    names: Mapping[str, str] | None,
) -> dict[str, str]:
    """The groups of a grouping in the order they are shown, with their names."""
    column = "sector" if by == "sector" else "neighbourhood_id"
    present = list(dict.fromkeys(of_grouping(score_summary, by)[column]))
    if by == "sector":
        return {
            sector.sector_id: sector.name.in_language(language)
            for sector in questionnaire.sectors
            if sector.sector_id in present
        }
    return {group: (names or {}).get(group, group) for group in present}


def _score_panel(
    panel: Axes,
    score_summary: pd.DataFrame,
    questionnaire: Questionnaire,
    place: int,
    by: str,
    groups: Mapping[str, str],
    language: str,
) -> None:
    theme = questionnaire.themes[place]
    column = "sector" if by == "sector" else "neighbourhood_id"
    rows = {
        row[column]: row for row in records(of_grouping(score_summary, by, theme=theme.theme_id))
    }
    scale = questionnaire.scored_scale
    panel.set_title(theme.name.in_language(language))
    panel.set_xlim(scale.low - 0.1, scale.high + 0.1)
    panel.set_xticks(list(scale.values))
    panel.set_ylim(len(groups) - 0.4, -0.6)
    panel.set_yticks(range(len(groups)), wrapped(list(groups.values())))
    panel.grid(visible=False, axis="y")
    _line_for_everybody(panel, score_summary, theme.theme_id, language)
    for height, group in enumerate(groups):
        _score_row(panel, rows.get(group), height, scale.low, language)


def _line_for_everybody(
    panel: Axes, score_summary: pd.DataFrame, theme: str, language: str
) -> None:
    everybody = records(of_grouping(score_summary, "all", theme=theme))
    if not everybody or is_withheld(everybody[0], "mean"):
        return
    mean = float(everybody[0]["mean"])
    panel.axvline(mean, color=QUIET, linestyle=(0, (4, 3)), linewidth=1, zorder=1)
    say = translator(language)
    panel.set_title(
        say("dashed: all {mean}", mean=format_number(mean, language, 1)),
        loc="right",
        fontsize=8,
        fontweight="normal",
        color=QUIET,
    )


def _score_row(panel: Axes, row: Row | None, height: int, low: float, language: str) -> None:
    say = translator(language)
    if row is None or is_withheld(row, "mean"):
        panel.text(
            low, height, say("not shown"), va="center", fontsize=8, color=QUIET, style="italic"
        )
        return
    draw_interval(panel, row, "mean", height, MAIN, "o")
    write_beside(panel, height, f"n = {whole(row['n'])}")


def _scale_note(questionnaire: Questionnaire, language: str) -> str:
    say = translator(language)
    labels = dict(questionnaire.scored_scale.labels)
    scale = questionnaire.scored_scale
    return say(
        "{low} = {low_label}, {high} = {high_label}. Dot: mean. Line: 95% interval. n: people "
        "with a score.",
        low=scale.low,
        low_label=labels[scale.low],
        high=scale.high,
        high_label=labels[scale.high],
    )


def describe_scores(
    score_summary: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    by: str = "sector",
    names: Mapping[str, str] | None = None,
) -> Description:
    """Alternative text and data table of :func:`plot_scores`."""
    say = translator(language)
    groups = group_names(score_summary, questionnaire, language, by, names)
    column = "sector" if by == "sector" else "neighbourhood_id"
    shown = of_grouping(score_summary, by)
    sentences = [
        say(
            "Dots with 95% intervals: the mean score on {n_themes} themes for {n_groups} groups.",
            n_themes=len(questionnaire.themes),
            n_groups=len(groups),
        )
    ]
    for theme in questionnaire.themes:
        rows = records(shown[shown["theme"] == theme.theme_id])
        sentences.append(
            _range_of_means(rows, column, groups, theme.name.in_language(language), language)
        )
    return Description(
        " ".join(sentences),
        (say("theme"), say("group"), say("mean (95% interval)"), "n"),
        tuple(
            (
                questionnaire.theme(row["theme"]).name.in_language(language),
                groups[row[column]],
                with_interval(row, "mean", language, 2),
                shown_n(row, "mean", language),
            )
            for row in _in_order(records(shown), questionnaire, list(groups), column)
        ),
    )


def _range_of_means(
    rows: list[dict[str, Any]],
    column: str,
    groups: Mapping[str, str],
    theme: str,
    language: str,
) -> str:
    say = translator(language)
    seen = [row for row in rows if not is_withheld(row, "mean")]
    if not seen:
        return say("{theme}: no group can be shown.", theme=theme)
    low = min(seen, key=_mean)
    high = max(seen, key=_mean)
    text = say(
        "{theme}: from {low} ({low_group}) to {high} ({high_group}).",
        theme=theme,
        low=format_number(_mean(low), language, 1),
        low_group=groups[str(low[column])],
        high=format_number(_mean(high), language, 1),
        high_group=groups[str(high[column])],
    )
    hidden = [groups[str(row[column])] for row in rows if is_withheld(row, "mean")]
    if not hidden:
        return text
    return f"{text} " + say("Not shown: {groups}.", groups=", ".join(hidden))


def _mean(row: Mapping[str, object]) -> float:
    return float(str(row["mean"]))


def _in_order(
    rows: list[dict[str, Any]], questionnaire: Questionnaire, groups: list[str], column: str
) -> list[dict[str, Any]]:
    themes = questionnaire.theme_ids
    return sorted(
        rows, key=lambda row: (themes.index(str(row["theme"])), groups.index(str(row[column])))
    )
