"""The advice builder: finding, possible causes, options side by side, expected effect and risk."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Readable, current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.choices import reading_of
from quickscan_sim.widgets.look import AS_LONG_AS_NEEDED, WIDE, dropdown, framed, marked
from quickscan_sim.widgets.shown import Shown, sentence, table
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.advise import Action, Cause, Finding, Suggestion
    from quickscan_sim.quickscan import Quickscan

COMPARED = ("Why this one", "What it moves", "Who", "First step", "Time and money")
"""Of every option, side by side."""
WEIGHED = ("Expected effect", "What is known", "How it should work", "Risk", "Residents")
"""Of the option somebody looks at, before choosing it."""


def show_advice(
    scan: Quickscan, finding: str | None = None, actions: tuple[Action, ...] | None = None
) -> Any:
    """From a finding to an option in steps, with a text to copy into a row of a plan.

    Choose a finding; tick what you would check first; lay the options side by side; weigh the
    expected effect against the risk; copy the text. The order of the options is a proposal.

    Parameters
    ----------
    finding
        The one to begin with, as ``"F3"``; the one that matters most when none is given.
    actions
        From :func:`load_actions`; the library of the kit by default.

    Raises
    ------
    QuickscanError
        When there is no such finding.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_advice(scan).text.splitlines()[0])
    Advice builder: ... (invented)
    >>> set_language("nl")
    """
    from quickscan_sim.advise import collect_findings

    findings = collect_findings(reading_of(scan))
    if not findings:
        say = translator(current_language())
        return sentence(say("No finding is certain enough to plan for. Talk about it first."))
    first = finding_named(findings, finding)
    if not in_notebook():
        return _title(scan) + _in_words(scan, first, actions)
    return _Builder(scan, findings, first, actions).box


class _Builder:
    """The parts of the widget, and what follows when somebody chooses."""

    def __init__(
        self,
        scan: Quickscan,
        findings: tuple[Finding, ...],
        first: Finding,
        actions: tuple[Action, ...] | None,
    ) -> None:
        import ipywidgets

        self.language = current_language()
        self.say = translator(self.language)
        self.scan, self.findings, self.actions = scan, findings, actions
        self.causes: tuple[Cause, ...] = ()
        self.options: tuple[Suggestion, ...] = ()
        self.finding = dropdown(
            self.say("1. Finding"),
            [
                (f"{one.finding_id}. {one.title.in_language(self.language)}", place)
                for place, one in enumerate(findings)
            ],
            value=findings.index(first),
        )
        self.what = ipywidgets.HTML()
        self.checks = ipywidgets.VBox()
        self.compared = ipywidgets.HTML()
        self.choice = dropdown(self.say("4. Option"), [])
        self.weighed = ipywidgets.HTML()
        self.summary = ipywidgets.Textarea(
            description=self.say("5. Text to copy"),
            rows=12,
            layout=WIDE,
            style=AS_LONG_AS_NEEDED,
        )
        self.status = spoken()
        self.box = self._box()
        self.finding.observe(self._finding_chosen, "value")
        self.choice.observe(self._option_chosen, "value")
        self._finding_chosen()

    def _box(self) -> Any:
        import ipywidgets

        return framed(
            [
                ipywidgets.HTML(marked(_title(self.scan).html, self.language)),
                self.finding,
                self.what,
                self._heading(self.say("2. What could lie behind it: what would you check first?")),
                self.checks,
                self._heading(self.say("3. Options side by side; the order is a proposal")),
                self.compared,
                self.choice,
                self.weighed,
                self.summary,
                self.status,
            ],
            "advice",
        )

    def _heading(self, text: str) -> Any:
        import ipywidgets

        return ipywidgets.HTML(marked(sentence(text, strong=True).html, self.language))

    @property
    def _now(self) -> Finding:
        place: int = self.finding.value
        return self.findings[place]

    def _finding_chosen(self, _: object = None) -> None:
        self.causes, self.options = _causes_and_options(self.scan, self._now, self.actions)
        # A long title does not fit in the list of findings.
        told = sentence(self._read(self._now.title), strong=True)
        for text in (self._now.explanation, self._now.caution):
            told += sentence(self._read(text))
        self.what.value = marked(told.html, self.language)
        self.checks.children = [self._check(cause) for cause in self.causes]
        self.compared.value = marked(
            self._scrolling(_side_by_side(self.options).html), self.language
        )
        not_yet = (self.say("not chosen yet"), -1)
        numbered = [
            (f"{place}. {self._read(option.action.text)}", place - 1)
            for place, option in enumerate(self.options, start=1)
        ]
        self.choice.options = [not_yet, *numbered]
        self.choice.value = -1
        self._option_chosen()
        self._tell(
            self.say(
                "{id} chosen. There are {n_causes} possible causes and {n_options} options.",
                id=self._now.finding_id,
                n_causes=len(self.causes),
                n_options=len(self.options),
            )
        )

    def _check(self, cause: Cause) -> Any:
        import ipywidgets

        label = f"{self._read(cause.explanation)} {self._read(cause.how_to_find_out)}"
        check = ipywidgets.Checkbox(description=label, indent=False, layout=WIDE)
        check.observe(self._checked, "value")
        return check

    def _checked(self, _: object = None) -> None:
        self._write_summary()
        self._tell(self.say("To check first: {n}.", n=len(self._to_check)))

    @property
    def _to_check(self) -> list[Cause]:
        checked = zip(self.causes, self.checks.children, strict=True)
        return [cause for cause, check in checked if check.value]

    @property
    def _option(self) -> Suggestion | None:
        place = self.choice.value
        return None if place is None or place < 0 else self.options[place]

    def _option_chosen(self, _: object = None) -> None:
        option = self._option
        self.weighed.value = marked(_weighing(option).html, self.language) if option else ""
        self._write_summary()
        if option is None:
            self._tell(self.say("No option has been chosen yet."))
        else:
            self._tell(self.say("Option chosen: {action}", action=option.action.text))

    def _write_summary(self) -> None:
        from quickscan_sim.advise.actions import advice_in_words

        self.summary.value = advice_in_words(self._now, self._to_check, self._option, self.language)

    def _tell(self, text: str) -> None:
        """Say it where a screen reader listens."""
        self.status.value = text

    def _scrolling(self, html: str) -> str:
        """A wide table scrolls by itself, with the keyboard too."""
        name = escape(self.say("Options side by side"))
        return (
            f'<div role="region" aria-label="{name}" tabindex="0" style="overflow-x: auto">'
            f"{html}</div>"
        )

    def _read(self, text: Readable) -> str:
        return text.in_language(self.language)


def finding_named(findings: tuple[Finding, ...], finding_id: str | None) -> Finding:
    """The finding with this code, or the one that matters most.

    Raises
    ------
    QuickscanError
        When there is none with this code.
    """
    from quickscan_sim.advise.findings.ranking import main_findings
    from quickscan_sim.errors import QuickscanError

    if finding_id is None:
        wanted = [one.finding_id for one in main_findings(findings, at_most=1)]
        finding_id = wanted[0] if wanted else findings[0].finding_id
    for finding in findings:
        if finding.finding_id.casefold() == str(finding_id).casefold():
            return finding
    raise QuickscanError(
        "There is no finding {finding}. Choose one from {first} to {last}.",
        finding=finding_id,
        first=findings[0].finding_id,
        last=findings[-1].finding_id,
    )


def _title(scan: Quickscan) -> Shown:
    say = translator(current_language())
    title = (
        say("Advice builder: {municipality} (invented)", municipality=scan.municipality)
        if scan.invented
        else say("Advice builder: {municipality}", municipality=scan.municipality)
    )
    return sentence(title, strong=True)


def _causes_and_options(
    scan: Quickscan, finding: Finding, actions: tuple[Action, ...] | None
) -> tuple[tuple[Cause, ...], tuple[Suggestion, ...]]:
    from quickscan_sim.advise import possible_causes, suggest_actions
    from quickscan_sim.advise.actions import sectors_of

    options = suggest_actions(finding, actions, sectors=sectors_of(finding, scan))
    return possible_causes(finding), options


def _in_words(scan: Quickscan, finding: Finding, actions: tuple[Action, ...] | None) -> Shown:
    """The same without choosing: what a plain screen shows."""
    from quickscan_sim.advise.actions import advice_in_words

    causes, options = _causes_and_options(scan, finding, actions)
    text = advice_in_words(finding, causes, None, current_language())
    *lines, _ = text.splitlines()
    shown = sentence(lines[0])
    for line in lines[1:]:
        shown = shown + sentence(line)
    return shown + _side_by_side(options)


def _side_by_side(options: tuple[Suggestion, ...]) -> Shown:
    """One column an option; the first column says what a row is about."""
    from quickscan_sim.advise.actions import option_in_words

    language = current_language()
    say = translator(language)
    if not options:
        return sentence(say("The action library has nothing for this kind of finding."))
    told = [dict(option_in_words(option)) for option in options]
    header = (say("What"), *(say("Option {n}", n=n) for n in range(1, len(options) + 1)))
    actions = tuple(option.action.text.in_language(language) for option in options)
    rows = [(say("Action"), *actions)]
    rows += [
        (say(heading), *(_read(option[heading], language) for option in told))
        for heading in COMPARED
    ]
    return table(say("Options side by side"), header, rows)


def _weighing(option: Suggestion) -> Shown:
    """What an option may bring and what may go wrong."""
    from quickscan_sim.advise.actions import option_in_words

    language = current_language()
    say = translator(language)
    told = dict(option_in_words(option))
    rows = [(say(heading), _read(told[heading], language)) for heading in WEIGHED]
    return table(say("Before you choose"), (say("What"), say("Answer")), rows)


def _read(text: Readable | str, language: str) -> str:
    return text if isinstance(text, str) else text.in_language(language)
