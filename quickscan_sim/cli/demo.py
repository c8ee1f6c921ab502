"""``quickscan demo``: the whole chain on an invented municipality, with its truth card."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.advise import (
    Finding,
    Reading,
    collect_findings,
    draft_plan,
    naming,
    summarise_quickscan,
    write_plan,
)
from quickscan_sim.cli.main_points import main_points, points_of
from quickscan_sim.cli.session import Screen
from quickscan_sim.exchange import atomic_folder, write_quickscan, write_truth
from quickscan_sim.language import Share, mark
from quickscan_sim.parameters import Parameters
from quickscan_sim.present import write_report, write_truth_card
from quickscan_sim.simulate import simulate_quickscan

GOOD = ("strength", "strong_tie")
N_SHOWN = 3


def make_demo(screen: Screen, seed: int, out: Path, force: bool) -> None:
    """Invent, read, advise and report; everything lands in one folder, or nothing does."""
    language = screen.language
    with screen.working(5) as step, atomic_folder(out, force, "demo") as folder:
        step("Inventing neighbourhoods")
        scan, truth = simulate_quickscan(Parameters(seed=seed))
        write_quickscan(scan, folder / "data")
        write_truth(truth, folder / "truth")
        step("Reading the answers")
        reading = summarise_quickscan(scan)
        findings = collect_findings(reading)
        plan = draft_plan(findings, reading, language)
        called = naming.Names(scan, named=True)
        plan.to_frame(called).to_csv(folder / "plan.csv", index=False, lineterminator="\n")
        write_plan(plan, folder / "plan.yaml", names=called)
        step("Writing the report")
        write_report(reading, findings, plan, folder, language)
        step("Writing the truth card")
        write_truth_card(truth, reading, findings, folder / "truth" / "truth_card.html", language)
        step("Ready")
    _tell(screen, reading, findings, out)


def _tell(screen: Screen, reading: Reading, findings: tuple[Finding, ...], out: Path) -> None:
    scan = reading.scan
    overall = reading.response[reading.response["grouping"] == "all"].iloc[0]
    screen.say(
        "{municipality} (invented): {n_wijken} neighbourhoods, {n_organisations} organisations. "
        "{n} of the {invited} people invited filled in the quickscan ({share}).",
        municipality=scan.municipality,
        n_wijken=len(scan.neighbourhoods),
        n_organisations=len(scan.organisations),
        n=overall["n_responded"],
        invited=overall["n_invited"],
        share=Share(overall["response"]),
    )
    good = [finding for finding in findings if finding.kind in GOOD][:N_SHOWN]
    _tell_findings(screen, mark("What goes well"), points_of(screen, good))
    _tell_findings(screen, mark("What could be better"), main_points(screen, findings))
    screen.title("Where to look")
    screen.place("Report to read", out / "report.html")
    screen.place("Report to edit in Word", out / "report.docx")
    screen.place("Report to print", out / "report.pdf")
    screen.place("Draft plan, to be changed in a text editor", out / "plan.yaml")
    screen.place("Draft plan as a table", out / "plan.csv")
    screen.place("The data, with codebook", out / "data")
    screen.place(
        "The truth: what was planted and what was found. Read it last",
        out / "truth" / "truth_card.html",
    )


def _tell_findings(screen: Screen, title: str, shown: list[str]) -> None:
    screen.title(title)
    screen.points(shown or [screen.translate("Nothing can be said about this with certainty.")])
