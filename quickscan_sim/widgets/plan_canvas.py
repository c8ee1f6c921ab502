"""The plan canvas: rows to change, and beside them what is still to be mended."""

from __future__ import annotations

import os.path
from html import escape
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.choices import reading_of
from quickscan_sim.widgets.look import AS_LONG_AS_NEEDED, WIDE, dropdown, framed, marked
from quickscan_sim.widgets.plan_card import PlanCard
from quickscan_sim.widgets.shown import Shown, sentence
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.advise import Finding, ImprovementPlan, Reading, Remark
    from quickscan_sim.quickscan import Quickscan


def show_plan(scan: Quickscan, plan: ImprovementPlan | None = None, file: str = "plan.yaml") -> Any:
    """An improvement plan to change in the notebook, with a checklist that keeps up.

    Parameters
    ----------
    plan
        From :func:`draft_plan` or :func:`read_plan`. When none is given: what was saved earlier in
        ``file`` for the same data, else a fresh draft.
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
    saved = None
    if plan is None:
        draft = draft_plan(findings, reading, current_language())
        saved = _saved_earlier(file, draft)
        plan = saved or draft
    if not in_notebook():
        return _in_words(plan, reading, findings)
    return _Canvas(reading, findings, plan, file, goes_on=saved is not None).box


def _saved_earlier(file: str, draft: ImprovementPlan) -> ImprovementPlan | None:
    """The plan in a file, when it is about the same data as a draft and in the same language."""
    from quickscan_sim.advise import read_plan
    from quickscan_sim.errors import QuickscanError

    if not os.path.isfile(file):  # noqa: PTH113 - false for a name that no file can have
        return None
    try:
        plan = read_plan(file)
    except QuickscanError:
        return None
    is_this = plan.data == draft.data and plan.language == draft.language
    return plan if is_this and plan.rows else None


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
        self,
        reading: Reading,
        findings: tuple[Finding, ...],
        plan: ImprovementPlan,
        file: str,
        goes_on: bool = False,
    ) -> None:
        import ipywidgets

        from quickscan_sim.advise import naming

        self.language = current_language()
        self.say = translator(self.language)
        self.reading, self.findings, self.plan = reading, findings, plan
        self.names = naming.Names(reading.scan, naming.is_named(reading.scan))
        self.remarks: tuple[Remark, ...] = ()
        self.cards: dict[int, PlanCard] = {}
        self.row = dropdown(
            self.say("Row"),
            [(f"{n}. {row.finding}", n) for n, row in enumerate(plan.rows, start=1)],
        )
        self.place = ipywidgets.VBox(layout={"flex": "3 1 28em"})
        self.checklist, self.status = ipywidgets.HTML(), spoken()
        self.own = {file} if goes_on else set()
        from_file = self.say("This is your plan from {file}.", file=file)
        self.saved = spoken(from_file if goes_on else self._not_saved)
        self.file = ipywidgets.Text(
            value=file, description=self.say("File"), layout=WIDE, style=AS_LONG_AS_NEEDED
        )
        self.replaces = ipywidgets.Checkbox(
            description=self.say("Replace an older file (it is kept as .bak)"),
            indent=False,
            layout=WIDE,
        )
        self.button = ipywidgets.Button(description=self.say("Save the plan"), layout=WIDE)
        self.row.observe(lambda _: self._show_row(), "value")
        self.button.on_click(self._save)
        self.box = self._box()
        self._show_row()
        self._check()

    def _box(self) -> Any:
        import ipywidgets

        saving = [self.file, self.replaces, self.button, self.saved]
        beside = ipywidgets.VBox(
            [self.checklist, *saving],
            layout={"flex": "2 1 17em", "margin": "0 0 0 1.2em"},
        )
        title = f"<h3>{escape(_title(self.plan))}</h3>"
        parts = ipywidgets.HBox([self.place, beside], layout={"flex_flow": "row wrap"})
        top = [ipywidgets.HTML(marked(title, self.language)), self.row, self.status]
        return framed([*top, parts], "plan")

    @property
    def _not_saved(self) -> str:
        return self.say("Not saved yet. Save the plan before you run this cell again.")

    def _show_row(self) -> None:
        """The row that was chosen; what was typed in another stays as it is."""
        number = self.row.value
        if number is None:
            return
        if number not in self.cards:
            row = self.plan.rows[number - 1]
            card = PlanCard(number, row, self._owners(number), self._changed)
            self.cards[number] = card
            self.place.children = [*self.place.children, card.box]
        for shown, card in self.cards.items():
            card.box.layout.display = None if shown == number else "none"
        self.cards[number].show_remarks(self.remarks)

    def _owners(self, number: int) -> list[tuple[str, str]]:
        """The organisations that may lead: those of the wijk, or of the municipality."""
        from quickscan_sim.advise.plan import called

        row, scan = self.plan.rows[number - 1], self.reading.scan
        wijk = row.neighbourhood_id or self.plan.neighbourhood_id
        codes = self.names.in_wijk(wijk) if wijk else list(scan.organisations["organisation_id"])
        listed = [*codes, *([row.owner] if row.owner and row.owner not in codes else [])]
        return [(f"{self._read(called(one, wijk, self.names))} ({one})", one) for one in listed]

    def _changed(self, number: int, field: str, value: object) -> None:
        from quickscan_sim.advise.plan.edit import with_field

        self.plan = with_field(self.plan, number, field, value)
        self.saved.value = self._not_saved
        self._check()

    def _check(self) -> None:
        from quickscan_sim.advise import check_plan

        before, self.remarks = self.remarks, check_plan(self.plan, self.reading, self.findings)
        errors = [one for one in self.remarks if one.severity == "error"]
        others = [one for one in self.remarks if one.severity != "error"]
        told = [
            self.say(
                "To improve: {n_errors}. To think about: {n_others}.",
                n_errors=len(errors),
                n_others=len(others),
            )
        ]
        known = {_placed(one) for one in before}
        new = [text for text in map(_placed, self.remarks) if text not in known]
        told += new if self.status.value else []
        self.status.value = " ".join(told)
        self.checklist.value = marked(self._listed(errors, others), self.language)
        if self.row.value in self.cards:
            self.cards[self.row.value].show_remarks(self.remarks)

    def _listed(self, errors: list[Remark], others: list[Remark]) -> str:
        parts = [f"<h4>{escape(self.say('Checklist'))}</h4>"]
        for title, remarks in (
            (self.say("To improve: {n}", n=len(errors)), errors),
            (self.say("To think about: {n}", n=len(others)), others),
        ):
            items = "".join(f"<li>{escape(_placed(remark))}</li>" for remark in remarks)
            if items:
                parts.append(f"<p><strong>{escape(title)}</strong></p><ul>{items}</ul>")
        if not self.remarks:
            words = self.say(
                "There is nothing to improve here. People decide whether it is a good plan."
            )
            parts.append(f"<p>{escape(words)}</p>")
        return "".join(parts)

    def _save(self, _: object) -> None:
        from quickscan_sim.advise import write_plan
        from quickscan_sim.errors import QuickscanError

        file = self.file.value
        replaces = self.replaces.value or file in self.own
        if os.path.isfile(file) and not replaces:  # noqa: PTH113 - as in _saved_earlier
            self.saved.value = self.say(
                "{file} is there already. Tick: {replace}. Or choose another name.",
                file=file,
                replace=self.replaces.description,
            )
            return
        try:
            path = write_plan(self.plan, file, replaces, names=self.names)
            self.own.add(file)
            self.saved.value = self.say("Saved: {file}", file=path)
        except QuickscanError as problem:
            self.saved.value = problem.in_language(self.language)

    def _read(self, name: Any) -> str:
        return name if isinstance(name, str) else str(name.in_language(self.language))
