"""The command ``quickscan``: all its commands, in the order of the help."""

from __future__ import annotations

import typer

from quickscan_sim.cli.commands import class_, improving, inventing, measuring, starting, workshop

app = typer.Typer(
    name="quickscan",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Oefenen met de aanpak van armoede in de wijk. / "
    "Practise neighbourhood work against poverty.",
)

COMMANDS = (
    inventing.demo,
    inventing.simulate,
    inventing.diagnose,
    inventing.casus,
    measuring.check,
    measuring.score,
    measuring.gaps,
    measuring.network,
    measuring.cards,
    improving.actions,
    improving.plan,
    improving.roundtable,
    improving.report,
    improving.change,
    measuring.norm,
    measuring.lavaan,
    starting.form,
    starting.lab,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(class_.app)
app.add_typer(workshop.app)


if __name__ == "__main__":
    app()
