"""What the report does not say, how it was measured, and the full tables."""

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
from quickscan_sim.vocabulary import INCOME_GROUPS, MIN_REPORTERS, SMALL_CELL


def limits(material: Material) -> list[Block]:
    """What cannot be read from it."""
    say = material.say
    notice = material.text(material.questionnaire.notice)
    return [
        Heading(2, say("What this report does not say")),
        Bullets(
            (
                Paragraph(
                    say("This is the view of professionals; residents were not asked.")
                    + " "
                    + say("Whether families are helped by it has to be asked of families.")
                ),
                Paragraph(
                    say(
                        "People answered about themselves. What people say they do and what they "
                        "do can differ."
                    )
                ),
                Paragraph(
                    say(
                        "It is one moment. Without a second measurement it does not show whether "
                        "things get better or worse, and it never shows why."
                    )
                ),
                Paragraph(
                    say(
                        "It is about groups and about working together, never about one "
                        "professional or one family, and it is no ranking."
                    )
                ),
                Paragraph(
                    say(
                        "How families are doing depends on income, housing, debts and rules too. "
                        "Professionals cannot solve that alone."
                    )
                ),
                *(
                    (Paragraph(say("About the questionnaire: {notice}.", notice=notice)),)
                    if notice
                    else ()
                ),
            )
        ),
    ]


def method(material: Material) -> list[Block]:
    """Definitions in plain words."""
    say = material.say
    scale = material.questionnaire.scored_scale
    labels = "; ".join(f"{value} = {material.text(label)}" for value, label in scale.labels)
    lines = (
        (say("Scale:"), f"{labels}."),
        (
            say("Theme score:"),
            say(
                "the mean of somebody's answers to the questions of a theme, with questions that "
                "are asked the other way round turned. Only people who answered enough of the "
                'questions that apply to them get a score; "not applicable to my role" does not '
                "count against anybody."
            ),
        ),
        (
            say("Mean and interval:"),
            say(
                "the mean over people. The 95% interval shows where the mean of a great many "
                "professionals like these could lie. Colleagues resemble each other; the "
                "interval takes that into account. A wide interval means: we know little."
            ),
        ),
        (
            say("n:"),
            say("the number of people behind a number."),
        ),
        (
            say("Small groups:"),
            say(
                "below {minimum} people nothing is shown, and sometimes a second group is not "
                'shown either, so that nobody can work out the first. Such a cell says "not '
                'shown".',
                minimum=SMALL_CELL,
            )
            + _withholds_more(material),
        ),
        (
            say("Partners:"),
            say(
                "an organisation's partners are read from {minimum} people who answered the "
                "partner question. Whoever never touched the list counts as unknown, not as "
                "having no partners.",
                minimum=MIN_REPORTERS,
            ),
        ),
        (
            say("Weak spot:"),
            say(
                "a tie that you would expect and that does not show, that one side names, that "
                "does not run smoothly, or that everything depends on. The certainty takes into "
                "account that people forget partners."
            ),
        ),
        (
            say("Firm or indication:"),
            say(
                "a difference is firm when it stays clear after correcting for the number of "
                "differences looked at. It is an indication when only its own interval leaves "
                "out zero. A weak spot is firm from 90% sure."
            ),
        ),
    )
    return [
        Heading(2, say("How this was measured")),
        Bullets(tuple(Paragraph(text, lead) for lead, text in lines)),
    ]


def _withholds_more(material: Material) -> str:
    if not material.reading.withholds_more:
        return ""
    return " " + material.say(
        "In this report more is left out than usual: together the numbers would have given small "
        "groups away."
    )


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
        bullets(
            say("A dash instead of n goes with a number that is not shown."),
        ),
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
