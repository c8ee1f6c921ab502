"""Check a plan: every remark with its place, the errors first to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.plan import check_data, check_form, check_people, check_whole
from quickscan_sim.advise.plan.checking import Checking
from quickscan_sim.advise.plan.model import ImprovementPlan
from quickscan_sim.advise.remark import Remark

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

OF_PLAN = (
    check_whole.check_data_version,
    check_whole.check_place,
    check_whole.check_amount,
    check_whole.check_twice,
    check_whole.check_training,
    check_whole.check_themes,
    check_whole.check_limits,
    check_people.check_plan_words,
)
OF_ROW = (
    check_form.check_filled,
    check_form.check_owner,
    check_form.check_dates,
    check_form.check_first_step,
    check_form.check_goal,
    check_data.check_finding,
    check_data.check_baseline,
    check_data.check_target,
    check_data.check_small_cells,
    check_people.check_residents,
    check_people.check_words,
)


def check_plan(
    plan: ImprovementPlan, reading: Reading, findings: tuple[Finding, ...]
) -> tuple[Remark, ...]:
    """What is to be mended in a plan, and what to think about; the plan as a whole comes first.

    Whether a plan that passes is a good one, people decide. A plan of other data gets no remarks
    on its numbers: they belong elsewhere.

    Parameters
    ----------
    reading, findings
        Of the data that the plan should belong to.

    Examples
    --------
    >>> from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> reading = summarise_quickscan(scan)
    >>> findings = collect_findings(reading)
    >>> remarks = check_plan(draft_plan(findings, reading, "en"), reading, findings)
    >>> {remark.code for remark in remarks if remark.severity == "error"} <= {"no_owner"}
    True
    """
    checking = Checking(plan, reading, tuple(findings))
    found = [remark for check in OF_PLAN for remark in check(checking)]
    is_other = any(remark.code == "other_data" for remark in found)
    checks = [one for one in OF_ROW if not (is_other and one in ABOUT_NUMBERS)]
    for number, row in enumerate(plan.rows, start=1):
        found += [remark for check in checks for remark in check(checking, number, row)]
    return tuple(found)


ABOUT_NUMBERS = (check_data.check_finding, check_data.check_baseline, check_data.check_target)
