"""The same scenario with more or fewer people invited."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

FEWEST = 10
"""With fewer invited there is nothing to show: 5 people is the least that any group needs."""


def with_invited(parameters: Parameters, n_invited: int) -> Parameters:
    """The same organisations and wijken, with about this many people invited in all.

    Every organisation invites more or fewer people in proportion, and at least one.

    Raises
    ------
    QuickscanError
        When so few people cannot be divided over the organisations.

    Examples
    --------
    >>> from quickscan_sim.parameters import load_scenario
    >>> parameters = with_invited(load_scenario("class_of_40"), 120)
    >>> parameters.plan_of("primary_school").n_invited_low
    14
    """
    scan, _ = simulate_quickscan(parameters)
    n_organisations = len(scan.organisations)
    if n_invited < max(FEWEST, n_organisations):
        raise QuickscanError(
            "{n} people are too few to invite: expected at least {least}. This scenario has "
            "{organisations} organisations, and each invites somebody. Invite more people, or "
            "choose fewer neighbourhoods.",
            n=n_invited,
            least=max(FEWEST, n_organisations),
            organisations=n_organisations,
        )
    factor = n_invited / len(scan.professionals)
    sectors = set(scan.organisations["sector"])
    plans = {sector: _scaled(parameters, sector, factor) for sector in sorted(sectors)}
    kept = {name: plan.model_dump() for name, plan in parameters.sectors.items()}
    return parameters.changed(sectors=kept | plans)


def _scaled(parameters: Parameters, sector: str, factor: float) -> dict[str, object]:
    plan = parameters.plan_of(sector)
    low, high = (max(1, round(factor * size)) for size in (plan.n_invited_low, plan.n_invited_high))
    return plan.model_dump() | {"n_invited_low": low, "n_invited_high": max(low, high)}
