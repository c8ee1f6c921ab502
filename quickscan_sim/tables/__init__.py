"""The tables of the kit, declared once: columns, types, units, meaning, allowed values, key.

The README's table of tables, the codebook beside every data folder and the checks on what comes
in are all made from these declarations.
"""

from __future__ import annotations

from quickscan_sim.tables.declaration import DTYPES, Column, Kind, Table, describe_tables
from quickscan_sim.tables.gaps import GAPS
from quickscan_sim.tables.households import HOUSEHOLD_BASIS, HOUSEHOLDS
from quickscan_sim.tables.network_measures import NETWORK_MEASURES
from quickscan_sim.tables.organisation_measures import ORGANISATION_MEASURES
from quickscan_sim.tables.places import BUURTEN, NEIGHBOURHOOD_PROFILES, PLACE_TABLES
from quickscan_sim.tables.quickscan import (
    ACTIVE_IN,
    ANSWERS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    PARTNER_RATINGS,
    PROFESSIONALS,
    QUICKSCAN_TABLES,
    SCHEMA_VERSION,
    TIES,
    WORKS_IN,
)
from quickscan_sim.tables.results import RESULT_TABLES
from quickscan_sim.tables.scores import SCORE_SUMMARY, THEME_SCORES

__all__ = [
    "ACTIVE_IN",
    "ANSWERS",
    "BUURTEN",
    "DTYPES",
    "GAPS",
    "HOUSEHOLDS",
    "HOUSEHOLD_BASIS",
    "NEIGHBOURHOODS",
    "NEIGHBOURHOOD_PROFILES",
    "NETWORK_MEASURES",
    "ORGANISATIONS",
    "ORGANISATION_MEASURES",
    "PARTNER_RATINGS",
    "PLACE_TABLES",
    "PROFESSIONALS",
    "QUICKSCAN_TABLES",
    "RESULT_TABLES",
    "SCHEMA_VERSION",
    "SCORE_SUMMARY",
    "THEME_SCORES",
    "TIES",
    "WORKS_IN",
    "Column",
    "Kind",
    "Table",
    "describe_tables",
]
