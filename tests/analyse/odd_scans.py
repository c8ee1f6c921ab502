"""Quickscans in which something is missing, small, alike or empty, for every function of tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.questionnaire import Item, Questionnaire, load_questionnaire

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"


@dataclass(frozen=True, eq=False)
class Scan:
    """The tables of a quickscan that ``analyse`` takes."""

    questionnaire: Questionnaire
    neighbourhoods: pd.DataFrame
    organisations: pd.DataFrame
    active_in: pd.DataFrame
    professionals: pd.DataFrame
    works_in: pd.DataFrame
    answers: pd.DataFrame
    ties: pd.DataFrame

    @property
    def partner_ratings(self) -> pd.DataFrame:
        """Everybody rates every named partner on every aspect."""
        if "partner_id" not in self.ties:
            return self.ties
        named = self.ties.drop_duplicates(["professional_id", "wave", "partner_id"])
        parts = [
            named.assign(aspect_id=aspect, rating=(np.arange(len(named)) + number) % 4 + 1)
            for number, aspect in enumerate(self.questionnaire.aspect_groups)
        ]
        table = pd.concat([*parts, named.head(0).assign(aspect_id=None, rating=None)])
        return table.reset_index(drop=True)


def shortened(questionnaire: Questionnaire) -> Questionnaire:
    """Two themes, with three questions that are scored and one of each other part: faster."""
    themes = questionnaire.themes[:2]
    kept = ["", *(theme.theme_id for theme in themes)]
    per_part: dict[tuple[str, str], list[Item]] = {}
    for item in questionnaire.items:
        if item.theme_id in kept:
            per_part.setdefault((item.part, item.theme_id), []).append(item)
    kept_items = [
        item
        for (part, _), asked in per_part.items()
        for item in (asked[:3] if part == "practice" else asked[:1])
    ]
    return replace(
        questionnaire, themes=themes, layers=questionnaire.layers[:2], items=tuple(kept_items)
    )


def ordinary_scan(questionnaire: Questionnaire) -> Scan:
    """Eight organisations of six people, in four wijken; all answer, and name two partners."""
    sectors = questionnaire.sector_ids[:4]
    codes = [f"o{k}" for k in range(8)]
    organisations = pd.DataFrame(
        {
            "organisation_id": codes,
            "sector": [sectors[k % 4] for k in range(8)],
            "name": codes,
            "is_informal": False,
            "n_invited": pd.array([8] * 8, dtype="Int64"),
        }
    )
    neighbourhoods = pd.DataFrame(
        {
            "neighbourhood_id": ["n0", "n1", "n2", "n3"],
            "name": ["n0", "n1", "n2", "n3"],
            "income_group": ["few", "few", "many", "many"],
        }
    )
    active_in = pd.DataFrame(
        {"organisation_id": codes, "neighbourhood_id": [f"n{k // 2}" for k in range(8)]}
    )
    professionals = pd.DataFrame(
        {
            "professional_id": [f"p{person:02}" for person in range(48)],
            "wave": 1,
            "organisation_id": [codes[person // 6] for person in range(48)],
            "sector": [sectors[person // 6 % 4] for person in range(48)],
            "responded": True,
            "answered_partners": True,
        }
    )
    works_in = professionals[["professional_id", "wave", "organisation_id"]].merge(active_in)
    works_in = works_in.drop(columns="organisation_id").assign(share=1.0)
    return Scan(
        questionnaire,
        neighbourhoods,
        organisations,
        active_in,
        professionals,
        works_in,
        answers_of(questionnaire, professionals),
        ties_of(questionnaire, professionals),
    )


def answers_of(questionnaire: Questionnaire, professionals: pd.DataFrame) -> pd.DataFrame:
    """Answers that hang together within a person, and differ between people."""
    draws = np.random.default_rng(20261123)
    people = professionals["professional_id"].to_numpy()
    leaning = draws.uniform(0, 1, len(people))
    parts = []
    for item in questionnaire.items:
        place = np.clip(leaning + draws.normal(0, 0.25, len(people)), 0, 0.999)
        if item.is_reversed:
            place = 0.999 - place
        values = np.array(item.scale.values)[(place * len(item.scale.values)).astype(int)]
        parts.append(pd.DataFrame({"professional_id": people, "wave": 1, "answer": values}))
        parts[-1].insert(2, "item_id", item.item_id)
    whole = pd.concat(parts, ignore_index=True).astype({"answer": "Int64"})
    return whole.assign(not_applicable=pd.array([False] * len(whole), dtype="boolean"))


def ties_of(questionnaire: Questionnaire, professionals: pd.DataFrame) -> pd.DataFrame:
    """Everybody names the next organisation and the one before it, on every layer."""
    named = professionals[["professional_id", "wave", "organisation_id"]]
    number = named["organisation_id"].str[1:].astype(int)
    parts = [
        named.assign(partner_id=[f"o{(one + step) % 8}" for one in number], layer=layer)
        for step in (1, -1)
        for layer in questionnaire.layer_ids
    ]
    whole = pd.concat(parts, ignore_index=True)
    return whole.assign(
        level=pd.array([2 + row % 3 for row in range(len(whole))], dtype="Int64"),
        quality=pd.array([1 + row % 4 for row in range(len(whole))], dtype="Int64"),
    )


def only_people(scan: Scan, people: list[str]) -> Scan:
    """Only these people were asked and answered."""
    kept = {
        name: table[table["professional_id"].isin(people)].reset_index(drop=True)
        for name in ("professionals", "works_in", "answers", "ties")
        for table in [getattr(scan, name)]
    }
    return replace(scan, **kept)


def only_organisations(scan: Scan, codes: list[str]) -> Scan:
    """Only these organisations exist."""
    own = scan.professionals["organisation_id"].isin(codes)
    small = only_people(scan, list(scan.professionals.loc[own, "professional_id"]))
    ties = small.ties[small.ties["partner_id"].isin(codes)].reset_index(drop=True)
    kept = {
        name: table[table["organisation_id"].isin(codes)].reset_index(drop=True)
        for name in ("organisations", "active_in")
        for table in [getattr(scan, name)]
    }
    return replace(small, ties=ties, **kept)


def silent(scan: Scan, people: pd.Series[bool]) -> Scan:
    """These people were asked, and did not answer."""
    codes = scan.professionals.loc[people, "professional_id"]
    asked = scan.professionals.assign(responded=~people, answered_partners=~people)
    return replace(
        scan,
        professionals=asked,
        answers=scan.answers[~scan.answers["professional_id"].isin(codes)].reset_index(drop=True),
        ties=scan.ties[~scan.ties["professional_id"].isin(codes)].reset_index(drop=True),
    )


def all_silent(scan: Scan) -> Scan:
    return silent(scan, scan.professionals["wave"] == 1)


def without_people(scan: Scan) -> Scan:
    return only_people(scan, [])


def all_missing(scan: Scan) -> Scan:
    return replace(scan, answers=scan.answers.assign(answer=missing(scan)))


def all_not_applicable(scan: Scan) -> Scan:
    return replace(scan, answers=scan.answers.assign(answer=missing(scan), not_applicable=True))


def missing(scan: Scan) -> pd.api.extensions.ExtensionArray:
    return pd.array([pd.NA] * len(scan.answers), dtype="Int64")


def one_person(scan: Scan) -> Scan:
    return only_people(scan, ["p00"])


def two_colleagues(scan: Scan) -> Scan:
    return only_people(scan, ["p00", "p01"])


def two_people_of_two_sectors(scan: Scan) -> Scan:
    return only_people(scan, ["p00", "p06"])


def one_organisation(scan: Scan) -> Scan:
    return only_organisations(scan, ["o0"])


def one_wijk(scan: Scan) -> Scan:
    here = only_organisations(scan, ["o0", "o1"])
    return replace(here, neighbourhoods=scan.neighbourhoods.head(1))


def a_sector_is_silent(scan: Scan) -> Scan:
    return silent(scan, scan.professionals["sector"] == scan.questionnaire.sector_ids[0])


def no_wijken_with_many(scan: Scan) -> Scan:
    return replace(scan, neighbourhoods=scan.neighbourhoods.assign(income_group="few"))


def nobody_has_a_wijk(scan: Scan) -> Scan:
    return replace(scan, works_in=scan.works_in.head(0), active_in=scan.active_in.head(0))


def unknown_n_invited(scan: Scan) -> Scan:
    unknown = pd.array([pd.NA] * len(scan.organisations), dtype="Int64")
    return replace(scan, organisations=scan.organisations.assign(n_invited=unknown))


def everybody_alike(scan: Scan) -> Scan:
    highest = {item.item_id: item.scale.high for item in scan.questionnaire.items}
    alike = scan.answers["item_id"].map(highest).astype("Int64")
    return replace(scan, answers=scan.answers.assign(answer=alike))


def one_item_per_theme(scan: Scan) -> Scan:
    practice = scan.questionnaire
    first = {theme: practice.items_of("practice", theme)[0] for theme in practice.theme_ids}
    return asking(scan, [item for item in practice.items if item in first.values()])


def one_theme_without_items(scan: Scan) -> Scan:
    empty = scan.questionnaire.theme_ids[0]
    return asking(scan, [item for item in scan.questionnaire.items if item.theme_id != empty])


def asking(scan: Scan, items: list[Item]) -> Scan:
    """The same quickscan with fewer questions."""
    asked = scan.answers["item_id"].isin([item.item_id for item in items])
    return replace(
        scan,
        questionnaire=replace(scan.questionnaire, items=tuple(items)),
        answers=scan.answers[asked].reset_index(drop=True),
    )


def own_questionnaire(_scan: Scan) -> Scan:
    return ordinary_scan(shortened(load_questionnaire(OWN)))


def ordinary(scan: Scan) -> Scan:
    return scan


CASES: tuple[Callable[[Scan], Scan], ...] = (
    ordinary,
    all_silent,
    without_people,
    all_missing,
    all_not_applicable,
    one_person,
    two_colleagues,
    two_people_of_two_sectors,
    one_organisation,
    one_wijk,
    a_sector_is_silent,
    no_wijken_with_many,
    nobody_has_a_wijk,
    unknown_n_invited,
    everybody_alike,
    one_item_per_theme,
    one_theme_without_items,
    own_questionnaire,
)
