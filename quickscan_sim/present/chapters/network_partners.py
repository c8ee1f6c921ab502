"""Partners over subjects and as others see them: overlap of layers, and trust and value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from quickscan_sim.analyse.meaning import meaning_of_layer_overlap, meaning_of_partner_score
from quickscan_sim.language import Message
from quickscan_sim.present.cells import (
    Row,
    interval,
    known,
    n_and_mark,
    of_grouping,
    records,
    share,
    with_interval,
    withheld_text,
)
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets
from quickscan_sim.vocabulary import PARTNER_GROUPS

HALF = 0.5


def same_partners(material: Material) -> list[Block]:
    """How far the subjects have the same partners, in each neighbourhood."""
    say, frame = material.say, material.reading.layer_overlap
    frame = frame[frame["contact"] == "knows"]
    if not frame["overlap"].notna().any():
        return []
    pairs = list(combinations(material.questionnaire.layer_ids, 2))
    cells = {
        (row["neighbourhood_id"], frozenset((row["layer"], row["other_layer"]))): row
        for row in records(frame)
    }
    wijken = list(dict.fromkeys(frame["neighbourhood_id"]))
    layer = material.names.layer
    return [
        Heading(3, say("The same partners on every subject?")),
        Paragraph(
            say(
                "Of the partners that an organisation names on one of two subjects, the share "
                "that it names on both. Only organisations with enough answers count."
            )
        ),
        TableBlock(
            say("Partners that are the same on two subjects (95% interval)"),
            (
                say("neighbourhood"),
                *(say("{one} and {other}", one=layer(a), other=layer(b)) for a, b in pairs),
            ),
            tuple(
                (
                    material.names.neighbourhood(wijk),
                    *(_overlap(cells[wijk, frozenset(pair)], material) for pair in pairs),
                )
                for wijk in wijken
            ),
            is_compact=True,
        ),
        _verdict(records(frame), material),
    ]


def _overlap(row: Row, material: Material) -> str:
    language = material.language
    bounds = interval(row["ci_low"], row["ci_high"], lambda bound: share(bound, language), language)
    value = share(row["overlap"], language, withheld_text(language))
    return f"{value} ({bounds})" if bounds else value


def _verdict(rows: Sequence[Row], material: Material) -> Block:
    """How many comparisons are clear, and what none of them says."""
    told = [
        (row, meaning)
        for row in rows
        if known(row["ci_low"])
        for meaning in [meaning_of_layer_overlap(row, layer="", other_layer="")]
    ]
    clear = [row["overlap"] > HALF for row, meaning in told if meaning.certainty == "clear"]
    said = material.say(
        "In {same} of the {n} comparisons with an interval most partners are clearly the same. In "
        "{other} they clearly differ.",
        same=sum(clear),
        other=len(clear) - sum(clear),
        n=len(told),
    )
    caution = material.text(told[0][1].says_not) if told else ""
    lines = [said] if told else [material.say("There is no interval, so no conclusion.")]
    if caution:
        lines.append(material.say("What this does not say: {sentence}", sentence=caution))
    return bullets(*lines)


def trust_and_value(material: Material) -> list[Block]:
    """How partners rate each other; of all and of each neighbourhood, never of one organisation."""
    say, frame = material.say, material.reading.partner_scores
    if frame.empty:
        return []
    groups = [group for group in PARTNER_GROUPS if (frame["group"] == group).any()]
    overall = records(of_grouping(frame, "all"))
    said = [
        meaning_of_partner_score(row, organisation=Message("each other"))
        for row in sorted(overall, key=lambda row: groups.index(row["group"]))
    ]
    caution = material.text(said[0].says_not)
    return [
        Heading(3, say("How partners rate each other")),
        TableBlock(
            say("Ratings of close partners, from 1 to 4 (95% interval)"),
            (say("neighbourhood"), *(material.text(PARTNER_GROUPS[group]) for group in groups)),
            tuple(_rating_rows(groups, material)),
            is_compact=True,
        ),
        bullets(
            *(material.text(one.says) for one in said),
            say("What this does not say: {sentence}", sentence=caution),
        ),
    ]


def _rating_rows(groups: list[str], material: Material) -> list[tuple[str, ...]]:
    frame = material.reading.partner_scores
    wijken = of_grouping(frame, "neighbourhood")["neighbourhood_id"]
    shown = {
        (row["group"], row["neighbourhood_id"] if known(row["neighbourhood_id"]) else None): row
        for row in records(frame[frame["grouping"].isin(["all", "neighbourhood"])])
    }
    rows = []
    for wijk in [None, *sorted(set(wijken))]:
        name = material.say("all together") if wijk is None else material.names.neighbourhood(wijk)
        rows.append((name, *(_rating(shown.get((group, wijk)), material) for group in groups)))
    return rows


def _rating(row: Row | None, material: Material) -> str:
    language = material.language
    if row is None or row["withheld"]:
        return withheld_text(language)
    return f"{with_interval(row, 'mean', language)} {n_and_mark(row['n_raters'], language)}"
