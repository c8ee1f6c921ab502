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
        """As Typer, once the command stands in front."""
        return super().parse_args(ctx, self.with_command(args))

    def with_command(self, args: list[str]) -> list[str]:
        """The words with a command in front, also when a card, an option or nothing came first."""
        if args[:1] == ["--list"]:
            return ["list", *args[1:]]
        if args and args[0] in {*self.commands, "--help", "-h"}:
            return args
        return [SHOW, *args]


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
