"""The table of invented households, drawn on request, and what each of its columns rests on."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import NEIGHBOURHOOD

YARDSTICKS: dict[str, Bilingual] = {
    "minima": Bilingual(
        "minima: inkomen tot de gemeentelijke grens voor regelingen",
        "minima: income up to the municipal limit for support",
    ),
    "low_income_2018": Bilingual(
        "lage-inkomensgrens van het CBS, 2018",
        "low-income line of Statistics Netherlands, 2018",
    ),
    "poverty_2024": Bilingual(
        "nieuwe armoedegrens van CBS, SCP en Nibud, 2024",
        "new poverty line of CBS, SCP and Nibud, 2024",
    ),
    "as_told_2018": Bilingual(
        "1 op de 8 kinderen, zoals verteld op de bijeenkomst in 2018; welke grens is niet bekend",
        "1 in 8 children, as told at the meeting in 2018; which line is not known",
    ),
}
"""Lines by which a low income is meant; never mixed."""

HOUSEHOLDS = Table(
    "households",
    Bilingual("een verzonnen huishouden", "an invented household"),
    (
        integer(
            "household_id",
            "nummer van het huishouden in de wijk",
            "number of the household within the neighbourhood",
            low=1,
        ),
        NEIGHBOURHOOD,
        text("buurt_id", "code van de buurt", "code of the buurt", may_be_missing=True),
        text(
            "household_type",
            "soort huishouden; kinderen zijn jonger dan 18",
            "type of household; children are under 18",
            allowed=("single", "couple", "couple_with_children", "one_parent", "other"),
        ),
        integer(
            "n_children",
            "aantal kinderen tot 18 jaar; 5 is vijf of meer",
            "children under 18; 5 stands for five or more",
            low=0,
            high=5,
        ),
        text(
            "tenure",
            "wie de woning bezit: het huishouden, een corporatie of een andere verhuurder",
            "who owns the home: the household, a housing corporation or another landlord",
            allowed=("owner", "housing_corporation", "other_rent"),
        ),
        text(
            "main_income",
            "belangrijkste inkomen: werk, uitkering of pensioen",
            "main income: work, benefit or pension",
            allowed=("work", "benefit", "pension"),
        ),
        text(
            "yardstick",
            "grens waarop low_income en income_to_threshold slaan",
            "line that low_income and income_to_threshold refer to",
            allowed=tuple(YARDSTICKS),
        ),
        number(
            "income_to_threshold",
            "inkomen gedeeld door die grens; 1 of minder is een laag inkomen",
            "income over that line; 1 or less is a low income",
            low=0,
        ),
        yes_no("low_income", "inkomen tot de grens van yardstick", "income up to the yardstick"),
        yes_no(
            "minima",
            "onder de gemeentelijke grens voor regelingen",
            "below the municipal limit for support",
        ),
        yes_no(
            "low_income_2018",
            "onder de lage-inkomensgrens van het CBS, 2018",
            "below the low-income line of Statistics Netherlands, 2018",
        ),
        yes_no(
            "poverty_2024",
            "onder de nieuwe armoedegrens, 2024",
            "below the new poverty line, 2024",
        ),
        yes_no(
            "problem_debt",
            "geregistreerde problematische schulden",
            "registered problem debts",
        ),
        yes_no(
            "money_problems",
            "problematische schulden, of kan nauwelijks rondkomen",
            "problem debts, or can hardly make ends meet",
        ),
        yes_no(
            "uses_school_fund",
            "gebruikt een fonds voor schoolkosten",
            "uses a fund for school costs",
        ),
        yes_no(
            "uses_sport_fund",
            "gebruikt een fonds voor sport en cultuur",
            "uses a fund for sport and culture",
        ),
        yes_no(
            "uses_support",
            "gebruikt een of meer regelingen van de gemeente of een fonds",
            "uses support of the municipality or a fund",
        ),
        yes_no(
            "unclaimed_support",
            "heeft recht op een regeling en gebruikt die niet",
            "has a right to support that it does not use",
        ),
        yes_no(
            "contact_social_team",
            "heeft contact met het sociaal team",
            "is in contact with the social team",
        ),
        integer(
            "n_early_signals",
            "meldingen aan de gemeente van een betalingsachterstand in de laatste zes maanden, "
            "door een verhuurder, een energie- of waterbedrijf of een zorgverzekeraar",
            "reports of payment arrears to the municipality in the last six months, by a landlord, "
            "an energy or water company or a health insurer",
            low=0,
        ),
        integer("n_strengths", "aantal sterke kanten", "number of strengths", low=1, high=6),
        text(
            "strengths",
            "sterke kanten, met spaties ertussen",
            "strengths, with spaces between",
        ),
        text(
            "conditions",
            "wat in regels, prijzen en wachtlijsten op het huishouden drukt; none: niets bekend",
            "rules, prices and waiting lists that press on the household; none: nothing known",
        ),
    ),
    ("neighbourhood_id", "household_id"),
)


@dataclass(frozen=True)
class Basis:
    """What a column rests on: its status and the rows of the calibration file behind it.

    ``constrained``: adds up to a number of the neighbourhood exactly. ``modelled``: drawn with
    national figures or assumptions. ``measured`` would be a number read from one real household;
    nothing here is.
    """

    status: str
    calibration: tuple[str, ...] = ()


CONSTRAINED = Basis("constrained")

HOUSEHOLD_BASIS: dict[str, Basis] = {
    "household_id": CONSTRAINED,
    "neighbourhood_id": CONSTRAINED,
    "buurt_id": CONSTRAINED,
    "yardstick": CONSTRAINED,
    "household_type": Basis(
        "modelled", ("single_intercept", "single_slope", "share_one_parent_families")
    ),
    "n_children": Basis("constrained", ("families_1_child", "children_per_family_other")),
    "tenure": Basis("constrained", ("social_rent", "owner_of_not_corporation")),
    "low_income": Basis("constrained", ("low_income_one_parent", "low_income_couple")),
    "main_income": Basis("modelled", ("benefit_families_minima",)),
    "income_to_threshold": Basis("modelled", ("limit_low_income_2018", "limit_poverty_2024")),
    "minima": Basis("modelled", ("level_minima",)),
    "low_income_2018": Basis("modelled", ("level_low_income_2018",)),
    "poverty_2024": Basis("modelled", ("level_poverty_2024",)),
    "problem_debt": Basis("modelled", ("problem_debt", "children_among_debts")),
    "money_problems": Basis("modelled", ("hardly_minima", "hardly_other")),
    "uses_school_fund": Basis("modelled", ("school_fund",)),
    "uses_sport_fund": Basis("modelled", ("sport_fund",)),
    "uses_support": Basis("modelled", ("general_support",)),
    "unclaimed_support": Basis("modelled", ("general_support",)),
    "contact_social_team": Basis("modelled", ("contact_with_help", "money_problems_of_contacts")),
    "n_early_signals": Basis(
        "modelled", ("early_signals", "early_signals_single", "early_signal_debt")
    ),
    "n_strengths": Basis("modelled"),
    "strengths": Basis("modelled"),
    "conditions": Basis("modelled"),
}
"""The yardstick that a neighbourhood's numbers refer to is constrained; the others follow."""
