"""The score sheet: one form, its score built up step by step, and two rules to switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, translator
from quickscan_sim.present.cells import is_withheld, n_is, number, withheld_text
from quickscan_sim.present.figure_style import invented_mark
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.forms import USUAL, Forms, Rules
from quickscan_sim.widgets.look import WIDE, dropdown, framed, marked
from quickscan_sim.widgets.score_steps import GIVEN, MEAN, STEPS, StepsShown
from quickscan_sim.widgets.shown import Shown, sentence, table
from quickscan_sim.widgets.slider import slider
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.analyse.scores.score_steps import ScoreSteps
    from quickscan_sim.quickscan import Quickscan

TWO_COLUMNS = {"grid_template_columns": "repeat(auto-fit, minmax(24em, 1fr))", "grid_gap": "0 2em"}


def show_score_sheet(scan: Quickscan, person: str | None = None) -> Any:
    """One filled-in form, and how its score on a theme comes about in five steps.

    Choose a theme and a form; those with most to see stand first. Go through the steps: the
    answers, reversed sentences turned around, n.v.t. and open answers left out, whether enough is
    answered, the mean. Two switches change the rules: turn reversed sentences or not, and how many
    sentences must be answered. Beside the score of this form stands what they do to the mean of
    everybody. In a notebook this is a widget, elsewhere a text. For invented neighbourhoods only.

    Parameters
    ----------
    person
        The pseudonym on the form to begin with; one with much to see when none is given.

    Raises
    ------
    QuickscanError
        When the people are real, or nobody with this pseudonym filled in a form.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_score_sheet(scan).text.splitlines()[2])
    Step 5 of 5: The mean
    >>> set_language("nl")
    """
    forms = Forms(scan)
    theme = forms.scan.questionnaire.theme_ids[0]
    chosen = forms.in_order(theme)[0][1] if person is None else forms.person_named(person)
    if not in_notebook():
        return _title(forms) + _on_a_plain_screen(forms, chosen, theme)
    return ScoreSheet(forms, chosen).box


def _title(forms: Forms) -> Shown:
    language = current_language()
    say = translator(language)
    title = say(
        "Score sheet of {place}: {n} filled-in forms", place=_place(forms), n=len(forms.people)
    )
    return sentence(title, strong=True) + sentence(invented_mark(language))


def _place(forms: Forms) -> str:
    """The neighbourhood, or the municipality where there are several."""
    names = forms.scan.neighbourhoods["name"]
    return str(names.iloc[0]) if len(names) == 1 else forms.scan.municipality


def _on_a_plain_screen(forms: Forms, person: str, theme: str) -> Shown:
    asked = forms.scan.questionnaire
    steps = StepsShown(forms.steps(person, theme), asked, turns=True, upto=MEAN)
    return steps.shown() + _effects(forms, person, theme, USUAL, has_score=True)


def _effects(forms: Forms, person: str, theme: str, rules: Rules, *, has_score: bool) -> Shown:
    """What the rules do: this form and everybody, by the usual rules and by the chosen ones."""
    language = current_language()
    say = translator(language)
    later = say("in step {number}", number=MEAN)
    form, everybody = [], []
    for one in (USUAL, rules):
        form.append(score_text(forms.steps(person, theme, one)) if has_score else later)
        everybody.append(mean_text(forms.everybody(theme, one)))
    header = (say("score"), say("usual rules"), say("your rules"))
    rows = [
        (say("this form: {person}", person=person), *form),
        (say("mean of everybody"), *everybody),
    ]
    return table(say("What your rules do"), header, rows)


def score_text(steps: ScoreSteps) -> str:
    """A score with two decimals, or that there is none."""
    language = current_language()
    say = translator(language)
    return say("no score") if steps.score is None else number(steps.score, language, decimals=2)


def mean_text(row: dict[str, Any]) -> str:
    """The mean of everybody with its n; nothing where it is withheld."""
    language = current_language()
    if is_withheld(row, "mean"):
        return withheld_text(language)
    return f"{number(row['mean'], language, decimals=2)} ({n_is(str(row['n']))})"


class ScoreSheet:
    """The parts of the widget, and what follows when somebody chooses."""

    def __init__(self, forms: Forms, person: str) -> None:
        import ipywidgets

        self.forms, self.language = forms, current_language()
        self.say = translator(self.language)
        self.upto, self._is_setting = GIVEN, False
        self.minimum: int | str = USUAL.minimum
        asked = forms.scan.questionnaire
        self.theme = dropdown(
            self.say("Theme"),
            [(one.name.in_language(self.language), one.theme_id) for one in asked.themes],
        )
        self.form = dropdown(self.say("Form"), forms.in_order(self.theme.value))
        self.form.value = person
        self.back = ipywidgets.Button(description=self.say("Previous step"), layout=WIDE)
        self.next = ipywidgets.Button(description=self.say("Next step"), layout=WIDE)
        self.turns = ipywidgets.Checkbox(
            value=True,
            description=self.say("Turn reversed sentences around"),
            indent=False,
            layout=WIDE,
        )
        self.needed = slider(
            self._steps(USUAL).n_needed,
            self.say("Fewest answered sentences"),
            at_least=1,
            at_most=len(asked.items_of("practice", self.theme.value)),
            step=1,
        )
        self.usual = ipywidgets.Button(description=self.say("Back to the usual rules"), layout=WIDE)
        self.sheet, self.effects, self.status = ipywidgets.HTML(), ipywidgets.HTML(), spoken()
        self.sheet.add_class("quickscan-steps")
        self.box = self._box()
        self._listen()
        self._show()
        self.status.value = self._shown().told()

    def _box(self) -> Any:
        import ipywidgets

        walk = ipywidgets.HBox([self.back, self.next], layout={"flex_flow": "row wrap"})
        controls = [self.theme, self.form, self.turns, self.needed, walk, self.usual]
        return framed(
            [
                ipywidgets.HTML(marked(_title(self.forms).html, self.language)),
                ipywidgets.GridBox(controls, layout=TWO_COLUMNS),
                self.status,
                self.sheet,
                self.effects,
            ],
            "score-sheet",
        )

    def _listen(self) -> None:
        self.theme.observe(self._theme_chosen, "value")
        self.form.observe(self._form_chosen, "value")
        self.turns.observe(self._rules_changed, "value")
        self.needed.observe(self._minimum_moved, "value")
        self.back.on_click(lambda _: self._go(self.upto - 1))
        self.next.on_click(lambda _: self._go(self.upto + 1))
        self.usual.on_click(self._usual_again)

    @property
    def rules(self) -> Rules:
        """The rules as they are switched now."""
        return Rules(self.turns.value, self.minimum)

    def _steps(self, rules: Rules) -> ScoreSteps:
        return self.forms.steps(self.form.value, self.theme.value, rules)

    def _shown(self) -> StepsShown:
        asked = self.forms.scan.questionnaire
        return StepsShown(self._steps(self.rules), asked, self.turns.value, self.upto)

    def _go(self, step: int) -> None:
        if not GIVEN <= step <= len(STEPS):
            self.status.value = (
                self.say("This is the last step.") if step > GIVEN else self.say("This is step 1.")
            )
            return
        self.upto = step
        self._show()
        self.status.value = self._shown().told()

    def _theme_chosen(self, _: Any) -> None:
        person = self.form.value
        self._is_setting = True
        self.form.options = self.forms.in_order(self.theme.value)
        self.form.value = person
        asked = self.forms.scan.questionnaire
        self.needed.max = len(asked.items_of("practice", self.theme.value))
        self._is_setting = False
        self._form_chosen()

    def _form_chosen(self, _: Any = None) -> None:
        if self._is_setting:
            return
        self._set_slider()
        self.upto = GIVEN
        self._go(GIVEN)

    def _set_slider(self) -> None:
        """Where half is of this form: somebody with n.v.t. needs fewer answers."""
        if self.minimum == USUAL.minimum:
            self._is_setting = True
            self.needed.value = self._steps(USUAL).n_needed
            self._is_setting = False

    def _minimum_moved(self, _: Any) -> None:
        if self._is_setting:
            return
        self.minimum = int(self.needed.value)
        self._rules_changed()

    def _usual_again(self, _: Any) -> None:
        self.minimum, self._is_setting = USUAL.minimum, True
        self.turns.value = True
        self._is_setting = False
        self._set_slider()
        self._rules_changed()

    def _rules_changed(self, _: Any = None) -> None:
        if self._is_setting:
            return
        self._show()
        self.status.value = f"{self._rule_text()} {self._change_text()}"

    def _rule_text(self) -> str:
        if self.minimum == USUAL.minimum:
            rule = self.say("Needed: half of the sentences that apply, rounded up.")
        else:
            rule = self.say("Needed: at least {n} answered.", n=self.minimum)
        off = self.say("Turning is off.")
        return rule if self.turns.value else f"{off} {rule}"

    def _change_text(self) -> str:
        """The form, once its score is there, and everybody: before and after."""
        theme = self.theme.value
        parts = []
        if self.upto == MEAN:
            parts.append(
                self.say(
                    "This form: {before}, now {after}.",
                    before=score_text(self._steps(USUAL)),
                    after=score_text(self._steps(self.rules)),
                )
            )
        parts.append(
            self.say(
                "Mean of everybody: {before}, now {after}.",
                before=mean_text(self.forms.everybody(theme)),
                after=mean_text(self.forms.everybody(theme, self.rules)),
            )
        )
        return " ".join(parts)

    def _show(self) -> None:
        self.sheet.value = marked(self._shown().shown().html, self.language)
        self.effects.value = marked(self._effects().html, self.language)

    def _effects(self) -> Shown:
        """From the moment that there is something to compare: a score, or another rule."""
        has_score = self.upto == MEAN
        if self.rules.are_usual and not has_score:
            return Shown("", "")
        chosen = self.form.value, self.theme.value
        return _effects(self.forms, *chosen, self.rules, has_score=has_score)
