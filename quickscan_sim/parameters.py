"""Every knob of the simulator: default, meaning and limits. Scenarios are named settings.

The defaults are assumptions for practice material, chosen inside the ranges of the literature
that each description names; they describe no real municipality.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message

SCENARIOS = Path(__file__).parent / "data" / "scenarios"


class Knobs(BaseModel):
    """A frozen set of knobs that refuses unknown names and impossible values with a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as found:
            raise QuickscanError.of(_sentences(found, type(self))) from None


class SectorPlan(Knobs):
    """How many organisations a sector has and how many people in them are invited."""

    n_per_neighbourhood: int = Field(
        1, ge=0, le=20, description="organisations for each area served"
    )
    n_served: int = Field(
        1, ge=1, le=50, description="neighbourhoods that one organisation serves (1: its own wijk)"
    )
    n_invited_low: int = Field(
        5, ge=1, le=500, description="fewest people invited per organisation"
    )
    n_invited_high: int = Field(7, ge=1, le=500, description="most people invited per organisation")

    @model_validator(mode="after")
    def _low_before_high(self) -> SectorPlan:
        if self.n_invited_low > self.n_invited_high:
            raise QuickscanError(
                "n_invited_low is {low} and n_invited_high is {high}; the first may not be larger.",
                low=self.n_invited_low,
                high=self.n_invited_high,
            )
        return self


class Effect(Knobs):
    """A planted difference on one theme, for a sector, for a group of neighbourhoods, or both."""

    theme: str = Field(description="code of the theme")
    sector: str | None = Field(None, description="code of the sector; None: every sector")
    income_group: Literal["few", "many"] | None = Field(
        None, description="few or many families on a low income; None: every neighbourhood"
    )
    size: float = Field(
        ge=-3, le=3, description="shift of the latent trait, in standard deviations between people"
    )


DEFAULT_PLANS = {
    "primary_school": SectorPlan(n_per_neighbourhood=2, n_invited_low=8, n_invited_high=12),
    "childcare": SectorPlan(n_per_neighbourhood=2, n_invited_low=6, n_invited_high=9),
    "social_team": SectorPlan(n_invited_low=9, n_invited_high=13),
    "youth_health": SectorPlan(n_served=2, n_invited_low=7, n_invited_high=10),
    "housing": SectorPlan(n_served=3, n_invited_low=7, n_invited_high=10),
    "welfare_sport": SectorPlan(n_per_neighbourhood=2, n_invited_low=6, n_invited_high=8),
    "informal": SectorPlan(n_per_neighbourhood=2, n_invited_low=5, n_invited_high=8),
}


