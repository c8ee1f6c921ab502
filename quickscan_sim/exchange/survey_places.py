"""Where the respondents of an export work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import TICKED, plain
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_coded import coded
from quickscan_sim.exchange.survey_columns import neighbourhood_columns
from quickscan_sim.language import Message

if TYPE_CHECKING:
    import pandas as pd


def read_places(survey: Survey, people: pd.DataFrame) -> tuple[pd.DataFrame, list[Message]]:
    """The table ``works_in``: each wijk of a person with an equal share; and problems.

    Who names no wijk works where the organisation works, if that is one wijk; otherwise it is
    not known, and there is no row.
    """
    import pandas as pd

    columns = survey.mapping.columns
    named, problems = _named_places(survey)
    if columns.neighbourhood is None and columns.neighbourhoods is None:
        per_organisation = {
            code: list(facts.neighbourhoods) for code, facts in survey.mapping.organisations.items()
        }
    else:
        per_organisation = {
            code: list(facts.neighbourhoods) if len(facts.neighbourhoods) == 1 else []
            for code, facts in survey.mapping.organisations.items()
        }
    fallback = people["organisation_id"].map(per_organisation)
    chosen = named.where(named.notna(), fallback)
    long = people[["professional_id", "wave"]].assign(neighbourhood_id=chosen)
    long = long[chosen.map(lambda places: isinstance(places, list) and len(places) > 0)]
    long = long.assign(share=1 / long["neighbourhood_id"].str.len().astype("float64"))
    return pd.DataFrame(long.explode("neighbourhood_id", ignore_index=True)), problems


def _named_places(survey: Survey) -> tuple[pd.Series, list[Message]]:
    """For each row the list of wijken that it names, or None."""
    import pandas as pd

    nothing = pd.Series([None] * len(survey.cells), index=survey.cells.index, dtype="object")
    columns = neighbourhood_columns(survey.mapping)
    if columns:
        ticked = {plain(code) for code in TICKED}
        marks = {
            code: survey.column(column).map(lambda text: plain(text) in ticked).to_numpy(bool)
            for code, column in columns.items()
        }
        grid = pd.DataFrame(marks, index=survey.cells.index)
        codes = list(grid.columns)
        lists = [
            [code for code, mark in zip(codes, row, strict=True) if mark] or None
            for row in grid.to_numpy()
        ]
        return pd.Series(lists, index=survey.cells.index, dtype="object"), []
    name = survey.mapping.columns.neighbourhood
    if name is None:
        return nothing, []
    codes_of, problems = coded(
        survey, name, list(survey.mapping.neighbourhoods), "neighbourhoods", may_be_empty=True
    )
    lists_of_one = codes_of.map(lambda code: [code] if isinstance(code, str) else None)
    return lists_of_one.astype("object").where(codes_of.notna(), None), problems
