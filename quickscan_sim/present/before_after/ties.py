"""Which contacts came and went between two measurements, as a part of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse.meaning.network_comparison import CountRange, meaning_of_ties_over_time
from quickscan_sim.language import translator
from quickscan_sim.present.cells import records
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets

if TYPE_CHECKING:
    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter


def ties_part(found: BeforeAfter, language: str) -> list[Block]:
    """A table by subject with intervals, and what it says."""
    say, network = translator(language), found.network
    if network is None:
        return []
    title = Heading(2, say("Who works with whom"))
    whole = records(network.totals[network.totals["grouping"] == "total"])[0]
    readings = [meaning_of_ties_over_time(whole, "went")]
    if readings[0].certainty == "not_computed":
        return [title, Paragraph(readings[0].says.in_language(language))]
    readings.append(meaning_of_ties_over_time(whole, "came"))
    return [
        title,
        bullets(*(reading.says.in_language(language) for reading in readings)),
        TableBlock(
            say("Contacts between organisations in a neighbourhood, then and now"),
            (
                say("theme"),
                say("named first"),
                say("named later"),
                say("truly ended"),
                say("truly new"),
            ),
            _rows(found, network.totals, language),
        ),
        Paragraph(
            say(
                "Named means: by at least half of those who answered, on one side or on both. "
                "Truly is an estimate, with 95% certainty. A contact that is no longer named "
                "may still be there."
            )
        ),
    ]


def _rows(found: BeforeAfter, totals: Any, language: str) -> tuple[tuple[str, ...], ...]:
    of_layer = {str(row["layer"]): row for row in records(totals[totals["grouping"] == "all"])}
    rows = []
    for layer in found.both.questionnaire.layers:
        row = of_layer.get(layer.layer_id)
        if row is not None:
            rows.append((layer.name.in_language(language), *_cells(row, language)))
    return tuple(rows)


def _cells(row: dict[str, Any], language: str) -> tuple[str, ...]:
    if row["came"] != row["came"]:
        return ("–",) * 4
    ended, new = (
        CountRange(row[f"{fate}_low"], row[f"{fate}_high"]).in_language(language)
        for fate in ("went", "came")
    )
    return f"{row['n_named_before']}", f"{row['n_named_later']}", ended, new
