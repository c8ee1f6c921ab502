"""``quickscan report``: the report for one reader, or for all of them in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import collect_findings, data_version, draft_plan
from quickscan_sim.advise.plan import check_plan, read_plan
from quickscan_sim.advise.remark import ERROR, placed
from quickscan_sim.cli.choosing import find_neighbourhood, find_organisation
from quickscan_sim.cli.reading import read_reading, tell_naming
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_folder
from quickscan_sim.language import Day, mark
from quickscan_sim.present.chapters.audience import READERS, Audience

if TYPE_CHECKING:
    from quickscan_sim.advise import ImprovementPlan, Reading
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.cli.session import Screen
    from quickscan_sim.present.report_files import SafeStory

ALL = "all"
STOPS = ("small_cell", "withheld_number", "unknown_finding")
"""Codes of remarks on a plan that quotes what may not be shown, or what nobody found."""

AT_MOST_TOLD = 10
PLACES = {
    "municipality": mark("For the municipality"),
    "institution": mark("For an institution"),
    "professional": mark("For professionals"),
    "residents": mark("For residents"),
}


@dataclass(frozen=True)
class ReportWish:
    """What the user asks for: which reader, about what, in which formats, with which plan."""

    reader: str
    organisation: str | None
    wijk: str | None
    formats: tuple[str, ...]
    plan: Path | None
    named: bool | None


def make_report(
    screen: Screen, data: Path, mapping: Path | None, wish: ReportWish, out: Path, force: bool
) -> None:
    """The reports that are asked for, in one folder with one table of their numbers."""
    from quickscan_sim.present.document_files import check_formats
    from quickscan_sim.present.report_files import safe_story, write_reports

    formats = tuple(name.strip() for name in wish.formats)
    check_formats(formats)
    _check_reader(wish)
    with screen.working(4) as step, atomic_folder(out, force, "report") as folder:
        step("Reading the answers")
        reading = read_reading(screen, data, mapping)
        asked = _asked(wish, reading)
        findings = collect_findings(reading, wish.named)
        plan = _plan(screen, wish, reading, findings)
        step("Checking that no small group can be worked out")
        story = safe_story(reading, findings, plan, named=wish.named)
        _check_own_plan(screen, wish, story)
        audiences = _audiences(asked, story)
        step("Writing the report")
        written = write_reports(story, audiences, folder, screen.language, formats=formats)
        step("Ready")
    tell_naming(screen, reading.scan, story.named)
    _tell(screen, story, {one: list(files.values()) for one, files in written.items()}, out)
    if wish.reader == ALL:
        _tell_without(screen, story, audiences)


def _check_reader(wish: ReportWish) -> None:
    if wish.reader not in (*READERS, ALL):
        raise QuickscanError(
            "There is no reader {asked}. Choose one of: {known}.",
            asked=repr(wish.reader),
            known=", ".join((*READERS, ALL)),
        )
    if wish.reader == "institution" and wish.organisation is None:
        raise QuickscanError(
            "A report for an institution needs --organisation with its name or code."
        )
    if wish.organisation is not None and wish.reader != "institution":
        raise QuickscanError("--organisation goes with --reader institution, and with no other.")


def _asked(wish: ReportWish, reading: Reading) -> tuple[Audience, ...]:
    """The readers that are asked for; of all, those that are no institution."""
    scan = reading.scan
    wijk = None if wish.wijk is None else find_neighbourhood(scan, wish.wijk)
    if wish.reader == ALL:
        return tuple(Audience(name, None, wijk) for name in READERS if name != "institution")
    code = None if wish.organisation is None else find_organisation(scan, wish.organisation)
    audience = Audience(wish.reader, code, wijk)
    if (
        code is not None
        and wijk is not None
        and wijk not in Audience(wish.reader, code).neighbourhoods(scan)
    ):
        raise QuickscanError(
            "The organisation {organisation} does not work in the neighbourhood {wijk}.",
            organisation=wish.organisation,
            wijk=wish.wijk,
        )
    return (audience,)


def _plan(
    screen: Screen, wish: ReportWish, reading: Reading, findings: tuple[Finding, ...]
) -> ImprovementPlan:
    """The partners' own plan, when it is of this very data; else a draft."""
    if wish.plan is None:
        return draft_plan(findings, reading, screen.language, named=wish.named)
    plan = read_plan(wish.plan)
    if plan.data.fingerprint != data_version(reading).fingerprint:
        raise QuickscanError(
            "The plan {file} belongs to other data, measured on {day}. Make the report of that "
            "data, or make a new plan with: quickscan plan DATA --out plan.yaml",
            file=wish.plan,
            day=Day(plan.data.measured_on),
        )
    _check_place(wish, plan, reading)
    return plan


