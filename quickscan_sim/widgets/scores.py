"""The theme scores of one neighbourhood: a picture and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import current_language, translator
from quickscan_sim.present.cells import records, shown_n, with_interval
from quickscan_sim.widgets.choices import neighbourhood_named, reading_of
from quickscan_sim.widgets.shown import Shown, picture, sentence, table

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire
    from quickscan_sim.quickscan import Quickscan


def show_scores(scan: Quickscan, neighbourhood: int = 1) -> Shown:
    """The score on each theme for one neighbourhood, with n, interval and the mean of all.

    Of a quickscan with one neighbourhood there is nothing else to compare with.

    Parameters
    ----------
    neighbourhood
        The number of the neighbourhood in :func:`show_neighbourhoods`, from 1.

    Raises
    ------
    QuickscanError
        When there is no neighbourhood with that number.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_scores(scan, neighbourhood=1).text.splitlines()[3])
    theme | mean (95% interval) | n | whole municipality
    >>> set_language("nl")
    """
    from quickscan_sim.present import plot_scores

    language = current_language()
    say = translator(language)
    code, name = neighbourhood_named(scan, neighbourhood)
    rows = _rows_of(reading_of(scan).score_summary, code)
    title = say(
        "Neighbourhood {number}: {name}, {municipality}",
        number=neighbourhood,
        name=name,
        municipality=scan.municipality,
    )
    cells = _cells(rows, scan.questionnaire, language)
    header = [say("theme"), say("mean (95% interval)"), "n", say("whole municipality")]
    if len(scan.neighbourhoods) == 1:  # everybody is this one wijk: the same figures twice
        del header[3]
        rows = rows[rows["grouping"] == "neighbourhood"]
    figure = plot_scores(
        rows,
        scan.questionnaire,
        language,
        by="neighbourhood",
        names={code: name},
        invented=scan.invented,
    )
    return (
        sentence(title, strong=True)
        + picture(figure, _alt(cells, name, language))
        + table(say("The same in numbers"), header, [row[: len(header)] for row in cells])
    )


def _alt(cells: list[tuple[str, ...]], name: str, language: str) -> str:
    say = translator(language)
    parts = [
        say("{theme} {mean}, n = {n}", theme=theme, mean=mean, n=n) for theme, mean, n, _ in cells
    ]
    return say("Dots with 95% intervals for {name}: {scores}.", name=name, scores="; ".join(parts))


def _rows_of(score_summary: pd.DataFrame, code: str) -> pd.DataFrame:
    """One neighbourhood and everybody."""
    return score_summary[
        (score_summary["grouping"] == "all")
        | (
            (score_summary["grouping"] == "neighbourhood")
            & (score_summary["neighbourhood_id"] == code)
        )
    ]


def _cells(
    rows: pd.DataFrame, questionnaire: Questionnaire, language: str
) -> list[tuple[str, ...]]:
    found = {(row["theme"], row["grouping"]): row for row in records(rows)}
    return [
        (
            theme.name.in_language(language),
            with_interval(found[theme.theme_id, "neighbourhood"], "mean", language),
            shown_n(found[theme.theme_id, "neighbourhood"], "mean", language),
            with_interval(found[theme.theme_id, "all"], "mean", language),
        )
        for theme in questionnaire.themes
    ]
