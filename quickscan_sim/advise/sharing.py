"""What of a reading may stand in a report that is shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim import analyse
from quickscan_sim.analyse.disclosure.recognisable import without_recognisable

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading


def shareable(reading: Reading, named: bool) -> Reading:
    """The reading as it is shown: where organisations are not named, with less about few people.

    In many wijken an organisation is the only one of its sector: then the label of the sector is
    as good as its name. Its own ties are read from 5 people there, and not from 3
    (:func:`~quickscan_sim.analyse.disclosure.recognisable.without_recognisable`). Measures and
    weak spots are computed anew, so that no difference between two numbers gives it away.

    Returns
    -------
    Reading
        The very same reading when organisations are named or there is nothing to leave out.
    """
    if named or reading.tie_readings.empty:
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
