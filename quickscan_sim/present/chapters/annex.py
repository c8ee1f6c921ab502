"""The full tables, and the questions that were asked."""

from __future__ import annotations

from quickscan_sim.present.cells import (
    is_withheld,
    n_and_mark,
    of_grouping,
    records,
    share_with_interval,
)
from quickscan_sim.present.chapters.learning import ORDER, item_text
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.network_partners import same_partners, trust_and_value
from quickscan_sim.present.chapters.themes import score_cell, score_table
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
    bullets,
)
from quickscan_sim.present.form_parts import form_blocks
from quickscan_sim.vocabulary import INCOME_GROUPS


def annex(material: Material) -> list[Block]:
    """Every number once more, with what is not shown."""
    say = material.say
    return [
        PageBreak(),
        Heading(2, say("Annex: all tables")),
        Paragraph(
            say(
                'Each cell holds the mean, its 95% interval and n. "Not shown" means too few '
                "people, or a number from which such a group could be worked out. A dash means "
                "that nobody of that sector answered here."
            )
        ),
        score_table(material, "neighbourhood", say("Mean score per neighbourhood")),
        *_sector_cells(material),
        *_shares_by_sector(material),
        *same_partners(material),
        *trust_and_value(material),
        bullets(
            say("A dash instead of n goes with a number that is not shown."),
        ),
    ]


def instrument(material: Material) -> list[Block]:
    """The questions as they stood on the form."""
    return [
        PageBreak(),
        Heading(2, material.say("Annex: the questions")),
        *form_blocks(material.questionnaire, material.language, level=3),
    ]


def _sector_cells(material: Material) -> list[Block]:
    """Sectors in each wijk; in each group of wijken where too few of those could be shown."""
    themes = material.questionnaire.theme_ids
    summary = material.reading.score_summary
    if of_grouping(summary, "sector x income group").empty:
        return [
            _cells_of_sectors(
                theme,
                "neighbourhood",
                list(material.scan.neighbourhoods["neighbourhood_id"]),
                material,
            )
            for theme in themes
        ]
    return [
        Paragraph(
            material.say(
                "More than half of the numbers per sector in a neighbourhood could not be shown. "
                "So the sectors are shown in groups of neighbourhoods: those with few and those "
                "with many families on a low income."
            )
        ),
        *(
            _cells_of_sectors(theme, "income group", list(INCOME_GROUPS), material)
            for theme in themes
        ),
    ]


def _cells_of_sectors(theme: str, by: str, places: list[str], material: Material) -> TableBlock:
    say, names = material.say, material.names
    rows = records(of_grouping(material.reading.score_summary, f"sector x {by}", theme=theme))
    of_wijk = by == "neighbourhood"
    column = "neighbourhood_id" if of_wijk else "income_group"
    cells = {(row[column], row["sector"]): row for row in rows}
    sectors = [
        sector
        for sector in material.questionnaire.sector_ids
        if any(key[1] == sector for key in cells)
    ]
    return TableBlock(
        say("{theme}: mean score per sector in each neighbourhood", theme=names.theme(theme))
        if of_wijk
        else say("{theme}: mean score per sector and group", theme=names.theme(theme)),
        (
            say("neighbourhood") if of_wijk else say("group"),
            *(names.sector(sector) for sector in sectors),
        ),
        tuple(
            (
                names.neighbourhood(place) if of_wijk else names.income_group(place),
                *(score_cell(cells.get((place, sector)), material.language) for sector in sectors),
            )
            for place in places
        ),
        is_compact=True,
    )


def _shares_by_sector(material: Material) -> list[Block]:
    frame = material.reading.shares
    blocks: list[Block] = []
    for part in ORDER:
        rows = records(frame[(frame["part"] == part) & frame["sector"].notna()])
        if rows:
            blocks += _share_table(part, rows, material)
    return blocks


def _share_table(part: str, rows: list[dict[str, object]], material: Material) -> list[Block]:
    """The questions with a number, and a table with a column for each number."""
    say, names = material.say, material.names
    captions = {
        "wish": say("Want to learn, per sector"),
        "confidence": say("Feel sure, per sector"),
        "hesitation": say("See it and do not know what to do, per sector"),
        "knowledge": say("Right answer, per sector"),
        "checklist": say("Arranged by the organisation, per sector"),
    }
    cells = {(row["item_id"], row["sector"]): row for row in rows}
    sectors = [
        sector
        for sector in material.questionnaire.sector_ids
        if any(key[1] == sector for key in cells)
    ]
    items = list(dict.fromkeys(str(row["item_id"]) for row in rows))
    table = TableBlock(
        captions[part],
        (say("sector"), *(say("question {n}", n=n) for n in range(1, len(items) + 1))),
        tuple(
            (
                names.sector(sector),
                *(_share_cell(cells.get((item, sector)), material.language) for item in items),
            )
            for sector in sectors
        ),
        is_compact=True,
    )
    questions = tuple(Paragraph(item_text(item, material)) for item in items)
    return [Heading(3, captions[part]), Bullets(questions, is_numbered=True), table]


def _share_cell(row: dict[str, object] | None, language: str) -> str:
    if row is None:
        return "–"
    text = share_with_interval(row, language)
    return text if is_withheld(row, "share") else f"{text}\n{n_and_mark(row['n'], language)}"
