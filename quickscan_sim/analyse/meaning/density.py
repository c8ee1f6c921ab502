"""What the density of a network says, and how sure that is when some did not answer."""

from __future__ import annotations

from collections.abc import Mapping

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.analyse.network.ties.place_readings import FEWEST_READABLE
from quickscan_sim.language import Message, Share, mark

HALF = 0.5

_SAYS = {
    "above": mark(
        "{place}: {density} of the ties that are possible between organisations is there. With "
        "95% certainty that is more than half (from {low} to {high})."
    ),
    "below": mark(
        "{place}: {density} of the ties that are possible between organisations is there. With "
        "95% certainty that is less than half (from {low} to {high})."
    ),
    "unclear": mark(
        "{place}: {density} of the ties that are possible between organisations is there. Whether "
        "that is more or less than half is not clear: {low} to {high} is possible."
    ),
}
_SILENT = mark(
    "Of {n_silent} of the {n} organisations nobody told us; they do not count as zero, but as "
    "unknown, and that makes the interval wider."
)
_EVERYBODY = mark("Of all {n} organisations somebody answered.")
_NOT = mark(
    "Which ties are missing, or that more ties are better: ties take time. The interval is about "
    "the true network of all organisations here."
)


def meaning_of_density(row: Mapping[str, object], *, place: object) -> Meaning:
    """The reading of density in a row of the table ``network_measures``.

    ``place`` is the wijk (and layer) as the reader knows it. "clear" when the whole interval lies
    on one side of half of the possible ties.

    >>> row = {"density": 0.31, "density_low": 0.26, "density_high": 0.37, "n_silent": 5,
    ...        "n_organisations": 17}
    >>> meaning = meaning_of_density(row, place="Noord")
    >>> print(meaning.says.in_language("en"))
    Noord: 31% of the ties that are possible between organisations is there. With 95% certainty \
that is less than half (from 26% to 37%). Of 5 of the 17 organisations nobody told us; they do not \
count as zero, but as unknown, and that makes the interval wider.
    """
    missing = without_number(row, "density", "density_low", needed=FEWEST_READABLE)
    if missing is not None:
        return missing
    low, high = (float(str(row[name])) for name in ("density_low", "density_high"))
    side = side_of(low, high, HALF)
    told = Message(
        _SAYS[side],
        place=place,
        density=Share(float(str(row["density"]))),
        low=Share(low),
        high=Share(high),
    )
    n_silent = int(str(row["n_silent"]))
    heard = Message(
        _SILENT if n_silent else _EVERYBODY, n_silent=n_silent, n=int(str(row["n_organisations"]))
    )
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message("{first} {second}", first=told, second=heard),
        Message(_NOT),
    )