def _check_place(wish: ReportWish, plan: ImprovementPlan, reading: Reading) -> None:
    """Raise where the plan is of another wijk or organisation than the report is about."""
    scan = reading.scan
    wijk = None if wish.wijk is None else find_neighbourhood(scan, wish.wijk)
    code = None if wish.organisation is None else find_organisation(scan, wish.organisation)
    for own, asked, frame in (
        (plan.neighbourhood_id, wijk, scan.neighbourhoods.set_index("neighbourhood_id")),
        (plan.organisation_id, code, scan.organisations.set_index("organisation_id")),
    ):
        if own is not None and asked is not None and own != asked:
            raise QuickscanError(
                "The plan {file} is for {own}, and this report is about {asked}. Give the plan "
                "that belongs to it.",
                file=wish.plan,
                own=str(frame["name"].get(own, own)),
                asked=str(frame["name"].get(asked, asked)),
            )


def _check_own_plan(screen: Screen, wish: ReportWish, story: SafeStory) -> None:
    """A plan that quotes what may not be shown stops the report; other errors in it are told."""
    if story.is_draft:
        return
    remarks = check_plan(story.plan, story.reading, story.findings)
    errors = [one for one in remarks if one.severity == ERROR]
    stopping = [placed(one) for one in errors if one.code in STOPS]
    if stopping:
        raise QuickscanError.of(stopping)
    if errors:
        screen.say(
            "Things to mend in the plan: {n}. See them with: quickscan plan DATA --check {file}",
            n=len(errors),
            file=wish.plan,
        )


def _audiences(asked: tuple[Audience, ...], story: SafeStory) -> tuple[Audience, ...]:
    """With all readers: also every institution of which a number may be shown."""
    if len(asked) == 1:
        return asked
    wijk = asked[0].neighbourhood_id
    institutions = (Audience("institution", code, wijk) for code in with_own_scores(story.reading))
    here = [one for one in institutions if wijk in (None, *one.neighbourhoods(story.reading.scan))]
    return (asked[0], *here, *asked[1:])


def with_own_scores(reading: Reading) -> list[str]:
    """The organisations of which at least one score may be shown to themselves."""
    summary = reading.score_summary
    shown = summary[(summary["grouping"] == "organisation") & ~summary["withheld"].astype(bool)]
    codes = set(shown["organisation_id"])
    return [str(code) for code in reading.scan.organisations["organisation_id"] if code in codes]


def _tell(screen: Screen, story: SafeStory, written: dict[Audience, list[Path]], out: Path) -> None:
    """Where the files are; of many institutions one line."""
    institutions = [one for one in written if one.reader == "institution"]
    for audience, files in written.items():
        if audience in institutions and len(institutions) > 1:
            continue
        for file in files:
            screen.place(PLACES[audience.reader], out / file.name)
    if len(institutions) > 1:
        screen.say(
            "Reports for institutions: {n}. Give each one only to the institution itself.",
            n=len(institutions),
        )
    screen.place("All numbers in it", out / "published_numbers.csv")
    if story.reading.withholds_more:
        screen.say(
            "More is left out than usual: together the numbers would have given small groups away."
        )


def _tell_without(screen: Screen, story: SafeStory, audiences: tuple[Audience, ...]) -> None:
    """Which organisations got no report of their own, and why."""
    got = {one.organisation_id for one in audiences}
    frame = story.reading.scan.organisations
    others = frame.loc[~frame["organisation_id"].isin(got), "name"].astype(str)
    if others.empty:
        return
    more = len(others) - AT_MOST_TOLD
    names = ", ".join(others[:AT_MOST_TOLD])
    screen.say(
        "Organisations without a report of their own: {n}. Too few people answered there, or a "
        "small group could be worked out, or they do not work in this neighbourhood: {names}.",
        n=len(others),
        names=screen.translate("{names} and {n} more", names=names, n=more) if more > 0 else names,
    )
