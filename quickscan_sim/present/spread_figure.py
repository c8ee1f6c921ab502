"""The figure of how scores are spread over the scale, also in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quickscan_sim.language import format_share, translator
from quickscan_sim.present.cells import withheld_text
from quickscan_sim.present.figure_marks import write_beside
from quickscan_sim.present.figure_style import Description, kit_style, new_figure, sign, wrapped
from quickscan_sim.present.spread import PARTS_OF_SCALE, share_parts

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire

SPREAD_COLOURS = ("#e0a36a", "#e4e7eb", "#6aa7d6")
SPREAD_HATCHES = ("//", "", "..")


def plot_distribution(
    theme_scores: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    invented: bool = True,
) -> Figure:
    """How the scores are spread per theme: the shares in the lower, middle and upper third.

    A mean in the middle can hide two camps; this shows them.
    """
    say = translator(language)
    parts = share_parts(theme_scores, questionnaire)
    with kit_style():
        figure = new_figure(1.15 + 0.48 * len(questionnaire.themes))
        panel: Axes = figure.subplots()
        for height, part in enumerate(parts.values()):
            _spread_bar(panel, part.shares, height, language)
            write_beside(panel, height, f"n = {part.n}" if part.shares else say("not shown"))
        panel.set_yticks(
            range(len(parts)),
            wrapped([questionnaire.theme(theme).name.in_language(language) for theme in parts]),
        )
        panel.set_ylim(len(parts) - 0.4, -0.6)
        panel.set_xlim(0, 1)
        panel.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        panel.grid(visible=False, axis="y")
        _spread_legend(figure, language)
        sign(figure, language, invented, say("Share of people by their own theme score."))
    return figure


def _spread_bar(panel: Axes, shares: Sequence[float], height: int, language: str) -> None:
    start = 0.0
    for share, colour, hatch in zip(shares, SPREAD_COLOURS, SPREAD_HATCHES, strict=False):
        panel.barh(
            height, share, left=start, height=0.62, color=colour, hatch=hatch, edgecolor="white"
        )
        if share >= 0.06:
            panel.text(
                start + share / 2,
                height,
                format_share(share, language),
                ha="center",
                va="center",
                fontsize=8.5,
                bbox={"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 1.2},
            )
        start += share


def _spread_legend(figure: Figure, language: str) -> None:
    from matplotlib.patches import Patch

    say = translator(language)
    marks = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=say(label))
        for colour, hatch, label in zip(SPREAD_COLOURS, SPREAD_HATCHES, PARTS_OF_SCALE, strict=True)
    ]
    figure.legend(handles=marks, loc="outside upper left", ncols=3, frameon=False)


def describe_distribution(
    theme_scores: pd.DataFrame, questionnaire: Questionnaire, language: str = "nl"
) -> Description:
    """Alternative text and data table of
    :func:`plot_distribution`.
    """
    say = translator(language)
    rows = []
    sentences = [say("Bars of 100% per theme: the shares of people low, middle and high.")]
    for theme, spread in share_parts(theme_scores, questionnaire).items():
        name = questionnaire.theme(theme).name.in_language(language)
        if not spread.shares:
            rows.append((name, *[withheld_text(language)] * 3, "–"))
            continue
        low, middle, high = (format_share(part, language) for part in spread.shares)
        rows.append((name, low, middle, high, str(spread.n)))
        sentences.append(
            say(
                "{theme}: {low} low, {middle} middle, {high} high.",
                theme=name,
                low=low,
                middle=middle,
                high=high,
            )
        )
    return Description(
        " ".join(sentences),
        (say("theme"), *(say(part) for part in PARTS_OF_SCALE), "n"),
        tuple(rows),
    )
