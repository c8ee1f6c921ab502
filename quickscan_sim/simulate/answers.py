"""What people answer: latent positions through items and scales, with what is left open.

Every draw is made for everybody who was invited, and kept for who responded: the same person
gives the same answers, whatever the response of others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.answer_styles import (
    AnswerStyles,
    answer_without_care,
    dif_lifts,
    draw_styles,
    hesitation_lift,
    rosy_lift,
)
from quickscan_sim.simulate.columns import gather, numbered, places_in, whole_numbers, yes_no
from quickscan_sim.simulate.facts import draw_facts
from quickscan_sim.simulate.instrument import Instrument, calibrated_instrument
from quickscan_sim.simulate.item_targets import TRAIT_PARTS, answers_of
from quickscan_sim.simulate.items import ItemCore, Lift, draw_points
from quickscan_sim.simulate.missing_answers import left_open, not_applicable
from quickscan_sim.simulate.true_scores import true_scores


@dataclass(frozen=True)
class Form:
    """Items x people: ``points`` (numbers of answers), ``empty``, ``outside`` (n.v.t.).

    With how people answered, the calibrated items, and the shift by hesitation (None: nobody).
    """

    points: np.ndarray
    empty: np.ndarray
    outside: np.ndarray
    styles: AnswerStyles
    instrument: Instrument
    hesitation: Lift | None


@dataclass(frozen=True)
class Answers:
    """What was answered, and what is true about it.

    ``table``: table ``answers``. ``true_score``: people x themes, the expected score of complete,
    careful answers, hesitation included. ``styles``: how people answered. ``instrument``: the
    items as they were calibrated. ``n_items``: items on the form.
    """

    table: pd.DataFrame
    true_score: np.ndarray
    styles: AnswerStyles
    instrument: Instrument
    n_items: int


def draw_answers(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    wave: int = 1,
) -> Answers:
    """Table ``answers``, a row per respondent and item of the form, with the truth about people.

    Parameters
    ----------
    people
        Table ``professionals`` with ``n_first_items``: after how many items somebody stopped.
    position
        People x themes: the latent position.
    """
    form = fill_in_form(parameters, questionnaire, people, position, wave)
    shift = None if form.hesitation is None else form.hesitation.shifts
    return Answers(
        table=_as_table(people, questionnaire.items, form),
        true_score=true_scores(form.instrument, position, shift),
        styles=form.styles,
        instrument=form.instrument,
        n_items=len(questionnaire.items),
    )


def fill_in_form(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    wave: int = 1,
) -> Form:
    """The forms of everybody who was invited, with what is left open; see :func:`draw_answers`."""
    instrument = calibrated_instrument(parameters, questionnaire)
    sector = places_in(questionnaire.sector_ids, people["sector"])
    styles = draw_styles(parameters, people, wave)
    hesitation = hesitation_lift(parameters, instrument, styles)
    rosiness = rosy_lift(instrument, styles)
    lifts = [lift for lift in (hesitation, rosiness) if lift is not None]
    points = np.empty((len(questionnaire.items), len(people)), np.uint8)
    points[_rows(questionnaire, from_trait=True)] = draw_points(
        item_core(instrument),
        np.ascontiguousarray(position.T),
        stream(parameters.seed, "answers", wave=wave),
        (*lifts, *dif_lifts(parameters, questionnaire, instrument, sector)),
    )
    facts = _rows(questionnaire, from_trait=False)
    if len(facts):
        organisation, _ = numbered(people["organisation_id"])
        points[facts] = draw_facts(questionnaire, parameters, sector, organisation, wave)
    answer_without_care(
        points, questionnaire.items, styles, stream(parameters.seed, "careless answers", wave=wave)
    )
    empty = left_open(parameters, questionnaire, people, position, points, wave)
    outside = not_applicable(parameters, questionnaire, sector, wave)
    np.greater(outside, empty, out=outside)
    empty |= outside
    return Form(points, empty, outside, styles, instrument, hesitation)


def item_core(instrument: Instrument) -> ItemCore:
    """The numbers of the instrument that answers are drawn from."""
    return ItemCore(instrument.loading, instrument.theme, instrument.cuts)


def _rows(questionnaire: Questionnaire, from_trait: bool) -> np.ndarray:
    return np.flatnonzero(
        [(item.part in TRAIT_PARTS) == from_trait for item in questionnaire.items]
    )


def _as_table(people: pd.DataFrame, items: tuple[Item, ...], form: Form) -> pd.DataFrame:
    """The declared columns and types straight from arrays; a test compares them."""
    responded = np.flatnonzero(people["responded"].to_numpy(bool))
    n, n_items = len(responded), len(items)
    person = np.repeat(responded, n_items)
    answers = _answer_codes(items)[np.arange(n_items), form.points.T[responded]]
    return pd.DataFrame(
        {
            "professional_id": people["professional_id"].array.take(person),
            "wave": people["wave"].array.take(person),
            "item_id": gather([item.item_id for item in items], np.tile(np.arange(n_items), n)),
            "answer": whole_numbers(answers.ravel(), form.empty.T[responded].ravel()),
            "not_applicable": yes_no(form.outside.T[responded].ravel()),
        },
        copy=False,
    )


def _answer_codes(items: tuple[Item, ...]) -> np.ndarray:
    """Items x numbers of answers: the answer as the form stores it."""
    codes = np.zeros((len(items), max(len(item.scale.values) for item in items)), np.int64)
    for row, item in enumerate(items):
        answers = answers_of(item) if item.part in TRAIT_PARTS else item.scale.values
        codes[row, : len(answers)] = answers
    return codes
