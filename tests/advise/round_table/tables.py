"""Round tables for the tests: one invented municipality, and odd ones."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import cache

from analyse import odd_scans

from quickscan_sim.advise import Finding, Reading, collect_findings, summarise_quickscan
from quickscan_sim.advise.round_table import RoundTable, prepare_round_table
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

WIJK = "W02"


@cache
def reading_of(real: bool = False, named: bool = False) -> Reading:
    """Three invented wijken; ``real``: the same answers as if they were a real export."""
    if real:
        reading = reading_of()
        return replace(reading, scan=replace(reading.scan, invented=False, ties_announced=named))
    return summarise_quickscan(simulate_quickscan(Parameters(seed=20, n_neighbourhoods=3))[0])


@cache
def findings_of(real: bool = False, named: bool = False) -> tuple[Finding, ...]:
    return collect_findings(reading_of(real, named))


@cache
def table_of(
    language: str = "en", rounds: int = 2, real: bool = False, named: bool = False
) -> RoundTable:
    return prepare_round_table(
        reading_of(real, named), findings_of(real, named), WIJK, language, rounds
    )


ORDINARY = odd_scans.ordinary_scan(odd_scans.shortened(load_questionnaire()))
ODD = {case.__name__: case for case in odd_scans.CASES if case is not odd_scans.without_people}
"""Every odd quickscan but the one without people, which cannot be read at all."""


@cache
def odd_reading(name: str) -> Reading:
    return summarise_quickscan(as_quickscan(ODD[name](ORDINARY)))


def as_quickscan(tables: odd_scans.Scan) -> Quickscan:
    """The tables as a quickscan of Dovenbrug."""
    parts = {field.name: getattr(tables, field.name) for field in fields(tables)}
    return Quickscan(
        **parts, municipality="Dovenbrug", measured_on=date(2026, 3, 16), invented=True
    )


def odd_table(name: str, invented: bool = True) -> RoundTable:
    """The round table of the first wijk of an odd quickscan."""
    reading = odd_reading(name)
    if not invented:
        reading = replace(reading, scan=replace(reading.scan, invented=False))
    return prepare_round_table(reading, collect_findings(reading), "n0", "en")
