"""The command that shows which cards there are."""

from __future__ import annotations

from quickscan_sim.cli.commands.options import Language
from quickscan_sim.cli.session import Languages, run


def list_cards(language: Language = Languages.nl) -> None:
    """Welke kaarten er zijn, en wat mensen ontdekken. / Which cards there are, and what they show.

    Voorbeeld / Example:  quickscan workshop --list
    """
    from quickscan_sim.cli.workshop_list import tell_cards

    run(language, tell_cards)
