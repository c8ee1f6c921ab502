"""Data and a ready R script that fits the factor model in lavaan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.lavaan_texts import README, TEXTS, WHY_R, kept_fields
from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.language import translator
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

BODY = Path(__file__).parents[1] / "data" / "lavaan" / "body.R"
KIND = "lavaan"

LEAST_PEOPLE = 50
"""Below this no ordinal factor model of a form comes to a steady solution."""

LEAST_IN_SECTOR = 100
"""A sector with fewer people cannot be compared on thresholds and loadings."""

NOT_ITEMS = ("row", "wave", "sector", "organisation")
KEY = ["professional_id", "wave"]


def write_lavaan(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    folder: str | Path,
    language: str = "nl",
    force: bool = False,
) -> None:
    """Write ``data.csv``, ``model.R`` and ``README.md``: a factor analysis to run in R.

    No Python library today does confirmatory factor analysis and measurement invariance correctly
    for ordered answers, so the kit does not offer them; lavaan (Rosseel 2012) and semTools do. The
    script fits all themes as correlated factors (WLSMV) and prints fit beside the thresholds of
    COSMIN and of Hu and Bentler (1999), residual correlations, omega (Green and Yang 2009), a check
    with clustered errors, and invariance over the sectors with 100 people or more by the steps of
    Wu and Estabrook (2016) and the criteria of Chen (2007).

    Parameters
    ----------
    answers, professionals
        Tables of one or more waves; the script takes the last wave, or another by its setting.
    folder
        Where the three files go; it appears when everything is written.
    language
        Of what the script and the README say: "nl" or "en".
    force
        Replace such a folder that the kit wrote before.

    Raises
    ------
    QuickscanError
        When there is no answer to a scored item, an answer has no professional, or the folder
        exists.

    Notes
    -----
    ``data.csv`` has a row per person, numbered anew. It is pseudonymous personal data and not for
    publication.
    """
    data, names = _wide(answers, questionnaire, professionals)
    with atomic_folder(folder, force, KIND) as place:
        data.to_csv(place / "data.csv", index=False, lineterminator="\n", encoding="utf-8")
        script = _header(questionnaire, names, language) + BODY.read_text(encoding="utf-8")
        (place / "model.R").write_text(script, encoding="utf-8", newline="\n")
        readme = _readme(language)
        (place / "README.md").write_text(readme, encoding="utf-8", newline="\n")


def _wide(
    answers: pd.DataFrame, questionnaire: Questionnaire, professionals: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, str]]:
    """A row per person and wave in an order that tells nothing; and the column of every item."""
    items = questionnaire.items_of("practice")
    names = _column_names([item.item_id for item in items])
    scored = answers[answers["item_id"].isin(list(names))]
    if not scored["answer"].notna().any():
        raise QuickscanError(
            "There is no answer to any question that makes a score, so there is nothing to write. "
            "Check the answers with: quickscan check DATA."
        )
    wide = scored.pivot(index=KEY, columns="item_id", values="answer").astype("Int64")
    wide = wide.reindex(columns=list(names)).dropna(how="all")
    scale = questionnaire.scored_scale
    backwards = [item.item_id for item in items if item.is_reversed]
    wide[backwards] = scale.low + scale.high - wide[backwards]
    who = professionals.drop_duplicates(KEY).set_index(KEY).reindex(wide.index)
    if who["sector"].isna().any():
        raise QuickscanError(
            "{n} people in the table answers do not occur in that wave of the table professionals. "
            "Add them there.",
            n=int(who["sector"].isna().sum()),
        )
    organisation = pd.factorize(who["organisation_id"], sort=True)[0] + 1
    data = wide.rename(columns=names).reset_index(drop=True)
    data = data.assign(
        wave=wide.index.get_level_values("wave").to_numpy(),
        sector=who["sector"].to_numpy(),
        organisation=organisation,
    )
    columns = list(names.values())
    data = data.sort_values(["wave", "organisation", *columns], ignore_index=True)
    data.insert(0, "row", np.arange(1, len(data) + 1))
    return data[[*NOT_ITEMS, *columns]], names


def _column_names(codes: Iterable[str], taken: Collection[str] = NOT_ITEMS) -> dict[str, str]:
    """Names that R and lavaan can read, each another one."""
    names: dict[str, str] = {}
    for code in codes:
        name = re.sub(r"[^A-Za-z0-9_]", "_", code)
        name = name if name[:1].isalpha() else f"q{name}"
        while name in taken or name in names.values():
            name += "_"
        names[code] = name
    return names


def _header(questionnaire: Questionnaire, items: Mapping[str, str], language: str) -> str:
    say = translator(language)
    themes = _column_names(questionnaire.theme_ids, [*NOT_ITEMS, *items.values()])
    of_theme = {
        themes[theme]: [items[item.item_id] for item in questionnaire.items_of("practice", theme)]
        for theme in questionnaire.theme_ids
    }
    texts = {name: kept_fields(text, language) for name, text in TEXTS.items()}
    lines = [
        f"# {say(WHY_R)}",
        "",
        'DATA <- "data.csv"',
        "WAVE <- NULL  # " + say("NULL: the last wave"),
        f"SMALL_CELL <- {SMALL_CELL}",
        f"LEAST_PEOPLE <- {LEAST_PEOPLE}",
        f"LEAST_IN_SECTOR <- {LEAST_IN_SECTOR}",
        f"DECIMAL_MARK <- {_text(',' if language == 'nl' else '.')}",
        "THEMES <- list(",
        ",\n".join(
            f"  {theme} = c({', '.join(map(_text, own))})" for theme, own in of_theme.items() if own
        ),
        ")",
        _named(
            "NAMES",
            {themes[t.theme_id]: t.name.in_language(language) for t in questionnaire.themes},
        ),
        _named(
            "SECTORS", {s.sector_id: s.name.in_language(language) for s in questionnaire.sectors}
        ),
        _named("TEXTS", texts, "list"),
        "",
        "",
    ]
    return "\n".join(lines)


def _named(name: str, values: Mapping[str, str], kind: str = "c") -> str:
    rows = ",\n".join(f"  {_text(key)} = {_text(value)}" for key, value in values.items())
    return f"{name} <- {kind}(\n{rows}\n)"


def _text(value: str) -> str:
    """A text as R reads it in every locale."""
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    signs = (sign if ord(sign) < 128 else f"\\U{{{ord(sign):x}}}" for sign in plain)
    return '"' + "".join(signs) + '"'


def _readme(language: str) -> str:
    say = translator(language)
    blocks = ["# lavaan"]
    for heading, points in zip(README[::2], README[1::2], strict=True):
        blocks.append(f"## {say(heading[0])}")
        mark = "- " if len(points) > 1 else ""
        blocks.append("\n".join(f"{mark}{say(point)}" for point in points))
    return "\n\n".join(blocks) + "\n"
