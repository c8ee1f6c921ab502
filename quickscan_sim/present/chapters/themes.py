"""What goes well and what can improve, per theme and per sector."""

from __future__ import annotations

from quickscan_sim.advise import TOPICS, explain_reading
from quickscan_sim.language import format_share
from quickscan_sim.present.cells import (
    is_withheld,
    n_and_mark,
    of_grouping,
    records,
    whole,
    with_interval,
)
from quickscan_sim.present.chapters.material import NETWORK_KINDS, Material
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, TableBlock
from quickscan_sim.present.score_figure import describe_scores, plot_scores
from quickscan_sim.present.spread import share_parts
from quickscan_sim.present.spread_figure import describe_distribution, plot_distribution
from quickscan_sim.questionnaire import Theme


def per_theme(material: Material) -> list[Block]:
    """The spread over all people, and per theme what stands out."""
    say, reading = material.say, material.reading
    blocks: list[Block] = [
        Heading(2, say("What goes well and what can improve, per theme")),
        Paragraph(
            say(
                "A mean in the middle can hide two groups: people who often do it and people who "
                "hardly ever do. This figure shows how the scores are spread."
            )
        ),
        material.figure(
            plot_distribution(
                reading.theme_scores,
                material.questionnaire,
                material.language,
                invented=material.scan.invented,
            ),
            describe_distribution(reading.theme_scores, material.questionnaire, material.language),
            say("How the scores of people are spread over the scale, per theme."),
        ),
    ]
    readings = _readings(material)
    for theme in material.questionnaire.themes:
        blocks += _theme(theme, readings.get(theme.theme_id, []), material)
    return blocks


def _theme(theme: Theme, readings: list[Block], material: Material) -> list[Block]:
    say = material.say
    found = [
        one
        for one in material.findings
        if one.theme == theme.theme_id and one.kind not in NETWORK_KINDS
    ]
    blocks: list[Block] = [
        Heading(3, material.text(theme.name)),
        Paragraph(material.text(theme.meaning)),
        Paragraph(_mean_and_spread(theme, material)),
    ]
    blocks += readings
    if found:
        blocks.append(Bullets(material.finding_lines(found)))
    else:
        blocks.append(
            Paragraph(
                say(
                    "Nothing on this theme stands out clearly between sectors. Small differences "
                    "may be there; this quickscan cannot tell them from chance."
                )
            )
        )
    return blocks


def _readings(material: Material) -> dict[str, list[Block]]:
    """By theme: two camps, where there are any, and seeing beside acting, where that is clear."""
    spread = material.reading.distributions
    everybody = spread[spread["sector"].isna()]
    camps = set(everybody.loc[everybody["camps_low"] > 0, "theme"])
    told: dict[str, list[Block]] = {}
    for one in explain_reading(material.reading, material.names.names, ("acting", "spread")):
        is_news = one.topic == "acting" or one.theme in camps
        if is_news and one.sector is None and one.meaning.certainty == "clear":
            text = material.text(one.meaning.says)
            lead = f"{material.say(TOPICS[one.topic])}."
            told.setdefault(one.theme, []).append(Paragraph(text, lead))
    return told


def _mean_and_spread(theme: Theme, material: Material) -> str:
    say, language = material.say, material.language
    rows = records(of_grouping(material.reading.score_summary, "all", theme=theme.theme_id))
    if not rows or is_withheld(rows[0], "mean"):
        return say("Too few people have a score on this theme to show a mean.")
    mean = say(
        "All people together: mean {mean}, n = {n}.",
        mean=with_interval(rows[0], "mean", language),
        n=whole(rows[0]["n"]),
    )
    shares = share_parts(material.reading.theme_scores, material.questionnaire)[
        theme.theme_id
    ].shares
    if not shares:
        return mean
    return f"{mean} " + say(
        "{low} score in the lower third of the scale and {high} in the upper third.",
        low=format_share(shares[0], language),
        high=format_share(shares[2], language),
    )


def per_sector(material: Material) -> list[Block]:
    """The four themes side by side for each sector."""
    say, reading = material.say, material.reading
    return [
        Heading(2, say("The sectors side by side")),
        Paragraph(
            say(
                "Sectors have different tasks. A lower score is no verdict: it may be that a task "
                "leaves less room for it, or that another partner does it. Where intervals "
                "overlap widely, do not read a difference."
            )
        ),
        material.figure(
            plot_scores(
                reading.score_summary,
                material.questionnaire,
                material.language,
                invented=material.scan.invented,
            ),
            describe_scores(reading.score_summary, material.questionnaire, material.language),
            say("Mean score per sector and theme, with the 95% interval."),
        ),
        score_table(material, "sector", say("Mean score per sector (95% interval), n people")),
    ]


def score_table(
    material: Material, by: str, caption: str, names: dict[str, str] | None = None
) -> TableBlock:
    """Groups by themes: mean with interval and n, or "not shown"."""
    column = "sector" if by == "sector" else "neighbourhood_id"
    frame = of_grouping(material.reading.score_summary, by)
    by_cell = {(row[column], row["theme"]): row for row in records(frame)}
    groups = list(dict.fromkeys(frame[column]))
    if by == "sector":
        groups = [group for group in material.questionnaire.sector_ids if group in groups]
    return TableBlock(
        caption,
        (
            material.say("sector") if by == "sector" else material.say("neighbourhood"),
            *(material.text(theme.name) for theme in material.questionnaire.themes),
        ),
        tuple(
            (
                material.names.sector(group)
                if by == "sector"
                else (names or {}).get(group) or material.names.neighbourhood(group),
                *(
                    score_cell(by_cell.get((group, theme)), material.language)
                    for theme in material.questionnaire.theme_ids
                ),
            )
            for group in groups
        ),
        is_compact=True,
    )


def score_cell(row: dict[str, object] | None, language: str) -> str:
    """A mean with interval and n in one cell."""
    if row is None:
        return "–"
    text = with_interval(row, "mean", language)
    return text if is_withheld(row, "mean") else f"{text}\n{n_and_mark(row['n'], language)}"
