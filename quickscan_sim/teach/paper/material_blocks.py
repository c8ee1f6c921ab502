"""What students would otherwise let the computer show: scores, networks and findings on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quickscan_sim.language import Number, translator
from quickscan_sim.present.document import Block, FigureBlock, Heading, Paragraph, TableBlock
from quickscan_sim.teach.own_data import OwnData

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from quickscan_sim.present.figure_style import Description


def score_blocks(data: OwnData, language: str) -> Iterator[Block]:
    """The score of each person on each theme, with the sector beside it."""
    from quickscan_sim.analyse.scores.theme_scores import score_themes

    say, scan = translator(language), data.scan
    scores = score_themes(scan.answers, scan.questionnaire)
    sector_of = dict(
        zip(scan.professionals["professional_id"], scan.professionals["sector"], strict=True)
    )
    themes = scan.questionnaire.themes
    wide = scores.pivot_table(
        index="professional_id", columns="theme", values="score", observed=True
    )
    blank = say("no score")
    rows = [
        (
            str(person),
            str(sector_of[person]),
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
    from quickscan_sim.advise.reading import summarise_quickscan
    from quickscan_sim.advise.sharing import shareable
    from quickscan_sim.present.network_matrix import describe_network_matrix, plot_network_matrix
    from quickscan_sim.present.network_picture import plot_network
    from quickscan_sim.present.network_words import describe_network

    say, scan = translator(language), data.scan
    ties = shareable(summarise_quickscan(scan), scan.may_name_ties).tie_readings
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
    from quickscan_sim.advise.reading import summarise_quickscan

    say = translator(language)
    yield Heading(2, say("What the quickscan shows"))
    for finding in collect_findings(summarise_quickscan(data.scan)):
        yield Paragraph(
            " ".join(
                text.in_language(language)
                for text in (finding.title, finding.explanation, finding.caution)
            ),
            lead=f"{finding.finding_id}.",
        )


def _figure(figure: Figure, words: Description, caption: str) -> FigureBlock:
    from quickscan_sim.present.figure_style import as_png

    return FigureBlock(as_png(figure), words.alt, caption, words.header, words.rows)


ANNEXES: dict[str, tuple[Callable[[OwnData, str], Iterator[Block]], ...]] = {
    "M2": (score_blocks,),
    "M5": (network_blocks,),
    "M6": (score_blocks, finding_blocks),
}
"""What the questions of a module look things up in."""
