"""How dense, mutual and dependent the network of a neighbourhood is, layer by layer."""

from __future__ import annotations

from quickscan_sim.present.cells import interval, known, records, share, whole, withheld_text
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, TableBlock


def measures_of(neighbourhood: str, material: Material) -> list[Block]:
    """A row for each layer of one wijk."""
    say = material.say
    frame = material.reading.network_with_intervals
    rows = records(frame[frame["neighbourhood_id"] == neighbourhood])
    if not rows:
        return []
    return [
        TableBlock(
            say("The network here, per subject"),
            (
                say("subject"),
                say("ties that are there (95% interval)"),
                say("named by both sides"),
                say("depends on one organisation"),
                say("organisations"),
                say("readable"),
                say("not heard"),
            ),
            tuple(_measure_row(row, material) for row in rows),
            is_compact=True,
        )
    ]


def _with_bounds(row: dict[str, object], measure: str, language: str) -> str:
    """A share with its interval where the table holds one."""
    value = share(row[measure], language, withheld_text(language))
    bounds = interval(
        row.get(f"{measure}_low"),
        row.get(f"{measure}_high"),
        lambda bound: share(bound, language),
        language,
    )
    return f"{value} ({bounds})" if known(row[measure]) and bounds else value


def _measure_row(row: dict[str, object], material: Material) -> tuple[str, ...]:
    language = material.language
    return (
        material.names.layer(str(row["layer"])),
        _with_bounds(row, "density", language),
        _with_bounds(row, "reciprocity", language),
        _with_bounds(row, "centralisation", language),
        whole(row["n_organisations"]),
        whole(row["n_readable"]),
        whole(row["n_silent"]),
    )
