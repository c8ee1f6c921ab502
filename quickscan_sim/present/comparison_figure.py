"""The figure of differences between two groups of neighbourhoods, also in words and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import format_number, translator
from quickscan_sim.present.cells import Row, known, records, whole, with_interval, withheld_text
from quickscan_sim.present.figure_marks import draw_interval, write_beside
from quickscan_sim.present.figure_style import (
    INK,
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
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire


def plot_comparison(
    comparison: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    invented: bool = True,
) -> Figure:
    """The difference between wijken with few and many low-income families, per theme.

    Two marks per theme: the raw difference, and the difference within sectors, which compares
    like with like. Above zero: higher where few families have a low income.

    Parameters
    ----------
    comparison
        As :func:`quickscan_sim.analyse.compare_groups` gives it.
    """
    from matplotlib.ticker import MaxNLocator

    say = translator(language)
    with kit_style():
        figure = new_figure(1.5 + 0.62 * len(questionnaire.themes))
        panel: Axes = figure.subplots()
        panel.axvline(0, color=INK, linewidth=1)
        for height, theme in enumerate(questionnaire.themes):
            rows = comparison[comparison["theme"] == theme.theme_id]
            for row in records(rows):
                _difference_mark(panel, row, height, language)
        panel.set_yticks(
            range(len(questionnaire.themes)),
            wrapped([theme.name.in_language(language) for theme in questionnaire.themes]),
        )
        panel.set_ylim(len(questionnaire.themes) - 0.4, -0.6)
        panel.grid(visible=False, axis="y")
        _same_on_both_sides(panel, comparison)
        panel.set_xlabel(
            say(
                "Difference in points. Right of zero: higher where few families have a low income. "
                "Left: higher where many do."
            )
        )
        panel.xaxis.set_major_locator(MaxNLocator(nbins=8, steps=[1, 2, 5, 10]))
        panel.xaxis.set_major_formatter(lambda value, _: format_number(value, language, 1))
        _difference_legend(figure, language)
        sign(figure, language, invented, say("Line: 95% interval. n: few + many."))
    return figure


def _difference_mark(panel: Axes, row: Row, height: int, language: str) -> None:
    say = translator(language)
    adjusted = bool(row["adjusted"])
    at = height + (0.17 if adjusted else -0.17)
    if not known(row["difference"]):
        panel.text(
            0,
            at,
            " " + say("not shown"),
            va="center",
            fontsize=8,
            color=QUIET,
            style="italic",
        )
        return
    draw_interval(
        panel, row, "difference", at, SECOND if adjusted else MAIN, "s" if adjusted else "o"
    )
    if adjusted:  # counts people; the raw difference counts them once in each wijk
        write_beside(panel, height, f"n = {whole(row['n_few'])} + {whole(row['n_many'])}")


def _same_on_both_sides(panel: Axes, comparison: pd.DataFrame) -> None:
    bounds = comparison[["difference", "ci_low", "ci_high"]].astype("float64").abs().max().max()
    reach = max(0.5, float(bounds) * 1.1) if known(bounds) else 1.0
    panel.set_xlim(-reach, reach)


def _difference_legend(figure: Figure, language: str) -> None:
    from matplotlib.lines import Line2D

    say = translator(language)
    marks = [
        Line2D([], [], marker="o", color=MAIN, label=say("raw difference")),
        Line2D(
            [],
            [],
            marker="s",
            color=SECOND,
            markerfacecolor="white",
            markeredgewidth=1.6,
            label=say("within sectors (like with like)"),
        ),
    ]
    figure.legend(handles=marks, loc="outside upper left", ncols=2, frameon=False)


def describe_comparison(
    comparison: pd.DataFrame, questionnaire: Questionnaire, language: str = "nl"
) -> Description:
    """Alternative text and data table of :func:`plot_comparison`."""
    say = translator(language)
    sentences = [
        say(
            "Per theme the difference between neighbourhoods with few and with many families on "
            "a low income: a round mark for the raw difference, a square for the difference within "
            "sectors, each with a 95% interval around a line at zero."
        )
    ]
    rows = [
        row
        for theme in questionnaire.theme_ids
        for row in records(comparison[comparison["theme"] == theme].sort_values("adjusted"))
    ]
    sentences += [_difference_sentence(row, questionnaire, language) for row in rows]
    return Description(
        " ".join(sentences),
        (
            say("theme"),
            say("difference"),
            say("few minus many (95% interval)"),
            say("n few"),
            say("n many"),
        ),
        tuple(
            (
                questionnaire.theme(row["theme"]).name.in_language(language),
                say("within sectors") if row["adjusted"] else say("raw"),
                signed_with_interval(row, language),
                whole(row["n_few"], "–"),
                whole(row["n_many"], "–"),
            )
            for row in rows
        ),
    )


def signed_with_interval(row: Row, language: str) -> str:
    """A difference with its sign and interval: "+0.3 (0.1 to 0.5)"."""
    if not known(row["difference"]):
        return withheld_text(language)
    plus = "+" if float(row["difference"]) > 0 else ""
    return plus + with_interval(row, "difference", language, 2)


def is_clear(row: Row) -> bool:
    """Whether the interval of a difference leaves out zero."""
    if not (known(row["ci_low"]) and known(row["ci_high"])):
        return False
    return float(row["ci_low"]) > 0 or float(row["ci_high"]) < 0


def _difference_sentence(row: Row, questionnaire: Questionnaire, language: str) -> str:
    say = translator(language)
    theme = questionnaire.theme(row["theme"]).name.in_language(language)
    kind = say("within sectors") if row["adjusted"] else say("raw")
    if not known(row["difference"]):
        return say("{theme}, {kind}: not shown.", theme=theme, kind=kind)
    ending = (
        say("the interval leaves out zero")
        if is_clear(row)
        else say("the interval holds zero, so this may be chance")
    )
    return say(
        "{theme}, {kind}: {difference}; {ending}.",
        theme=theme,
        kind=kind,
        difference=signed_with_interval(row, language),
        ending=ending,
    )
