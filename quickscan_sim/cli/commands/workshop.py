"""Commands for a trainer: ``quickscan workshop W7``, and what goes with it."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from quickscan_sim.cli.commands.workshop_check import check
from quickscan_sim.cli.commands.workshop_copy import copy
from quickscan_sim.cli.commands.workshop_list import list_cards
from quickscan_sim.cli.commands.workshop_paper import paper
from quickscan_sim.cli.commands.workshop_results import results
from quickscan_sim.cli.commands.workshop_show import show

SHOW = "show"


class CardOrCommand(TyperGroup):
    """``quickscan workshop W7`` is ``quickscan workshop show W7``; so is a call without a word."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in front when the first word is a card, an option, or nothing."""
        asks_help = args[:1] in (["--help"], ["-h"])
        if args[:1] == ["--list"]:
            args = ["list", *args[1:]]
        if not asks_help and (not args or args[0] not in self.commands):
            args = [SHOW, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="workshop",
    cls=CardOrCommand,
    help="Een werksessie van 45 minuten met een verzonnen wijk. / A session of 45 minutes with an "
    "invented neighbourhood.",
)

app.command()(check)
app.command()(copy)
app.command("list")(list_cards)
app.command()(show)
app.command()(paper)
app.command()(results)
