"""The plan canvas: rows to change, and beside them what is still to be mended."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, translator
from quickscan_sim.widgets.choices import reading_of
from quickscan_sim.widgets.network_widget import in_notebook
from quickscan_sim.widgets.shown import Shown, sentence

if TYPE_CHECKING:
    from quickscan_sim.advise import Finding, ImprovementPlan, PlanRow, Reading, Remark
    from quickscan_sim.quickscan import Quickscan

LINES = {"goal": 2, "action": 3, "first_step": 3, "residents": 3, "risk": 2, "assumption": 2}
"""Texts of a row, and how many lines they get."""
SHORT = ("owner_function", "target")
DAYS = ("first_step_by", "term", "check_date")
WIDE = {"width": "100%"}
WHOLE_NAME = {"description_width": "11em"}
STYLE = (
    "<style>.quickscan-plan .widget-label {white-space: normal}"
    ".quickscan-plan-row {border-top: 2px solid #555; padding: 0.5em 0; margin: 0.5em 0}"
    "</style>"
)


def show_plan(scan: Quickscan, plan: ImprovementPlan | None = None, file: str = "plan.yaml") -> Any:
    """An improvement plan to change in the notebook, with a checklist that keeps up.

    Parameters
    ----------
    plan
        From :func:`draft_plan` or :func:`read_plan`; a fresh draft when none is given.
    file
        Where the button saves it.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_plan(scan).text.splitlines()[0])
    Improvement plan for ... (invented)
    >>> set_language("nl")
    """
    from quickscan_sim.advise import collect_findings, draft_plan

    reading = reading_of(scan)
    findings = collect_findings(reading)
    if plan is None:
        plan = draft_plan(findings, reading, current_language())
    if not in_notebook():
        return _in_words(plan, reading, findings)
    return _Canvas(reading, findings, plan, file).box


def _in_words(plan: ImprovementPlan, reading: Reading, findings: tuple[Finding, ...]) -> Shown:
    """The same on a plain screen: the rows and the remarks."""
    from quickscan_sim.advise import check_plan
    from quickscan_sim.advise.plan.edit import plan_in_words

    shown = sentence(_title(plan), strong=True)
    for text in plan_in_words(plan):
        shown += sentence(text)
    for remark in check_plan(plan, reading, findings):
        shown += sentence(_placed(remark))
    return shown


def _title(plan: ImprovementPlan) -> str:
    say = translator(current_language())
    return say("{title} (invented)", title=plan.title) if plan.data.invented else plan.title


def _placed(remark: Remark) -> str:
    say = translator(current_language())
    if remark.row is None:
        return say("The whole plan: {remark}", remark=remark.message)
    return say("Row {row}: {remark}", row=remark.row, remark=remark.message)


class _Canvas:
    """The parts of the widget, and what follows when somebody changes one."""

    def __init__(
        self, reading: Reading, findings: tuple[Finding, ...], plan: ImprovementPlan, file: str
    ) -> None:
        import ipywidgets

        from quickscan_sim.advise import naming

        self.language = current_language()
        self.say = translator(self.language)
        self.reading, self.findings, self.plan = reading, findings, plan
        self.names = naming.Names(reading.scan, naming.is_named(reading.scan))
        self.checklist = ipywidgets.HTML()
        self.file = ipywidgets.Text(
            value=file, description=self.say("File"), layout=WIDE, style=WHOLE_NAME
        )
        self.replaces = ipywidgets.Checkbox(
            description=self.say("Replace an older file (it is kept as .bak)"), layout=WIDE
        )
        self.button = ipywidgets.Button(description=self.say("Save the plan"))
        self.saved = ipywidgets.HTML()
        self.button.on_click(self._save)
        self.box = self._box()
        self._check()

    def _box(self) -> Any:
        import ipywidgets

        rows = [self._row(number, row) for number, row in enumerate(self.plan.rows, start=1)]
        title = f"<h3>{escape(_title(self.plan))}</h3>"
        left = ipywidgets.VBox(rows, layout={"width": "62%"})
        right = ipywidgets.VBox(
            [self.checklist, self.file, self.replaces, self.button, self.saved],
            layout={"width": "36%", "margin": "0 0 0 2%"},
        )
        box = ipywidgets.VBox(
            [
                ipywidgets.HTML(STYLE + self._marked(title)),
                ipywidgets.HBox([left, right], layout={"flex_flow": "row wrap"}),
            ]
        )
        box.add_class("quickscan-plan")
        return box

    def _row(self, number: int, row: PlanRow) -> Any:
        import ipywidgets

        name = self.say("Row {n}", n=number)
        told = self.say("Now: {now}", now=row.baseline.text)
        heading = f"<h4>{escape(name)}</h4><p>{escape(row.finding)}</p>"
        now = f"<p>{escape(told)}</p>"
        parts = [
            ipywidgets.HTML(self._marked(heading)),
            self._text(number, "goal", row),
            ipywidgets.HTML(self._marked(now)),
            self._text(number, "target", row),
            self._text(number, "action", row),
            self._owner(number, row),
            self._text(number, "owner_function", row),
            self._text(number, "first_step", row),
            *(self._day(number, field, row) for field in DAYS),
            self._starts(number, row),
            *(self._text(number, field, row) for field in ("residents", "risk", "assumption")),
        ]
        card = ipywidgets.VBox(parts)
        card.add_class("quickscan-plan-row")
        return card

    def _text(self, number: int, field: str, row: PlanRow) -> Any:
        import ipywidgets

        value = row.target.text if field == "target" else getattr(row, field)
        common = {
            "value": value,
            "description": self._label(number, field),
            "layout": WIDE,
            "style": WHOLE_NAME,
            "continuous_update": False,
        }
        if field in SHORT:
            made = ipywidgets.Text(**common)
        else:
            made = ipywidgets.Textarea(rows=LINES[field], **common)
        return self._watched(made, number, field)

    def _owner(self, number: int, row: PlanRow) -> Any:
        """The organisations that may lead: those of the wijk, or of the municipality."""
        import ipywidgets

        from quickscan_sim.advise.plan import called

        scan = self.reading.scan
        wijk = row.neighbourhood_id or self.plan.neighbourhood_id
        codes = self.names.in_wijk(wijk) if wijk else list(scan.organisations["organisation_id"])
        listed = [*codes, *([row.owner] if row.owner and row.owner not in codes else [])]
        options: list[tuple[str, str | None]] = [
            (self.say("to be chosen at the round table"), None)
        ]
        options += [(f"{self._read(called(one, wijk, self.names))} ({one})", one) for one in listed]
        made = ipywidgets.Dropdown(
            options=options,
            value=row.owner,
            description=self._label(number, "owner"),
            layout=WIDE,
            style=WHOLE_NAME,
        )
        return self._watched(made, number, "owner")

    def _day(self, number: int, field: str, row: PlanRow) -> Any:
        import ipywidgets

        made = ipywidgets.DatePicker(
            value=getattr(row, field),
            description=self._label(number, field),
            layout=WIDE,
            style=WHOLE_NAME,
        )
        return self._watched(made, number, field)

    def _starts(self, number: int, row: PlanRow) -> Any:
        import ipywidgets

        made = ipywidgets.Checkbox(
            value=row.starts_now, description=self._label(number, "starts_now"), indent=False
        )
        return self._watched(made, number, "starts_now")

    def _label(self, number: int, field: str) -> str:
        """The name of a field; with its row, so that it can be told from the others by ear."""
        names = {
            "goal": self.say("Goal"),
            "target": self.say("Target"),
            "action": self.say("Action"),
            "owner": self.say("Who takes the lead"),
            "owner_function": self.say("Function"),
            "first_step": self.say("First step"),
            "first_step_by": self.say("First step by"),
            "term": self.say("Ready by"),
            "check_date": self.say("Check date"),
            "starts_now": self.say("Starts now"),
            "residents": self.say("Residents' voice"),
            "risk": self.say("What could go wrong"),
            "assumption": self.say("How it should work"),
        }
        return f"{number}. {names[field]}"

    def _watched(self, made: Any, number: int, field: str) -> Any:
        made.observe(lambda change: self._changed(number, field, change["new"]), "value")
        return made

    def _changed(self, number: int, field: str, value: object) -> None:
        from quickscan_sim.advise.plan.edit import with_field

        self.plan = with_field(self.plan, number, field, value)
        self._check()

    def _check(self) -> None:
        from quickscan_sim.advise import check_plan

        remarks = check_plan(self.plan, self.reading, self.findings)
        errors = [one for one in remarks if one.severity == "error"]
        others = [one for one in remarks if one.severity != "error"]
        title = self.say("Checklist")
        parts = [
            f"<h4>{escape(title)}</h4>",
            self._listed(self.say("To improve: {n}", n=len(errors)), errors),
            self._listed(self.say("To think about: {n}", n=len(others)), others),
        ]
        if not remarks:
            words = self.say(
                "There is nothing to improve here. People decide whether it is a good plan."
            )
            parts.append(f"<p>{escape(words)}</p>")
        inner = "".join(parts)
        self.checklist.value = self._marked(f'<div role="status" aria-live="polite">{inner}</div>')

    def _listed(self, title: str, remarks: list[Remark]) -> str:
        items = "".join(f"<li>{escape(_placed(remark))}</li>" for remark in remarks)
        return f"<p><strong>{escape(title)}</strong></p>" + (f"<ul>{items}</ul>" if items else "")

    def _save(self, _: object) -> None:
        from quickscan_sim.advise import write_plan
        from quickscan_sim.errors import QuickscanError

        try:
            path = write_plan(self.plan, self.file.value, self.replaces.value, names=self.names)
            told = self.say("Saved: {file}", file=path)
        except QuickscanError as problem:
            told = problem.in_language(self.language)
        self.saved.value = self._marked(f'<p role="status" aria-live="polite">{escape(told)}</p>')

    def _read(self, name: Any) -> str:
        return name if isinstance(name, str) else str(name.in_language(self.language))

    def _marked(self, html: str) -> str:
        """HTML with its language, for screen readers."""
        return f'<div lang="{self.language}">{html}</div>'
