"""Widgets: what students see in a notebook. Thin layers around public functions; no arithmetic.

Importing this package in a notebook also turns the errors that beginners meet into one sentence
with a next step: that way it holds in every cell, whichever is run first.
"""

from quickscan_sim.widgets.advice import show_advice
from quickscan_sim.widgets.before_after import show_before_after
from quickscan_sim.widgets.cards import show_cards
from quickscan_sim.widgets.distribution import show_distribution
from quickscan_sim.widgets.gap import show_gap
from quickscan_sim.widgets.guidance import guide_notebook
from quickscan_sim.widgets.neighbourhoods import show_neighbourhoods
from quickscan_sim.widgets.network_widget import show_network
from quickscan_sim.widgets.plan_canvas import show_plan
from quickscan_sim.widgets.score_sheet import show_score_sheet
from quickscan_sim.widgets.scores import show_scores
from quickscan_sim.widgets.seats import show_seats

__all__ = [
    "show_advice",
    "show_before_after",
    "show_cards",
    "show_distribution",
    "show_gap",
    "show_neighbourhoods",
    "show_network",
    "show_plan",
    "show_score_sheet",
    "show_scores",
    "show_seats",
]

guide_notebook()
