"""Many draws of one scenario, on one or more processors, put together in the order of drawing."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack

import numpy as np

from quickscan_sim.diagnose.diagnosands import Diagnosis, Draws, summarise_draws
from quickscan_sim.diagnose.inquiries import PARTS, Inquiry, list_inquiries
from quickscan_sim.diagnose.one_draw import answer_inquiries, parameters_of_draw
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire

CHUNK = 10
"""Draws that a worker does before it reports; few enough for a progress bar that moves."""


def diagnose_scenario(
    parameters: Parameters,
    n_draws: int,
    *,
    workers: int = 1,
    parts: Collection[str] = PARTS,
    on_progress: Callable[[int, int], None] | None = None,
) -> Diagnosis:
    """What quickscans like these can and cannot show: bias, coverage and power over many draws.

    Each draw is a quickscan with a seed of its own, read by the functions that read a real one,
    and compared with its truth. What the scenario fixes (sector means, items, planted
    differences) is the same in every draw; organisations, people, answers, response and ties are
    drawn anew. Any number of workers gives the same table.

    Parameters
    ----------
    parameters
        The scenario; its seed is the start of all draws.
    n_draws
        2 or more. Monte Carlo errors shrink with its square root.
    workers
        Processes that draw side by side.
    parts
        What is asked, by :func:`~quickscan_sim.diagnose.inquiries.list_inquiries`; less is faster.
    on_progress
        Called with the number of draws done and to do.

    Returns
    -------
    Diagnosis

    Raises
    ------
    QuickscanError
        When there are too few draws or workers, or the scenario cannot be drawn.

    Examples
    --------
    >>> from quickscan_sim.parameters import Parameters
    >>> found = diagnose_scenario(Parameters(n_neighbourhoods=1, effects=()), n_draws=2)
    >>> found.table["estimate"].iloc[0], found.n_draws
    ('theme mean', 2)
    """
    _check_call(n_draws, workers)
    start = time.perf_counter()
    questionnaire = load_questionnaire(parameters.questionnaire)
    inquiries = list_inquiries(questionnaire, parts)
    chunks: list[Draws] = []
    n_done = 0
    for chunk in _in_chunks(_Chunk(parameters, inquiries, tuple(parts)), n_draws, workers):
        chunks.append(chunk)
        n_done += len(chunk.n_invited)
        if on_progress:
            on_progress(n_done, n_draws)
    draws = Draws.together(chunks)
    return Diagnosis(
        parameters=parameters,
        n_draws=n_draws,
        table=summarise_draws(draws, inquiries, parameters, questionnaire),
        inquiries=inquiries,
        draws=draws,
        seconds=time.perf_counter() - start,
    )


def _check_call(n_draws: int, workers: int) -> None:
    if n_draws < 2:
        raise QuickscanError(
            "The number of draws is {n}; at least 2 are needed to see how much they differ.",
            n=n_draws,
        )
    if workers < 1:
        raise QuickscanError("The number of workers is {n}; expected 1 or more.", n=workers)


def _in_chunks(work: _Chunk, n_draws: int, workers: int) -> Iterator[Draws]:
    chunks = [range(first, min(first + CHUNK, n_draws)) for first in range(0, n_draws, CHUNK)]
    with ExitStack() as stack:
        if workers == 1:
            yield from map(work, chunks)
            return
        pool = stack.enter_context(ProcessPoolExecutor(workers))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        yield from pool.map(work, chunks)


class _Chunk:
    """Does the draws with these numbers; can be sent to another process."""

    def __init__(
        self, parameters: Parameters, inquiries: tuple[Inquiry, ...], parts: tuple[str, ...]
    ) -> None:
        self.parameters = parameters
        self.inquiries = inquiries
        self.parts = parts

    def __call__(self, numbers: range) -> Draws:
        start = time.process_time()
        code = {inquiry: number for number, inquiry in enumerate(self.inquiries)}
        draw, inquiry, values, counts = [], [], [], []
        for number in numbers:
            # Number 0 belongs to a stage as a whole.
            answers, *n_people = answer_inquiries(
                parameters_of_draw(self.parameters, number + 1), self.parts
            )
            counts.append(n_people)
            draw += [number] * len(answers)
            inquiry += [code[answer.inquiry] for answer in answers]
            values += [(*answer.found, answer.truth) for answer in answers]
        n_invited, n_responded = np.array(counts).T
        return Draws(
            draw=np.array(draw),
            inquiry=np.array(inquiry),
            values=np.array(values),
            n_invited=n_invited,
            n_responded=n_responded,
            cpu_seconds=time.process_time() - start,
        )
