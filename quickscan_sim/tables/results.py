"""The tables that the kit computes from a data folder."""

from __future__ import annotations

from quickscan_sim.tables.declaration import Table
from quickscan_sim.tables.gaps import GAPS
from quickscan_sim.tables.network_measures import NETWORK_MEASURES
from quickscan_sim.tables.organisation_measures import ORGANISATION_MEASURES
from quickscan_sim.tables.scores import SCORE_SUMMARY, THEME_SCORES

RESULT_TABLES: tuple[Table, ...] = (
    THEME_SCORES,
    SCORE_SUMMARY,
    NETWORK_MEASURES,
    ORGANISATION_MEASURES,
    GAPS,
)
"""What the kit computes from a data folder."""
