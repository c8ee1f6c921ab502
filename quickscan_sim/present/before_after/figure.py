"""The figure of two measurements: the mean of everybody on each theme, then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Day, format_number, translator
from quickscan_sim.present.cells import Row, is_withheld, known, records, whole, with_interval
from quickscan_sim.present.figure_marks import draw_interval, write_beside
from quickscan_sim.present.figure_style import (
    MAIN,
    QUIET,
    SECOND,
    Description,
    kit_style,
    new_figure,
    sign,
    wrapped,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter

LOOKS = ((-0.17, MAIN, "o"), (0.17, SECOND, "s"))


def plot_before_after(found: BeforeAfter, language: str = "nl") -> Figure:
    """The mean of everybody who answered, on each theme at both measurements, with 95 % intervals.

    Marks differ in shape as well as in colour: round for the earlier one, square for the later.
    """
    say = translator(language)
    themes = found.both.questionnaire.themes
    scale = found.both.questionnaire.scored_scale
    with kit_style():
        figure = new_figure(1.6 + 0.62 * len(themes))
        panel: Axes = figure.subplots()
        for height, theme in enumerate(themes):
            _theme(panel, _rows(found, theme.theme_id), height, language)
        panel.set_yticks(
            range(len(themes)), wrapped([theme.name.in_language(language) for theme in themes])
        )
        panel.set_ylim(len(themes) - 0.4, -0.6)
        panel.grid(visible=False, axis="y")
        panel.set_xlim(scale.low, scale.high)
        panel.set_xlabel(say("Mean score, from {low} to {high}", low=scale.low, high=scale.high))
        panel.xaxis.set_major_formatter(lambda value, _: format_number(value, language, 1))
        _legend(figure, found, language)
        sign(figure, language, found.both.scans[0].invented, say("Line: 95% interval."))
    return figure


def _rows(found: BeforeAfter, theme: str) -> list[Row | None]:
    means = found.means
    of_all = means[(means["grouping"] == "all") & (means["theme"] == theme)]
    rows = [records(of_all[of_all["wave"] == wave]) for wave in found.both.waves]
    return [row[0] if row and not is_withheld(row[0], "mean") else None for row in rows]


def _theme(panel: Axes, rows: list[Row | None], height: int, language: str) -> None:
    say = translator(language)
    if None in rows:
        low = panel.get_xlim()[0]
        panel.text(
            low,
            height,
            " " + say("not compared"),
            va="center",
            fontsize=8,
            color=QUIET,
            style="italic",
        )
        return
    shown = [row for row in rows if row is not None]
    for row, (shift, colour, shape) in zip(shown, LOOKS, strict=True):
        draw_interval(panel, row, "mean", height + shift, colour, shape)
    write_beside(panel, height, "n = " + " → ".join(whole(row["n"]) for row in shown))


def _legend(figure: Figure, found: BeforeAfter, language: str) -> None:
    from matplotlib.lines import Line2D

    names = (mark_of(found, 0, language), mark_of(found, 1, language))
    marks = [
        Line2D(
            [],
            [],
            marker=shape,
            color=colour,
            markerfacecolor=colour if shape == "o" else "white",
            markeredgewidth=1.6,
            label=name,
        )
        for name, (_, colour, shape) in zip(names, LOOKS, strict=True)
    ]
    figure.legend(handles=marks, loc="outside upper left", ncols=2, frameon=False)


def mark_of(found: BeforeAfter, number: int, language: str) -> str:
    """What a measurement is called: its day."""
    return Day(found.both.days[number]).in_language(language)


def describe_before_after(found: BeforeAfter, language: str = "nl") -> Description:
    """Alternative text and data table of :func:`plot_before_after`."""
    say = translator(language)
    header = (
        say("theme"),
        mark_of(found, 0, language),
        mark_of(found, 1, language),
        say("change (95% interval)"),
        "n",
    )
    rows = []
    for theme in found.both.questionnaire.themes:
        pair = _rows(found, theme.theme_id)
        if None in pair:
            cells = ("–", "–", say("not compared"), "–")
        else:
            shown = [row for row in pair if row is not None]
            then, now = (with_interval(row, "mean", language, 2) for row in shown)
            n = " → ".join(whole(row["n"]) for row in shown)
            cells = (then, now, _change(found, theme.theme_id, language), n)
        rows.append((theme.name.in_language(language), *cells))
    alt = say(
        "Two marks for each of {n} themes: the mean score then and now. {lines}",
        n=len(rows),
        lines=" ".join(f"{row[0]}: {row[1]} → {row[2]}." for row in rows),
    )
    return Description(alt, header, tuple(rows))


def _change(found: BeforeAfter, theme: str, language: str) -> str:
    change = found.change
    rows = records(
        change[
            (change["grouping"] == "all")
            & (change["theme"] == theme)
            & (change["design"] == "all_respondents")
        ]
    )
    if not rows or not known(rows[0]["change"]):
        return "–"
    return with_interval(rows[0], "change", language, 2)
