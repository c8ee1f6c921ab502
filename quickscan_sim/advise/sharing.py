"""What of a reading may stand in a report that is shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim import analyse
from quickscan_sim.analyse.disclosure.coarse_chances import with_coarse_chances
from quickscan_sim.analyse.disclosure.recognisable import without_recognisable

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading


def shareable(reading: Reading, named: bool) -> Reading:
    """The reading as it is shown: in real data with less about few people.

    Where organisations are called after their sector, those that everybody recognises are read
    from 5 people: in many wijken an organisation is the only one of its sector, and then the label
    of the sector is as good as its name
    (:func:`~quickscan_sim.analyse.disclosure.recognisable.without_recognisable`). Measures and
    weak spots are computed anew, so that no difference between two numbers gives it away.
    Chances that rest on 3 or 4 real people are rounder
    (:func:`~quickscan_sim.analyse.disclosure.coarse_chances.with_coarse_chances`).

    Returns
    -------
    Reading
        The very same reading when there is nothing to leave out.
    """
    safe = reading if named else _of_who_is_not_recognised(reading)
    if reading.scan.invented:
        return safe
    gaps = with_coarse_chances(safe.gaps)
    return safe if gaps.equals(safe.gaps) else replace(safe, gaps=gaps)


def _of_who_is_not_recognised(reading: Reading) -> Reading:
    if reading.tie_readings.empty:
        return reading
    organisations = reading.scan.organisations
    safe = without_recognisable(reading.tie_readings, organisations)
    if safe is reading.tie_readings:
        return reading
    measures = analyse.measure_network(safe, organisations)
    return replace(
        reading,
        tie_readings=safe,
        # Nobody answered: that is no less true of the others.
        network_measures=measures.assign(n_silent=reading.network_measures["n_silent"]),
        organisation_measures=analyse.measure_organisations(safe, organisations),
        gaps=analyse.find_gaps(safe, organisations),
    )
