"""A mean beside its distribution: predict first, then see what a mean of 3 can hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, mark, translator
from quickscan_sim.present.figure_style import invented_mark
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.present.spread import PARTS_OF_SCALE
from quickscan_sim.present.spread_strip import spread_svg
from quickscan_sim.widgets.look import WIDE, dropdown, framed, marked
from quickscan_sim.widgets.predict import one_of
from quickscan_sim.widgets.shown import Shown, folded, sentence, table
from quickscan_sim.widgets.spoken import spoken
from quickscan_sim.widgets.spreads import EVERYBODY, Group, Spreads

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan

TWO_COLUMNS = {"grid_template_columns": "repeat(auto-fit, minmax(22em, 1fr))", "grid_gap": "0 2em"}
EXPECTED = {
    "middle": mark("Mostly in the middle"),
    "camps": mark("Two camps: low and high"),
    "spread": mark("Spread over the scale"),
}
YOU_EXPECTED = {
    "middle": mark("You expected most people in the middle."),
    "camps": mark("You expected two camps."),
    "spread": mark("You expected people over the whole scale."),
}


def show_distribution(scan: Quickscan) -> Any:
    """How the scores of a theme are spread, beside their mean, with two examples.

    First say how you think the answers lie. Then choose a theme and a sector, and switch between
    the mean alone and the distribution. Beside the group stand two invented ones with the same
    mean: one with a middle, one with two camps. Of groups below 5 people nothing is shown. In a
    notebook this is a widget, elsewhere a text.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_distribution(scan).text.splitlines()[0])
    What can a mean hide? ...
    >>> set_language("nl")
    """
    spreads = Spreads(scan)
    if not in_notebook():
        group = spreads.group(spreads.questionnaire.theme_ids[0])
        return _title(spreads) + shown_group(spreads, group, with_bars=True)
    return Distribution(spreads).box


def _title(spreads: Spreads) -> Shown:
    language = current_language()
    say = translator(language)
    scan = spreads.scan
    names = scan.neighbourhoods["name"]
    place = str(names.iloc[0]) if len(names) == 1 else scan.municipality
    n = int(scan.answers["professional_id"].nunique())
    title = sentence(
        say("What can a mean hide? {place}: {n} filled-in forms", place=place, n=n), strong=True
    )
    return title + sentence(invented_mark(language)) if scan.invented else title


def shown_group(spreads: Spreads, group: Group, *, with_bars: bool) -> Shown:
    """The picture of a group with its examples, and the shares in thirds as a table."""
    say = translator(current_language())
    if not group.is_shown:
        return sentence(withheld(spreads, group))
    rows = spreads.rows(group, with_bars=with_bars)
    alt = ". ".join([say("Means on one scale"), *(row.label for row in rows)])
    if with_bars:
        alt = f"{alt}. {' '.join(_in_words(spreads, group))}"
    shown = Shown(spread_svg(rows, spreads.scale, alt, current_language()), alt)
    shown += sentence(_legend(with_bars))
    if len(rows) == 1:
        shown += sentence(
            say("The mean lies near the end of the scale. Two camps with this mean do not fit.")
        )
    if not with_bars:
        return shown
    header = (say("group"), *(say(part) for part in PARTS_OF_SCALE))
    caption = say("The same in numbers")
    return shown + folded(caption, table(caption, header, spreads.thirds_of(group)))


def withheld(spreads: Spreads, group: Group) -> str:
    """Why nothing is told of a group."""
    say = translator(current_language())
    return say(
        "{group}: not shown. Fewer than 5 people have a score, or such a group would follow.",
        group=spreads.name(group),
    )


def _legend(with_bars: bool) -> str:
    say = translator(current_language())
    parts = [say("Diamond: the mean. Thick line: its 95% interval.")]
    if with_bars:
        parts.append(say("Bars: how many people stand there. Striped: an example."))
    return " ".join(parts)


def _in_words(spreads: Spreads, group: Group) -> list[str]:
    say = translator(current_language())
    return [
        say(
            "{group}: {low} low, {middle} in the middle, {high} high.",
            group=name,
            low=low,
            middle=middle,
            high=high,
        )
        for name, low, middle, high in spreads.thirds_of(group)
    ]


class Distribution:
    """The parts of the widget, and what follows when somebody chooses."""

    def __init__(self, spreads: Spreads) -> None:
        import ipywidgets

        self.spreads, self.language = spreads, current_language()
        self.say = translator(self.language)
        asked = spreads.questionnaire
        self.theme = dropdown(
            self.say("Theme"),
            [(one.name.in_language(self.language), one.theme_id) for one in asked.themes],
        )
        sectors = [EVERYBODY, *spreads.sectors]
        self.sector = dropdown(
            self.say("Sector"), [(spreads.sector_name(one), one) for one in sectors]
        )
        self.with_bars = ipywidgets.Checkbox(
            description=self.say("Distribution too (off: only the mean)"),
            indent=False,
            layout=WIDE,
        )
        self.question = self.say("How do you think the answers lie? Choose first, then it opens.")
        choices = {name: self.say(text) for name, text in EXPECTED.items()}
        self.prediction = one_of(self.question, choices)
        self.picture, self.status = ipywidgets.HTML(), spoken()
        self.opened = ipywidgets.VBox([], layout={"display": "none"})
        self.box = self._box()
        self._listen()

    def _box(self) -> Any:
        import ipywidgets

        controls = [self.theme, self.sector, self.with_bars]
        self.opened.children = [
            ipywidgets.GridBox(controls, layout=TWO_COLUMNS),
            self.picture,
        ]
        return framed(
            [
                ipywidgets.HTML(
                    marked((_title(self.spreads) + sentence(self.question)).html, self.language)
                ),
                self.prediction,
                self.status,
                self.opened,
            ],
            "distribution",
        )

    def _listen(self) -> None:
        self.prediction.observe(self._open, "value")
        for one in (self.theme, self.sector, self.with_bars):
            one.observe(self._changed, "value")

    def _open(self, _: Any) -> None:
        self.opened.layout.display = None
        self._draw()
        # Neither right nor wrong: what counts is to compare it with what is seen.
        first = self.say(YOU_EXPECTED[self.prediction.value])
        if self.with_bars.value:
            self.status.value = f"{first} {self._told()}"
        else:
            then = self.say("Now you see the mean only. Switch the distribution on to compare.")
            self.status.value = f"{first} {then}"

    @property
    def group(self) -> Group:
        """The group that is looked at."""
        return self.spreads.group(self.theme.value, self.sector.value)

    def _changed(self, change: Any) -> None:
        self._draw()
        told = self._told()
        expected = self.prediction.value
        if expected and change["owner"] is self.with_bars and self.with_bars.value:
            told = f"{self.say(YOU_EXPECTED[expected])} {told}"
        self.status.value = told

    def _told(self) -> str:
        """What is seen now, in words."""
        group = self.group
        if not group.is_shown:
            return withheld(self.spreads, group)
        if self.with_bars.value:
            same = self.say("The examples have the same mean.")
            return f"{_in_words(self.spreads, group)[0]} {same}"
        return f"{self.spreads.name(group)}: {self.spreads.mean_text(group)}."

    def _draw(self) -> None:
        shown = shown_group(self.spreads, self.group, with_bars=self.with_bars.value)
        self.picture.value = marked(shown.html, self.language)
