"""What students would otherwise let the computer show: scores, networks and findings on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quickscan_sim.language import Number, Readable, translator
from quickscan_sim.present.document import Block, FigureBlock, Heading, Paragraph, TableBlock
from quickscan_sim.teach.own_data import OwnData

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame, Series

    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.present.figure_style import Description


ON_ONE_PAGE = 0.94
"""So much of the width, and the picture and the matrix of a layer share one page."""
LEAST = 5
"""Of a sector with fewer people no mean is shown."""


def theme_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """What a line of code would show: number, mean and low scores of each theme."""
    say = translator(language)
    _, scores = _scores(data)
    rows = [
        (
            theme.name.in_language(language),
            *_count_and_mean(own, language),
            str(int((own < 3).sum())),
        )
        for theme in data.scan.questionnaire.themes
        for own in (scores.loc[scores["theme"] == theme.theme_id, "score"].dropna(),)
    ]
    yield Heading(2, say("Scores per theme"))
    yield TableBlock(
        say("All people with a score"),
        (
            say("Theme"),
            say("number of people (count)"),
            say("mean of the scores (mean)"),
            say("number of people below 3"),
        ),
        tuple(rows),
    )


def sector_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """Number and mean of each theme in the sectors with enough people."""
    say = translator(language)
    sector_names, scores = _scores(data)
    rows = [
        (
            theme.name.in_language(language),
            sector_names[sector].in_language(language),
            *_count_and_mean(own, language),
        )
        for theme in data.scan.questionnaire.themes
        for sector in sector_names
        for own in (_own(scores, theme.theme_id, sector),)
        if len(own) >= LEAST
    ]
    yield Heading(2, say("Scores per sector"))
    yield TableBlock(
        say("Sectors with {least} people or more with a score", least=LEAST),
        (
            say("Theme"),
            say("Sector"),
            say("number of people (count)"),
            say("mean of the scores (mean)"),
        ),
        tuple(rows),
        ("left", "left"),
    )


def count_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """How many people of each sector have a score on each theme."""
    say = translator(language)
    sector_names, scores = _scores(data)
    themes = data.scan.questionnaire.themes
    rows = [
        (
            name.in_language(language),
            *(str(len(_own(scores, theme.theme_id, sector))) for theme in themes),
        )
        for sector, name in sector_names.items()
    ]
    yield Heading(2, say("People with a score, per sector"))
    yield TableBlock(
        say("Number of people with a score"),
        (say("Sector"), *(theme.name.in_language(language) for theme in themes)),
        tuple(rows),
    )


def _scores(data: OwnData) -> tuple[dict[str, Readable], DataFrame]:
    """The sectors that are there by name, and the scores with the sector beside them."""
    from quickscan_sim.analyse.scores.theme_scores import score_themes

    scan = data.scan
    people = scan.professionals[["professional_id", "sector"]]
    scores = score_themes(scan.answers, scan.questionnaire).merge(people, on="professional_id")
    here = set(people["sector"].dropna())
    names = {one.sector_id: one.name for one in scan.questionnaire.sectors}
    return {sector: name for sector, name in names.items() if sector in here}, scores


def _own(scores: DataFrame, theme: str, sector: str) -> Series:
    is_own = (scores["theme"] == theme) & (scores["sector"] == sector)
    return scores.loc[is_own, "score"].dropna()


def _count_and_mean_heads(say: Callable[..., str]) -> tuple[str, str]:
    """With the names that they have in code, as the questions speak of those."""
    return say("number of people (count)"), say("mean of the scores (mean)")


def _count_and_mean(scores: Series, language: str) -> tuple[str, str]:
    return str(len(scores)), Number(float(scores.mean()), 2).in_language(language)


def score_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """The score of each person on each theme, with the sector beside it."""
    say, scan = translator(language), data.scan
    sector_names, scores = _scores(data)
    sector_of = dict(zip(scores["professional_id"], scores["sector"], strict=True))
    themes = scan.questionnaire.themes
    wide = scores.pivot_table(
        index="professional_id", columns="theme", values="score", observed=True
    )
    blank = say("no score")
    rows = [
        (
            str(person),
            sector_names[sector_of[person]].in_language(language),
            *(
                blank
                if value is None or value != value
                else Number(float(value), 2).in_language(language)
                for value in (wide.loc[person].get(theme.theme_id) for theme in themes)
            ),
        )
        for person in sorted(wide.index, key=lambda one: (str(sector_of[one]), str(one)))
    ]
    names = tuple(theme.name.in_language(language) for theme in themes)
    yield Heading(2, say("The scores of everybody"))
    yield Paragraph(say("Invented people. Whoever has no score filled in too little."))
    yield TableBlock(
        say("Score per person and theme, n = {n}", n=len(rows)),
        (say("Person"), say("Sector"), *names),
        tuple(rows),
        ("left", "left"),
        is_compact=True,
    )


def network_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """The picture and the matrix of each layer."""
    from quickscan_sim.advise.sharing import shareable
    from quickscan_sim.present.network_matrix import describe_network_matrix, plot_network_matrix
    from quickscan_sim.present.network_picture import plot_network
    from quickscan_sim.present.network_words import describe_network

    say, scan = translator(language), data.scan
    ties = shareable(_summary(data), scan.may_name_ties).tie_readings
    yield Heading(2, say("The network"))
    for layer in scan.questionnaire.layers:
        what = (
            ties,
            scan.organisations,
            data.own_wijk,
            layer.layer_id,
            scan.questionnaire,
            language,
        )
        named, name = scan.may_name_ties, layer.name.in_language(language)
        yield Heading(3, name)
        yield _figure(
            plot_network(*what, named=named, invented=scan.invented),
            describe_network(*what, named=named),
            say("Who works with whom: {layer}.", layer=name),
        )
        yield _figure(
            plot_network_matrix(*what, named=named, invented=scan.invented),
            describe_network_matrix(*what, named=named),
            say("Who names whom: {layer}.", layer=name),
        )


def finding_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """What the quickscan shows, in sentences."""
    from quickscan_sim.advise import collect_findings

    say = translator(language)
    yield Heading(2, say("What the quickscan shows"))
    for finding in collect_findings(_summary(data)):
        yield Paragraph(
            " ".join(text.in_language(language) for text in (finding.explanation, finding.caution)),
            lead=f"{finding.finding_id}. {finding.title.in_language(language).rstrip('.')}.",
        )


def _summary(data: OwnData) -> Reading:
    from quickscan_sim.advise.reading import summarise_quickscan

    return data.keep("summary on paper", lambda: summarise_quickscan(data.scan))


def _figure(figure: Figure, words: Description, caption: str) -> FigureBlock:
    from quickscan_sim.present.figure_style import as_png

    return FigureBlock(
        as_png(figure), words.alt, caption, words.header, words.rows, share=ON_ONE_PAGE
    )


ANNEXES: dict[str, tuple[Callable[[OwnData, str], Iterator[Block]], ...]] = {
    "M2": (theme_blocks, sector_blocks, score_blocks),
    "M5": (network_blocks,),
    "M6": (theme_blocks, count_blocks, sector_blocks, finding_blocks),
}
"""What the questions of a module look things up in."""