class Parameters(Knobs):
    """Everything that decides what a simulated quickscan looks like.

    Examples
    --------
    >>> Parameters(seed=7).n_neighbourhoods
    6
    """

    seed: int = Field(1, ge=0, description="start of every stream of chance")
    scenario: str = Field("example", description="name of the scenario these settings came from")
    questionnaire: str = Field("practice", description="name or path of the questionnaire")
    municipality: str | None = Field(
        None, description="name of the invented municipality; None: drawn"
    )
    measured_on: date = Field(date(2026, 3, 16), description="day the first wave closed")

    n_neighbourhoods: int = Field(6, ge=1, le=5000, description="number of neighbourhoods")
    n_many_low_income: int | None = Field(
        None, ge=0, description="how many of them have many families on a low income; None: half"
    )
    sectors: dict[str, SectorPlan] = Field(
        DEFAULT_PLANS, description="plan for each sector; a sector without plan gets other_sectors"
    )
    other_sectors: SectorPlan = Field(
        SectorPlan(), description="plan for sectors that are not in sectors"
    )

    response_rate: float = Field(
        0.62, ge=0, le=1, description="share of invited people who answer; 25-65 % in such surveys"
    )
    response_spread: float = Field(
        0.5, ge=0, le=3, description="spread of the response between organisations, in log odds"
    )
    p_silent_organisation: float = Field(
        0.06, ge=0, le=1, description="share of organisations in which nobody answers"
    )
    p_skipped: float = Field(0.04, ge=0, le=1, description="share of items left open by chance")
    p_near_empty: float = Field(
        0.03, ge=0, le=1, description="share of respondents who stop after a few items"
    )
    p_not_applicable_inside: float = Field(
        0.02, ge=0, le=1, description="n.v.t. by somebody whose sector can answer the item"
    )
    p_not_applicable_outside: float = Field(
        0.85, ge=0, le=1, description="n.v.t. by somebody whose sector cannot well answer the item"
    )
    p_no_partner_answer: float = Field(
        0.07, ge=0, le=1, description="share of respondents who never touch the partner list"
    )

    mean_position: float = Field(
        0.1, ge=-2, le=2, description="average latent position; 0 is the middle of the scale"
    )
    reliability: float = Field(
        0.80, gt=0.05, lt=0.99, description="reliability of a theme score; .74-.89 in such scales"
    )
    theme_correlation: float = Field(
        0.5, ge=0, lt=1, description="correlation between two themes within a person"
    )
    icc_organisation: float = Field(
        0.08, ge=0, lt=0.9, description="share of variance between organisations; .05-.15 assumed"
    )
    icc_neighbourhood: float = Field(
        0.01, ge=0, lt=0.5, description="share of variance between neighbourhoods; .01-.05 assumed"
    )
    sector_spread: float = Field(
        0.15, ge=0, le=2, description="spread of sector means around the average, in SD"
    )
    effects: tuple[Effect, ...] | None = Field(
        None, description="planted differences; None: three are drawn; () plants none"
    )

    tie_density: float = Field(
        0.34,
        gt=0,
        lt=1,
        description="share of pairs that work together on a layer; .20-.35 between organisations",
    )
    sector_affinity: float = Field(
        0.9, ge=0, le=4, description="how much sector pairs differ in working together, in log odds"
    )
    hub_strength: float = Field(
        1.2, ge=0, le=5, description="extra log odds of a tie with the hub of a neighbourhood"
    )
    p_report_tie: float = Field(
        0.80,
        ge=0,
        le=1,
        description="chance that a respondent names a partner the organisation has",
    )
    p_report_no_tie: float = Field(
        0.05, ge=0, le=1, description="chance that a respondent names a partner it does not have"
    )
    n_planted_gaps: int = Field(
        1, ge=0, le=10, description="gaps of each kind planted in each neighbourhood"
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Parameters:
        if self.icc_organisation + self.icc_neighbourhood >= 1:
            raise QuickscanError(
                "icc_organisation ({organisation}) and icc_neighbourhood ({neighbourhood}) are "
                "shares of one variance; together they must stay below 1.",
                organisation=self.icc_organisation,
                neighbourhood=self.icc_neighbourhood,
            )
        if self.n_many_low_income is not None and self.n_many_low_income > self.n_neighbourhoods:
            raise QuickscanError(
                "n_many_low_income is {many}, but there are only {all} neighbourhoods.",
                many=self.n_many_low_income,
                all=self.n_neighbourhoods,
            )
        if self.p_report_no_tie >= self.p_report_tie:
            raise QuickscanError(
                "p_report_no_tie ({false}) must stay below p_report_tie ({true}): else a report "
                "says nothing about a tie.",
                false=self.p_report_no_tie,
                true=self.p_report_tie,
            )
        return self

    def plan_of(self, sector: str) -> SectorPlan:
        """The plan of a sector, by its code."""
        return self.sectors.get(sector, self.other_sectors)

    def changed(self, **knobs: Any) -> Parameters:
        """The same settings with some knobs changed; every check is done again."""
        return Parameters(**(self.model_dump() | knobs))


class Scenario(BaseModel):
    """A named setting, with a sentence on what it shows."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    name: str
    title: Bilingual
    shows: Bilingual
    knobs: dict[str, Any]


def list_scenarios() -> list[Scenario]:
    """The scenarios that come with the kit, by name.

    >>> "example" in [scenario.name for scenario in list_scenarios()]
    True
    """
    return [_read_scenario(path) for path in sorted(SCENARIOS.glob("*.yaml"))]


def load_scenario(name: str, **knobs: Any) -> Parameters:
    """The settings of a scenario, with some knobs changed.

    Raises
    ------
    QuickscanError
        When there is no such scenario, or a knob or value is impossible.

    Examples
    --------
    >>> load_scenario("example", seed=7).seed
    7
    """
    path = SCENARIOS / f"{name}.yaml"
    if not path.exists():
        known = [file.stem for file in sorted(SCENARIOS.glob("*.yaml"))]
        raise QuickscanError(
            "There is no scenario {name}. Known: {known}. The nearest is {near}.",
            name=repr(name),
            known=", ".join(known),
            near=nearest(name, known) or known[0],
        )
    return Parameters(**({"scenario": name} | _read_scenario(path).knobs | knobs))


def _read_scenario(path: Path) -> Scenario:
    from ruamel.yaml import YAML

    content = YAML(typ="safe").load(path)
    return Scenario(
        name=path.stem,
        title=Bilingual(content["title_nl"], content["title_en"]),
        shows=Bilingual(content["shows_nl"], content["shows_en"]),
        knobs=content.get("knobs") or {},
    )


def _sentences(found: ValidationError, model: type[BaseModel]) -> list[Message]:
    return [_sentence(dict(error), model) for error in found.errors()]


def _sentence(error: dict[str, Any], model: type[BaseModel]) -> Message:
    name = ".".join(str(part) for part in error["loc"])
    own = error.get("ctx", {}).get("error")
    if isinstance(own, QuickscanError):
        return own.messages[0]
    if error["type"] == "extra_forbidden":
        return Message(
            "There is no knob {name}. The nearest is {near}.",
            name=repr(name),
            near=nearest(name, model.model_fields) or ", ".join(sorted(model.model_fields)),
        )
    if error["type"] == "missing":
        return Message("The knob {name} is needed and was not given.", name=name)
    limits = {
        word: error["ctx"][word]
        for word in ("ge", "gt", "le", "lt")
        if word in error.get("ctx", {})
    }
    if limits:
        return Message(
            "The knob {name} is {value}; possible is {range}.",
            name=name,
            value=error["input"],
            range=_range(model, name) or str(limits),
        )
    kind = next(
        (words for start, words in EXPECTED.items() if error["type"].startswith(start)), None
    )
    if kind:
        return Message(
            "The knob {name} is {value}; expected {kind}.",
            name=name,
            value=repr(error["input"]),
            kind=kind,
        )
    return Message(
        "The knob {name} is {value}; that cannot be used ({reason}).",
        name=name,
        value=repr(error["input"]),
        reason=error["msg"],
    )


EXPECTED = {
    "int": Bilingual("een heel getal", "a whole number"),
    "float": Bilingual("een getal", "a number"),
    "date": Bilingual("een dag, zoals 2026-03-16", "a day, such as 2026-03-16"),
    "string": Bilingual("een tekst", "a text"),
    "literal": Bilingual("few of many", "few or many"),
    "model": Bilingual("een groep instellingen", "a group of knobs"),
    "tuple": Bilingual("een lijst", "a list"),
    "dict": Bilingual("een lijst met namen en waarden", "a list of names and values"),
}
"""What a knob takes, by the start of the kind of error."""


def _range(model: type[BaseModel], name: str) -> str:
    """The limits of a knob in signs that read the same in both languages."""
    field = model.model_fields.get(name)
    signs = {
        "ge": "\N{GREATER-THAN OR EQUAL TO} {}",
        "gt": "> {}",
        "le": "\N{LESS-THAN OR EQUAL TO} {}",
        "lt": "< {}",
    }
    return ", ".join(
        sign.format(getattr(limit, word))
        for limit in (field.metadata if field else ())
        for word, sign in signs.items()
        if hasattr(limit, word)
    )
