"""Knobs of an intervention, and the catalogue of named ones in ``data/interventions.csv``.

An intervention acts on professionals, organisations or rules. There is no knob by which it could
act on a family: what families choose is theirs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, field_validator, model_validator

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.parameters.knobs import Knobs

CATALOGUE = Path(__file__).parents[1] / "data" / "interventions.csv"

ActsOn = Literal["professionals", "organisations", "rules"]
Lever = Literal["trait", "ties", "level", "quality", "response"]
LEVERS_ON_TIES = ("ties", "level", "quality")


class Reach(Knobs):
    """Whom something reaches; what is not given does not limit it."""

    sector: str | None = Field(None, description="code of the sector; None: every sector")
    income_group: Literal["few", "many"] | None = Field(
        None, description="few or many families on a low income; None: every neighbourhood"
    )
    neighbourhoods: tuple[str, ...] = Field(
        (), description="codes of neighbourhoods; (): every neighbourhood"
    )
    organisations: tuple[str, ...] = Field(
        (), description="codes of organisations; (): every organisation"
    )


class Intervention(Reach):
    """Something that is done between measurements, what it moves, how much and how fast.

    Examples
    --------
    >>> training = Intervention(
    ...     name="own training", acts_on="professionals", lever="trait", effect=0.3, delay=6
    ... )
    >>> training.uptake
    1.0
    """

    name: str = Field(description="name, from the catalogue or an own one")
    acts_on: ActsOn = Field(description="professionals, organisations or rules; never a family")
    lever: Lever = Field(
        description="what it moves: the trait of people, which ties there are, their level or "
        "quality, or the response"
    )
    theme: str | None = Field(None, description="theme of the trait; None: every theme")
    layer: str | None = Field(None, description="layer of the ties; None: every layer")
    partner_sector: str | None = Field(
        None, description="sector at the other end of the ties; None: every sector"
    )
    partner_organisations: tuple[str, ...] = Field(
        (), description="codes of organisations at the other end of the ties; (): every one"
    )
    effect: float = Field(
        ge=-3,
        le=3,
        description="full effect: of the trait in SD between people, of the others in log odds",
    )
    uptake: float = Field(
        1.0,
        ge=0,
        le=1,
        description="share that takes part of the people reached (acts_on professionals), of the "
        "organisations (acts_on organisations or rules), or of the pairs (levers on ties)",
    )
    delay: float = Field(
        0.0, ge=0, le=120, description="months until the full effect, which grows evenly"
    )
    from_wave: int = Field(
        2, ge=2, le=10, description="first measurement after it; it starts with the one before"
    )
    reaches_newcomers: bool = Field(
        True, description="does it hold for people who come later? no: a course given once"
    )
    hours: float | None = Field(
        None, ge=0, le=10_000, description="cost: hours of work per person or pair; None: unknown"
    )
    title_nl: str = Field("", description="what it is called in Dutch")
    title_en: str = Field("", description="what it is called in English")
    source: str = Field("", description="where the effect comes from")
    confidence: Literal["H", "M", "D", "R"] = Field(
        "R",
        description="H read in the source, M second-hand or partial, D derived, R an assumption",
    )

    @field_validator("acts_on", mode="before")
    @classmethod
    def _never_a_family(cls, given: object) -> object:
        if given not in get_args(ActsOn):
            raise QuickscanError(
                "An intervention acts on professionals, organisations or rules, never on what a "
                "family chooses; acts_on is {found}.",
                found=repr(given),
            )
        return given

    @field_validator("lever", mode="before")
    @classmethod
    def _known_lever(cls, given: object) -> object:
        if given not in get_args(Lever):
            raise QuickscanError(
                "There is no lever {name}. Known: {known}. The nearest is {near}.",
                name=repr(given),
                known=", ".join(get_args(Lever)),
                near=nearest(str(given), get_args(Lever)) or get_args(Lever)[0],
            )
        return given

    @model_validator(mode="after")
    def _only_what_the_lever_uses(self) -> Intervention:
        idle = {
            "theme": self.theme is not None and self.lever != "trait",
            "layer": self.layer is not None and self.lever not in ("ties", "level"),
            "partner_sector": self.partner_sector is not None and self.lever not in LEVERS_ON_TIES,
            "partner_organisations": bool(self.partner_organisations)
            and self.lever not in LEVERS_ON_TIES,
        }
        for knob, is_idle in idle.items():
            if is_idle:
                raise QuickscanError(
                    "The intervention {name} moves {lever}, for which the knob {knob} means "
                    "nothing. Leave it out.",
                    name=repr(self.name),
                    lever=self.lever,
                    knob=knob,
                )
        return self


def list_interventions() -> list[Intervention]:
    """The interventions of the catalogue, by name.

    >>> "contact_person" in [one.name for one in list_interventions()]
    True
    """
    return [Intervention(**knobs) for _, knobs in sorted(_catalogue().items())]


def load_intervention(name: str, **knobs: Any) -> Intervention:
    """An intervention of the catalogue, with some knobs changed.

    Raises
    ------
    QuickscanError
        When the catalogue has no such intervention, or a knob or value is impossible.

    Examples
    --------
    >>> load_intervention("contact_person", uptake=0.5).uptake
    0.5
    """
    known = _catalogue()
    if name not in known:
        raise QuickscanError(
            "There is no intervention {name} in the catalogue. Known: {known}. The nearest is "
            "{near}.",
            name=repr(name),
            known=", ".join(sorted(known)),
            near=nearest(name, known) or min(known),
        )
    return Intervention(**(known[name] | knobs))


def named_intervention(given: Any) -> Any:
    """A name, or a name with some knobs, as a whole intervention; anything else as it is."""
    if isinstance(given, str):
        return load_intervention(given)
    is_named = isinstance(given, dict) and isinstance(given.get("name"), str)
    if is_named and (given["name"] in _catalogue() or "lever" not in given):
        return load_intervention(**given)
    return given


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    """The filled cells of each row, by name."""
    rows = read_delimited(CATALOGUE).to_dict("records")
    return {
        str(row["name"]): {
            str(knob): cell == "yes" if knob == "reaches_newcomers" else cell
            for knob, cell in row.items()
            if cell
        }
        for row in rows
    }
