"""Recognise the columns of an export: which are items, who answered, and which are partners."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import plain
from quickscan_sim.exchange.partner_guesses import Array, find_arrays, guess_partners
from quickscan_sim.exchange.personal_data import find_personal_columns, is_personal

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Item, Questionnaire

PEOPLE: dict[str, str] = {
    "respondent": r"id|response ?_?id|respondent(_?id|nummer)?|record(ed)?id|nummer|volgnummer",
    "link_code": r"code|koppel_?code|link_?code|pseudoniem|pseudonym|eigen_?code",
    "organisation": r"org|organisatie|organisation|organization|instelling|werkgever",
    "sector": r"sector|branche|veld",
    "neighbourhood": r"wijk|buurt|stadsdeel|neighbourhood|neighborhood",
    "wave": r"wave|meting|golf|ronde",
    "finished": r"submit_?date|submitted|finished|completed|afgerond|voltooid|date ?submitted",
    "years_experience": r"jaren_?ervaring|ervaring|years_?experience|experience",
}
"""How columns about people are called, in any case, per setting of the mapping."""

NOT_APPLICABLE = ("nvt", "n.v.t.", "n.v.t", "not applicable", "niet van toepassing", "n/a")

TOOL_COLUMNS = (
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
    "token",
    "interviewtime",
)
"""Columns that LimeSurvey puts in front of every export."""

ALIKE = 0.95
"""Similarity of two texts from which the match counts as sure."""

LIKELY = 0.75
"""Similarity from which the match is worth checking."""

LONG_HEADER = 15
MOST_CODES = 80


@dataclass(frozen=True)
class Guess:
    """What was recognised; everything is to be checked by a person."""

    people: dict[str, str]
    items: dict[str, str]
    unsure_items: frozenset[str]
    answers: dict[str, dict[str, int | None]]
    answers_are_texts: bool
    not_applicable: tuple[str, ...]
    sectors: tuple[str, ...]
    neighbourhoods: tuple[str, ...]
    neighbourhood_array: str | None
    organisations: tuple[str, ...]
    partners: dict[str, str]
    layers: dict[str, str]
    personal: dict[str, str]
    without_place: tuple[str, ...]


def guess_columns(cells: pd.DataFrame, questionnaire: Questionnaire) -> Guess:
    """What each column of an export seems to be.

    Items are recognised by their code (``sig_1``, ``SIG[SIG1]``) or by their text; people and
    places by the name of the column; partners as arrays whose parts are organisations.
    """
    people = _people(cells)
    items, unsure = match_items([str(name) for name in cells.columns], questionnaire)
    arrays = find_arrays(cells)
    organisations = _codes_in(cells, people.get("organisation"))
    places = _place_array(arrays)
    arrays = [array for array in arrays if array != places]
    partners, layers, listed = guess_partners(
        arrays, organisations, questionnaire, set(items.values())
    )
    answers, are_texts, not_applicable = _answer_codes(cells, items, questionnaire)
    used = {*people.values(), *items.values(), *partners.values()}
    used |= set(places.columns.values()) if places else set()
    names = {pattern.split("{")[0] for pattern in partners.values()}
    personal = {
        name: kind for name, kind in find_personal_columns(cells).items() if name not in used
    }
    return Guess(
        people=people,
        items=items,
        unsure_items=unsure,
        answers=answers,
        answers_are_texts=are_texts,
        not_applicable=not_applicable,
        sectors=_codes_in(cells, people.get("sector")),
        neighbourhoods=tuple(places.columns)
        if places
        else _codes_in(cells, people.get("neighbourhood")),
        neighbourhood_array=f"{places.name}[{{neighbourhood}}]" if places else None,
        organisations=tuple(sorted({*organisations, *listed})),
        partners=partners,
        layers=layers,
        personal=personal,
        without_place=tuple(
            name
            for name in map(str, cells.columns)
            if name not in used
            and name not in personal
            and name not in TOOL_COLUMNS
            and not any(name.startswith(start) for start in names)
        ),
    )


def match_items(
    names: Iterable[str], questionnaire: Questionnaire
) -> tuple[dict[str, str], frozenset[str]]:
    """The column of each item that is recognised, and the items of which that is not sure.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> match_items(["SIG[SIG1]"], load_questionnaire())[0]
    {'sig_1': 'SIG[SIG1]'}
    """
    found: dict[str, str] = {}
    unsure: set[str] = set()
    left = list(names)
    codes = {_bare(item.item_id): item.item_id for item in questionnaire.items}
    for name in names:
        code = codes.get(_bare(name)) or codes.get(_bare(_inside(name)))
        if code is not None and code not in found:
            found[code] = name
            left.remove(name)
    long = [name for name in left if len(name) >= LONG_HEADER]
    for item in questionnaire.items if long else ():
        if item.item_id in found:
            continue
        name, score = _most_alike(item, [name for name in long if name not in found.values()])
        if score >= LIKELY:
            found[item.item_id] = name
        if LIKELY <= score < ALIKE:
            unsure.add(item.item_id)
    in_order = {
        item.item_id: found[item.item_id] for item in questionnaire.items if item.item_id in found
    }
    return in_order, frozenset(unsure)


def _most_alike(item: Item, names: list[str]) -> tuple[str, float]:
    best, best_score = "", 0.0
    for text in (item.text.nl, item.text.en):
        matcher = difflib.SequenceMatcher(b=text.casefold(), autojunk=False)
        for name in names:
            for part in (name, _inside(name)):
                matcher.set_seq1(part.casefold())
                if matcher.real_quick_ratio() > best_score and matcher.quick_ratio() > best_score:
                    score = matcher.ratio()
                    if score > best_score:
                        best, best_score = name, score
    return best, best_score


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def _inside(name: str) -> str:
    """The part between brackets: SIG1 of SIG[SIG1]."""
    found = re.search(r"\[(.+)\]\s*$", name)
    return found[1] if found else name


def _people(cells: pd.DataFrame) -> dict[str, str]:
    found: dict[str, str] = {}
    for setting, pattern in PEOPLE.items():
        for name in cells.columns:
            if re.fullmatch(pattern, str(name).strip().casefold()):
                found.setdefault(setting, str(name))
    return found


def _codes_in(cells: pd.DataFrame, column: str | None) -> tuple[str, ...]:
    """The different codes of a column, as far as they may be shown.

    A longer text is only shown when several people gave it: a text of one person may say
    anything.
    """
    if column is None:
        return ()
    counts = cells[column].str.strip().value_counts()
    kept = [
        str(text)
        for text, n in counts.items()
        if text and (n > 1 or not re.search(r"\s", str(text))) and "@" not in str(text)
    ]
    return tuple(sorted(kept)) if len(kept) <= MOST_CODES else ()


def _place_array(arrays: list[Array]) -> Array | None:
    for array in arrays:
        if re.fullmatch(PEOPLE["neighbourhood"], array.name.casefold()):
            return array
    return None


def _answer_codes(
    cells: pd.DataFrame, items: dict[str, str], questionnaire: Questionnaire
) -> tuple[dict[str, dict[str, int | None]], bool, tuple[str, ...]]:
    """Per scale the value of each code that is not a plain number of the scale."""
    answers: dict[str, dict[str, int | None]] = {}
    not_applicable: set[str] = set()
    are_texts = False
    scales = {item.scale.scale_id: item.scale for item in questionnaire.items}
    for scale in scales.values():
        columns = [
            items[item.item_id]
            for item in questionnaire.items
            if item.scale == scale and item.item_id in items
        ]
        texts = {str(text).strip() for name in columns for text in cells[name].unique()} - {""}
        not_applicable |= {text for text in texts if text.casefold() in NOT_APPLICABLE}
        texts -= not_applicable
        labels = {plain(word) for _, label in scale.labels for word in (label.nl, label.en)}
        odd = {text for text in texts if plain(text) not in map(str, scale.values)}
        if odd and {plain(text) for text in odd} <= labels:
            are_texts = True
        elif odd:
            codes = sorted(text for text in odd if len(text) <= 20 and not is_personal(text))
            answers[scale.scale_id] = {code: _value_of(code, scale.values) for code in codes}
    return answers, are_texts, tuple(sorted(not_applicable))


def _value_of(code: str, values: tuple[int, ...]) -> int | None:
    """A4 is probably 4; Y and N are probably 1 and 0."""
    words = {"y": 1, "j": 1, "ja": 1, "yes": 1, "n": 0, "nee": 0, "no": 0}
    number = re.fullmatch(r"[A-Za-z]+0*(\d+)", code)
    guess = int(number[1]) if number else words.get(code.casefold())
    return guess if guess in values else None
