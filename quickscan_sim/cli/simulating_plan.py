"""``quickscan simulate --plan``: the year after a plan, and the same year without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.wish import Wish
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.advise.second_measurement.plan_effects import RowEffect
    from quickscan_sim.simulate import WithoutPlan


def make_under_plan(screen: Screen, parameters: Parameters, folder: Path, wish: Wish) -> None:
    """Both measurements as data; the truth, with what would have been, in a folder of its own."""
    from quickscan_sim.advise import collect_findings, summarise_quickscan
    from quickscan_sim.advise.actions import load_actions
    from quickscan_sim.advise.plan import read_plan
    from quickscan_sim.advise.second_measurement.plan_effects import effects_of
    from quickscan_sim.exchange import write_quickscan, write_truth
    from quickscan_sim.simulate import simulate_quickscan, simulate_with_plan
    from quickscan_sim.simulate.places import draw_places

    plan = read_plan(str(wish.plan))
    with screen.working(3) as step:
        step("Inventing neighbourhoods")
        places = draw_places(parameters)
        first, _ = simulate_quickscan(one_wave(parameters), places)
        reading = summarise_quickscan(first)
        check_belongs(plan, reading, wish)
        findings = collect_findings(reading)
        check_findings(plan, reading, findings)
        effects = effects_of(
            plan,
            load_actions(),
            findings,
            effect=wish.plan_effect,
            uptake=wish.plan_uptake,
        )
        step("A year under the plan, and the same year without it")
        does = [one.intervention for one in effects if one.intervention is not None]
        scan, truth, without = simulate_with_plan(parameters, does, places)
        step("Writing the data")
        write_quickscan(scan, folder, force=wish.force, file_format=wish.file_format or "csv")
        if wish.truth:
            write_truth(truth, wish.truth, force=wish.force, more=tables_without(without))
    _tell_effects(screen, effects, len(scan.waves))
    screen.place("The data, with codebook", folder)
    if wish.truth:
        screen.place("The truth", wish.truth)


def one_wave(parameters: Parameters) -> Parameters:
    """The same settings up to the first measurement, which is the same however many follow."""
    first = {"n_waves": 1, "changes": (), "interventions": (), "changed_items": ()}
    return Parameters(**(parameters.model_dump() | first))


def check_belongs(plan: ImprovementPlan, reading: Reading, wish: Wish) -> None:
    """Raise where the plan was made from other data than this scenario and seed give."""
    from quickscan_sim.advise.plan import data_version

    if plan.data.wave != 1:
        raise QuickscanError(
            "The plan {file} was made after measurement {wave}. A year under a plan is drawn after "
            "the first measurement.",
            file=wish.plan,
            wave=plan.data.wave,
        )
    if plan.data.fingerprint != data_version(reading).fingerprint:
        raise QuickscanError(
            "The plan {file} belongs to other data: not to the scenario {scenario} with seed "
            "{seed} and these settings. Give those with which the data of the plan was made.",
            file=wish.plan,
            scenario=wish.scenario,
            seed=wish.seed,
        )


def check_findings(plan: ImprovementPlan, reading: Reading, findings: tuple[Finding, ...]) -> None:
    """Raise where a row is about a finding that nobody found: who knows what it would change?"""
    from quickscan_sim.advise.plan import check_plan
    from quickscan_sim.advise.remark import placed

    remarks = check_plan(plan, reading, findings)
    unknown = [placed(one) for one in remarks if one.code == "unknown_finding"]
    if unknown:
        raise QuickscanError.of(unknown)


def tables_without(without: WithoutPlan) -> dict[str, pd.DataFrame]:
    """What goes into the truth folder: true numbers, and what would have been seen."""
    from quickscan_sim.advise.second_measurement.before_after import read_before_after

    return {
        "without_plan_scores": without.scores,
        "without_plan_ties": without.ties,
        "without_plan_change": read_before_after(without.scan).change,
    }


def _tell_effects(screen: Screen, effects: tuple[RowEffect, ...], n_waves: int) -> None:
    screen.title("What each row of the plan changes")
    screen.points([one.says.in_language(screen.language) for one in effects])
    late = [
        one.row.finding_id
        for one in effects
        if one.intervention is not None and one.intervention.from_wave > n_waves
    ]
    if late:
        screen.say(
            "Not yet at work in the last measurement: {rows}. With --set n_waves=3 they are.",
            rows=", ".join(late),
        )
