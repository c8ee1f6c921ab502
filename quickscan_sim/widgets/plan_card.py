"""One row of the plan canvas: its fields, and at each field what is to be mended there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, mark, translator
from quickscan_sim.widgets.look import WIDE

if TYPE_CHECKING:
    from quickscan_sim.advise import PlanRow, Remark

NAMES = {
    "goal": mark("Goal"),
    "target": mark("Target"),
    "action": mark("Action"),
    "owner": mark("Who takes the lead"),
    "owner_function": mark("Function"),
    "first_step": mark("First step"),
    "first_step_by": mark("First step by"),
    "term": mark("Ready by"),
    "check_date": mark("Check date"),
    "starts_now": mark("Starts now"),
    "residents": mark("Residents' voice"),
    "risk": mark("What could go wrong"),
    "assumption": mark("How it should work"),
}
"""The fields that can be changed, in this order."""
LINES = {"goal": 2, "action": 2, "owner_function": 1, "first_step": 2}
"""Lines to begin with of texts; they grow with what is typed."""
WHOLE_NAME = {"description_width": "8.5em"}

Changed = Callable[[int, str, object], None]
"""Told the number of the row, the field and its new value."""


class PlanCard:
    """The fields of one row; ``box`` holds them, and ``fields`` has each by its name."""

    def __init__(
        self, number: int, row: PlanRow, owners: list[tuple[str, str]], changed: Changed
    ) -> None:
        import ipywidgets

        self.language = current_language()
        self.say = translator(self.language)
        self.number, self.row, self.owners = number, row, owners
        self.fields = {field: self._field(field) for field in NAMES}
        self.notes = {field: ipywidgets.HTML(layout={"display": "none"}) for field in NAMES}
        parts = [self._told()]
        for field, made in self.fields.items():
            parts += [made, self.notes[field]]
            made.observe(self._tells(field, changed), "value")
        self.box = ipywidgets.VBox(parts)

    def _tells(self, field: str, changed: Changed) -> Callable[[Any], None]:
        # A list cannot show that nothing is chosen: an empty text stands for it.
        if field == "owner":
            return lambda change: changed(self.number, field, change["new"] or None)
        return lambda change: changed(self.number, field, change["new"])

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Each remark about this row beside the field that it is about."""
        for field, note in self.notes.items():
            told = [
                remark.message.in_language(self.language)
                for remark in remarks
                if remark.row == self.number and remark.field == field
            ]
            texts = "".join(f"<p>{escape(text)}</p>" for text in told)
            note.value = f'<div lang="{self.language}" class="quickscan-note">{texts}</div>'
            note.layout.display = None if told else "none"

    def _told(self) -> Any:
        import ipywidgets

        now = self.say("Now: {now}", now=self.row.baseline.text)
        inner = f"<p>{escape(self.row.finding)}</p><p><strong>{escape(now)}</strong></p>"
        return ipywidgets.HTML(f'<div lang="{self.language}">{inner}</div>')

    def _field(self, field: str) -> Any:
        import ipywidgets

        value = self._value(field)
        # With the row, so that it can be told from the others by ear.
        name = f"{self.number}. {self.say(NAMES[field])}"
        look = {"description": name, "layout": WIDE, "style": WHOLE_NAME}
        if field == "owner":
            options = [(self.say("to be chosen at the round table"), ""), *self.owners]
            return ipywidgets.Dropdown(options=options, value=value, **look)
        if field == "starts_now":
            return ipywidgets.Checkbox(value=value, description=name, indent=False, layout=WIDE)
        if value is None or isinstance(value, date):
            return ipywidgets.DatePicker(value=value, **look)
        if field == "target":
            return ipywidgets.Text(value=value, continuous_update=False, **look)
        lines = LINES.get(field, 2)
        return ipywidgets.Textarea(value=value, rows=lines, continuous_update=False, **look)

    def _value(self, field: str) -> Any:
        if field == "target":
            return self.row.target.text
        value = getattr(self.row, field)
        return value or "" if field == "owner" else value
