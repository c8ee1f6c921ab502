"""The two figures of a class report, and what they show in words and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from quickscan_sim.grade.class_report.intervals import SMALLEST, Estimate
from quickscan_sim.grade.class_report.results import MisconceptionResult, QuestionResult
from quickscan_sim.grade.class_report.wording import between, statement_of
from quickscan_sim.language import format_share, translator
from quickscan_sim.present.figure_marks import draw_interval, write_beside
from quickscan_sim.present.figure_style import (
    MAIN,
    SECOND,
    Description,
    kit_style,
    new_figure,
    shortened,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def plot_questions(results: Sequence[QuestionResult], language: str = "nl") -> Figure:
    """For every question the share that is right, as a dot with its interval.

    Of a text it is the mean share of the points. Below 5 answers the row says so.
    """
    say = translator(language)
    with kit_style():
        figure = new_figure(
            1.1 + 0.22 * len({look_of(one) for one in results}) + 0.27 * len(results)
        )
        panel: Axes = figure.subplots()
        for height, one in enumerate(results):
            _dot(panel, one, height, language)
        panel.set_yticks(range(len(results)), [one.question.question_id for one in results])
        _share_axis(panel, len(results), say("share right; of a text the share of the points"))
        _legend(figure, {look_of(one) for one in results}, say)
    return figure


def shown_of(result: QuestionResult) -> Estimate | None:
    """What the figure shows of a question: the share right, of a text the share of the points."""
    return result.right if result.question.is_automatic else result.points


def look_of(result: QuestionResult) -> str:
    """Whether a question is "open", "protected" or a "text"."""
    return result.question.visibility if result.question.is_automatic else "text"


LOOKS = {"open": (MAIN, "o"), "protected": (SECOND, "s"), "text": (MAIN, "D")}


def _dot(panel: Axes, result: QuestionResult, height: int, language: str) -> None:
    found = shown_of(result)
    if found is None:
        write_beside(panel, height, _why_not(result, language))
        return
    colour, shape = LOOKS[look_of(result)]
    row = {"ci_low": found.low, "ci_high": found.high, "value": found.value}
    draw_interval(panel, row, "value", height, colour, shape)
    text = f"{format_share(found.value, language)}, n = {found.n}"
    write_beside(panel, height, text)


def _why_not(result: QuestionResult, language: str) -> str:
    """Why nothing is shown of a question."""
    say = translator(language)
    return say("waits for you") if result.n_waits >= SMALLEST else say("fewer than 5 answers")


def _share_axis(panel: Axes, n: int, label: str) -> None:
    panel.set_ylim(n - 0.4, -0.6)
    panel.set_xlim(-0.02, 1.02)
    panel.set_xticks([0, 0.25, 0.5, 0.75, 1], [f"{share}%" for share in (0, 25, 50, 75, 100)])
    panel.set_xlabel(label)
    panel.grid(visible=False, axis="y")


def _legend(figure: Figure, looks: set[str], say: Callable[..., str]) -> None:
    from matplotlib.lines import Line2D

    names = {
        "open": say("open: the student read what went wrong"),
        "protected": say("protected: the student saw a check of the form only"),
        "text": say("text: marked by hand"),
    }
    marks: list[Any] = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=shape,
            color=colour,
            label=names[look],
            markerfacecolor=colour if shape == "o" else "white",
            markeredgewidth=1.6,
        )
        for look, (colour, shape) in LOOKS.items()
        if look in looks
    ]
    figure.legend(handles=marks, loc="outside upper left", ncols=1, frameon=False)


def describe_questions(results: Sequence[QuestionResult], language: str = "nl") -> Description:
    """Alternative text and table of :func:`plot_questions`."""
    say = translator(language)
    rows = tuple(
        (
            one.question.question_id,
            "–" if found is None else str(found.n),
            _why_not(one, language) if found is None else format_share(found.value, language),
            "–" if found is None else between(found, language),
        )
        for one in results
        for found in [shown_of(one)]
    )
    parts = [f"{name}: {share}" for name, _, share, _ in rows]
    alt = say("For each question a dot with its interval: how many answers are right.")
    header = (say("question"), "n", say("right"), say("between"))
    return Description(f"{alt} {'; '.join(parts)}.", header, rows)


def plot_misconceptions(results: Sequence[MisconceptionResult], language: str = "nl") -> Figure:
    """The share of students who show each misconception, as a bar with its interval."""
    say = translator(language)
    with kit_style():
        figure = new_figure(0.9 + 0.5 * len(results))
        panel: Axes = figure.subplots()
        for height, one in enumerate(results):
            panel.barh(height, one.share.value, height=0.55, color="#77aadd")
            panel.plot([one.share.low, one.share.high], [height, height], color=MAIN, linewidth=2)
            write_beside(panel, height, say("{n} of {n_all}", n=one.n_students, n_all=one.share.n))
        names = [f"{shortened(statement_of(one.code, language), 38, 2)}" for one in results]
        panel.set_yticks(range(len(results)), names, fontsize=8.5)
        _share_axis(panel, len(results), say("share of the students who could show it"))
    return figure


def describe_misconceptions(
    results: Sequence[MisconceptionResult], language: str = "nl"
) -> Description:
    """Alternative text and table of :func:`plot_misconceptions`."""
    say = translator(language)
    rows = tuple(
        (
            statement_of(one.code, language),
            say("{n} of {n_all}", n=one.n_students, n_all=one.share.n),
            format_share(one.share.value, language),
            between(one.share, language),
            ", ".join(one.question_ids),
        )
        for one in results
    )
    alt = say("Bars: how many students show each misconception.")
    parts = [f"{name} {share}" for name, _, share, _, _ in rows]
    header = (
        say("misconception"),
        say("students"),
        say("share"),
        say("between"),
        say("in the questions"),
    )
    return Description(f"{alt} {'; '.join(parts)}.", header, rows)
