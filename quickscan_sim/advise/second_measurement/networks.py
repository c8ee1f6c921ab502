"""Which contacts came, went and stayed between two measurements, as far as others may be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.analyse import compare_network_waves, read_ties
from quickscan_sim.analyse.disclosure.recognisable import without_recognisable

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements
    from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves
    from quickscan_sim.quickscan import Quickscan


def network_of(both: TwoMeasurements) -> NetworkWaves | None:
    """The networks of the two measurements compared; None where they have no theme in common."""
    import pandas as pd

    if not shared_layers(both) or any(scan.active_in.empty for scan in both.scans):
        return None
    before, later = readings_of(both)
    organisations = pd.concat([scan.organisations for scan in both.scans], ignore_index=True)
    return compare_network_waves(before, later, organisations.drop_duplicates("organisation_id"))


def shared_layers(both: TwoMeasurements) -> list[str]:
    """The subjects of working together that both measurements asked about."""
    first, second = (scan.questionnaire.layer_ids for scan in both.scans)
    return [layer for layer in first if layer in second]


def readings_of(both: TwoMeasurements) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who names whom at each of the two, on the subjects that both asked about."""
    layers, named = shared_layers(both), may_name(both)
    first, second = (_readings(scan, layers, named) for scan in both.scans)
    return first, second


def may_name(both: TwoMeasurements) -> bool:
    """Whether pairs of organisations may be named: where it was announced at both."""
    return all(scan.may_name_ties for scan in both.scans)


def _readings(scan: Quickscan, layers: list[str], named: bool) -> pd.DataFrame:
    readings = read_ties(scan.ties, scan.professionals, scan.works_in, scan.active_in, layers)
    return readings if named else without_recognisable(readings, scan.organisations)


def tables_of(found: NetworkWaves | None, both: TwoMeasurements) -> dict[str, pd.DataFrame]:
    """What goes into a folder: no pair of organisations where that was not announced."""
    if found is None:
        return {}
    gaps = found.gaps
    if not may_name(both):
        gaps = gaps.drop(columns=["organisation_id", "partner_id"])
    return {
        "network_change": found.totals,
        "network_density": found.density,
        "network_gaps": gaps,
    }
