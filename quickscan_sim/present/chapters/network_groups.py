"""The networks of neighbourhoods with few and with many families on a low income, in the report."""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_sim.analyse.meaning import meaning_of_network_groups
from quickscan_sim.language import mark
from quickscan_sim.present.cells import Row, known, number, records, whole
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets

SHOWN = {
    "density": mark("partners named (%)"),
    "quality": mark("quality (1 to 4)"),
    "gaps": mark("weak spots per 10 organisations"),
}
"""The measures in the table; all of them are in ``network_comparison`` of the reading."""


def networks_of_groups(material: Material) -> list[Block]:
    """A table of densities, quality and weak spots in both groups, and whether they differ."""
    frame = material.reading.network_comparison
    rows = [row for row in records(frame) if row["measure"] in SHOWN and known(row["difference"])]
    if not rows:
        return []
    say = material.say
    return [
        Heading(3, say("Working together in both kinds of neighbourhoods")),
        Paragraph(
            say(
                "Do organisations find each other more in the one kind of neighbourhood than in "
                "the other? Every neighbourhood counts for one, whatever its size. {n_shared} of "
                "the {n} organisations work in both kinds.",
                n_shared=rows[0]["n_shared"],
                n=rows[0]["n_organisations"],
            )
        ),
        _table(rows, material),
        *_verdict(rows, material),
    ]


def _table(rows: Sequence[Row], material: Material) -> TableBlock:
    say = material.say
    return TableBlock(
        say("Working together: few beside many families on a low income"),
        (
            say("theme"),
            say("what"),
            say("few"),
            say("many"),
            say("difference, with its 95% interval"),
            say("neighbourhoods"),
        ),
        tuple(_cells(row, material) for row in rows),
        ("left", "left"),
    )


def _cells(row: Row, material: Material) -> tuple[str, ...]:
    values = [_value(row, name, material) for name in ("mean_few", "mean_many", "difference")]
    if known(row["ci_low"]):
        low, high = (_value(row, name, material) for name in ("ci_low", "ci_high"))
        values[2] += f" [{low}; {high}]"
    n = f"{whole(row['n_neighbourhoods_few'])} + {whole(row['n_neighbourhoods_many'])}"
    what = material.say(SHOWN[row["measure"]])
    return (material.names.layer(row["layer"]), what, *values, n)


def _value(row: Row, name: str, material: Material) -> str:
    if row["measure"] == "density":
        return number(100 * row[name], material.language, decimals=0)
    return number(row[name], material.language)


def _verdict(rows: Sequence[Row], material: Material) -> list[Block]:
    """What is clear, and what none of it says."""
    readings = [meaning_of_network_groups(row) for row in rows]
    firm = [reading for reading in readings if reading.certainty == "clear"]
    told = [reading for reading in readings if reading.certainty in ("clear", "unclear")]
    if not told:
        few = mark("There are too few neighbourhoods to tell these differences from chance.")
        return [Paragraph(material.say(few))]
    none = material.say(
        "None of these {n} differences is clear. With so few neighbourhoods only a very large one "
        "would be.",
        n=len(told),
    )
    caution = material.text(told[0].says_not)
    said = [material.text(reading.says) for reading in firm] or [none]
    return [bullets(*said, material.say("What this does not say: {sentence}", sentence=caution))]
