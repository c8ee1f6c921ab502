"""Actions: the library, what fits a finding and why, and what may lie behind a finding."""

from quickscan_sim.advise.actions.action import Action
from quickscan_sim.advise.actions.causes import Cause, possible_causes
from quickscan_sim.advise.actions.library import LIBRARY, load_actions
from quickscan_sim.advise.actions.suggest import (
    Suggestion,
    fits,
    note_on_themes,
    sectors_of,
    suggest_actions,
)
from quickscan_sim.advise.actions.words import advice_in_words, option_in_words, suggestions_table

__all__ = [
    "LIBRARY",
    "Action",
    "Cause",
    "Suggestion",
    "advice_in_words",
    "fits",
    "load_actions",
    "note_on_themes",
    "option_in_words",
    "possible_causes",
    "sectors_of",
    "suggest_actions",
    "suggestions_table",
]
