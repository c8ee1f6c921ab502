"""What a trainer does in each phase, whatever the card: the same on paper as on the screen."""

from __future__ import annotations

from quickscan_sim.language import mark

DOES = {
    "prebrief": mark(
        "Say that the neighbourhood is invented, and what you do today. Agree: be curious, what "
        "is said stays here, passing is fine. Some people here may know money worries from "
        "nearby. Nobody has to share, and just watching is a full role."
    ),
    "predict": mark(
        "Everybody writes one prediction first, without talking. Then tally them. Do not say "
        "which one is right."
    ),
    "round_1": mark(
        "Everybody looks alone for one minute, then in groups of three or four. Ask: which number "
        "do you see, and of how many people?"
    ),
    "round_2": mark(
        "One thing changes, nothing else. Say what it is, and show the next picture. Then the "
        "groups go on."
    ),
    "reactions": mark("Everybody says one word. Nobody explains it yet."),
    "debrief": mark(
        "Keep the order: what you saw, how you understand it, what made it so. Say: I saw that, I "
        "wondered, how did you look at it? Never skip the question about rules, time or routes. "
        "Then open the truth card."
    ),
    "apply": mark("Everybody writes one small step for the own work, with an owner and a day."),
    "close": mark(
        "Lay the tally beside what came out. Ask who invites an expert by experience to the next "
        "talk. Hand out the exit cards."
    ),
}
"""By code of the phase."""
