"""The time machine: a plan, a true effect, and what two measurements show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Number, Share, current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.look import WIDE, framed, marked
from quickscan_sim.widgets.shown import Shown, folded, sentence, table
from quickscan_sim.widgets.slider import slider
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.simulate.teams_twice import TeamYear
    from quickscan_sim.simulate.years_repeated import RepeatedYears

TWO_COLUMNS = {"grid_template_columns": "repeat(auto-fit, minmax(22em, 1fr))", "grid_gap": "0 2em"}
"""Sliders beside each other: so the picture is in view with them on a projector."""
N_YEARS = 10


def show_before_after(
    effect: float = 0.0,
    n_invited: int = 12,
    turnover: float = 0.15,
    response: float = 1.0,
    uptake: float = 1.0,
    seed: int = 1,
) -> Any:
    """Eight invented teams measured twice, ten times over: is it the plan, or is it chance?

    The plan is for the team that scored lowest. Move the true effect (also to 0), the share of
    staff that leaves, the response, the share that takes part and the size of the teams; what is
    seen stands beside what is true. In a notebook this is a widget; elsewhere a text.

    It draws from the small model of :func:`~quickscan_sim.simulate.teams_twice.draw_teams_twice`,
    which a test holds against the whole simulator: so it follows a slider at once.

    Parameters
    ----------
    effect
        What the plan truly does, in points of the scale.
    n_invited
        People in each team.
    turnover, response, uptake
        Shares from 0 to 1.
    seed
        Another number gives other luck.

    Raises
    ------
    QuickscanError
        When a number cannot be drawn.

    Examples
    --------
    >>> from quickscan_sim import set_language
    >>> set_language("en")
    >>> print(show_before_after().text.splitlines()[0])
    Time machine: eight invented teams, measured twice
    >>> set_language("nl")
    """
    from quickscan_sim.simulate.teams_twice import TeamYear

    year = TeamYear(
        effect=effect, n_invited=n_invited, turnover=turnover, response=response, uptake=uptake
    )
    if not in_notebook():
        found = _repeated(year, seed)
        return _title() + _shown(found, _summary(found))
    return TimeMachine(year, seed).box


def _repeated(year: TeamYear, seed: int) -> RepeatedYears:
    from quickscan_sim.simulate.years_repeated import repeat_year

    return repeat_year(year, N_YEARS, seed)


def _title() -> Shown:
    say = translator(current_language())
    return sentence(say("Time machine: eight invented teams, measured twice"), strong=True)


def _shown(found: RepeatedYears, texts: tuple[str, ...]) -> Shown:
    """The picture, the sentences and the table."""
    from quickscan_sim.present.figure_style import invented_mark
    from quickscan_sim.present.years_strip import describe_years, years_svg

    language = current_language()
    say = translator(language)
    words = describe_years(found, language)
    picture = Shown(years_svg(found, language), words.alt)
    legend = sentence(
        say("Dot: what is seen of the lowest team, with its 95% interval. Diamond: what is true.")
    )
    parts = legend + picture + sentence(invented_mark(language))
    for text in texts:
        parts += sentence(text)
    caption = say("The same in numbers")
    return parts + folded(caption, table(caption, words.header, words.rows))


def _summary(found: RepeatedYears) -> tuple[str, ...]:
    say = translator(current_language())
    if found.n_shown == 0:
        return (say("In none of the years did enough people answer to show anything."),)
    return (
        say(
            "In {rose} of {n} years the lowest team scores higher the second time; in {clear} its "
            "interval lies wholly above 0.",
            rose=found.n_rose,
            n=found.n_shown,
            clear=found.n_clear,
        ),
        say(
            "The plan truly did {true} points for this team. By itself, without any effect, it "
            "comes back {back} points on average.",
            true=Number(found.true_change),
            back=Number(found.by_itself),
        ),
        say(
            "Without any true effect the lowest team rises more than 0.10 in {lowest} of such "
            "years, and some team rises more than 0.20 in {some}.",
            lowest=Share(found.p_lowest_up_nothing),
            some=Share(found.p_some_up_nothing),
        ),
    )


class TimeMachine:
    """The parts of the widget, and what follows when somebody moves a slider."""

    def __init__(self, year: TeamYear, seed: int) -> None:
        import ipywidgets

        self.language = current_language()
        self.say = translator(self.language)
        self.year, self.seed = year, seed
        self.sliders = self._sliders(year)
        self.again = ipywidgets.Button(
            description=self.say("Ten times the same year again"), layout=WIDE
        )
        self.picture, self.status = ipywidgets.HTML(), spoken()
        controls = [*self.sliders.values(), self.again]
        self.box = framed(
            [
                ipywidgets.HTML(marked(_title().html, self.language)),
                ipywidgets.GridBox(controls, layout=TWO_COLUMNS),
                self.status,
                self.picture,
            ],
            "before-after",
        )
        for one in self.sliders.values():
            one.observe(self._moved, "value")
        self.again.on_click(self._other_luck)
        self._draw()

    def _sliders(self, year: TeamYear) -> dict[str, Any]:
        say = self.say
        return {
            "effect": slider(year.effect, say("True effect, in points"), at_most=0.6, decimals=2),
            "n_invited": slider(
                year.n_invited, say("People per team"), at_least=5, at_most=60, step=1
            ),
            "turnover": slider(year.turnover, say("Share that leaves"), is_share=True),
            "response": slider(year.response, say("Share that answers"), is_share=True),
            "uptake": slider(year.uptake, say("Share that takes part"), is_share=True),
        }

    def _moved(self, _: object = None) -> None:
        from dataclasses import replace

        chosen = {name: one.value for name, one in self.sliders.items()}
        self.year = replace(self.year, **chosen | {"n_invited": int(chosen["n_invited"])})
        self._draw()

    def _other_luck(self, _: object = None) -> None:
        self.seed += 1
        self._draw()

    def _draw(self) -> None:
        found = _repeated(self.year, self.seed)
        self.picture.value = marked(_shown(found, _summary(found)[1:]).html, self.language)
        self.status.value = _summary(found)[0]
