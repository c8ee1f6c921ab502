"""Two measurements as one: two waves of a quickscan, or two quickscans laid beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Day, Message
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.quickscan import Quickscan

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("answers", "professionals", "works_in", "neighbourhoods")


@dataclass(frozen=True)
class TwoMeasurements:
    """The tables of an earlier and a later measurement, and what is known of both."""

    questionnaire: Questionnaire
    tables: dict[str, pd.DataFrame]
    waves: tuple[int, int]
    days: tuple[date, date]
    changed_items: frozenset[str]
    scans: tuple[Quickscan, Quickscan]
    other_people: bool = False
    notes: tuple[Message, ...] = ()


def of_one_folder(
    scan: Quickscan, waves: tuple[int | None, int | None] = (None, None)
) -> TwoMeasurements:
    """Two waves of one quickscan; by default the first and the last."""
    if len(scan.waves) < 2:
        raise QuickscanError(
            "This quickscan holds only one measurement (wave {wave}). Give the folder of the later "
            "measurement as well: quickscan change EARLIER LATER.",
            wave=scan.waves[0] if scan.waves else "-",
        )
    earlier = scan.waves[0] if waves[0] is None else waves[0]
    later = scan.waves[-1] if waves[1] is None else waves[1]
    for wave in (earlier, later):
        if wave not in scan.waves:
            raise QuickscanError(
                "There is no wave {wave} in this quickscan; it holds {waves}.",
                wave=wave,
                waves=", ".join(map(str, scan.waves)),
            )
    if earlier >= later:
        raise QuickscanError(
            "--from is {earlier} and --to is {later}; the earlier measurement comes first.",
            earlier=earlier,
            later=later,
        )
    # Wording is noted against the first wave: between two later ones what differs has changed.
    changed = set(scan.changed_items(earlier)) ^ set(scan.changed_items(later))
    return TwoMeasurements(
        scan.questionnaire,
        {name: scan.tables[name] for name in TABLES},
        (earlier, later),
        (scan.day_of(earlier), scan.day_of(later)),
        frozenset(changed),
        (scan.of_wave(earlier), scan.of_wave(later)),
    )


def of_two_folders(first: Quickscan, second: Quickscan, other_people: bool) -> TwoMeasurements:
    """The last wave of each folder; people are the same where their code is the same.

    With ``other_people`` codes are not compared: nobody counts as having answered twice.
    """
    import pandas as pd

    if first.questionnaire.theme_ids != second.questionnaire.theme_ids:
        raise QuickscanError(
            "The two measurements have other themes: {first}, and {second}. Only the same themes "
            "can be compared.",
            first=", ".join(first.questionnaire.theme_ids),
            second=", ".join(second.questionnaire.theme_ids),
        )
    earlier, later = (scan.of_wave(scan.waves[-1]) for scan in (first, second))
    tables = {}
    for name in TABLES:
        frames = [earlier.tables[name], later.tables[name]]
        if "wave" in frames[0]:
            frames = [
                frame.assign(wave=pd.array([wave] * len(frame), dtype="Int64"))
                for wave, frame in enumerate(frames, start=1)
            ]
            if other_people:
                frames[1] = frames[1].assign(professional_id="later " + frames[1].professional_id)
            tables[name] = pd.concat(frames, ignore_index=True)
        else:
            tables[name] = pd.concat(frames, ignore_index=True).drop_duplicates("neighbourhood_id")
    questionnaire, changed = _joined(first.questionnaire, second.questionnaire)
    days = (earlier.measured_on, later.measured_on)
    notes = _notes(earlier, later, other_people)
    return TwoMeasurements(
        questionnaire, tables, (1, 2), days, changed, (earlier, later), other_people, notes
    )


def check_two(first: Quickscan, second: Quickscan) -> None:
    """Raise where two quickscans are no earlier and later measurement of one municipality."""
    earlier, later = (scan.of_wave(scan.waves[-1]) for scan in (first, second))
    if _same_answers(earlier, later):
        raise QuickscanError(
            "The two measurements hold the very same answers. Did you give the same file twice? "
            "Give the earlier measurement first, and then the later one."
        )
    if earlier.municipality != later.municipality:
        raise QuickscanError(
            "The two measurements are of other municipalities: {first}, and {second}. A change can "
            "only be read within one municipality.",
            first=earlier.municipality,
            second=later.municipality,
        )
    if later.measured_on < earlier.measured_on:
        raise QuickscanError(
            "The second measurement is of {later}, before the first, of {earlier}. Give the "
            "earlier one first.",
            earlier=Day(earlier.measured_on),
            later=Day(later.measured_on),
        )


def _same_answers(first: Quickscan, second: Quickscan) -> bool:
    key = ["professional_id", "item_id", "answer"]
    tables = [scan.answers[key].sort_values(key).reset_index(drop=True) for scan in (first, second)]
    return len(tables[0]) > 0 and tables[0].equals(tables[1])


def _notes(first: Quickscan, second: Quickscan, other_people: bool) -> tuple[Message, ...]:
    """What a careful reader of two files should know before any number."""
    found = []
    scales = [scan.questionnaire.scored_scale for scan in (first, second)]
    if (scales[0].low, scales[0].high) != (scales[1].low, scales[1].high):
        found.append(
            Message(
                "The answers run from {low} to {high} at first, and from {low_later} to "
                "{high_later} later. Scores on another scale are not compared.",
                low=scales[0].low,
                high=scales[0].high,
                low_later=scales[1].low,
                high_later=scales[1].high,
            )
        )
    people = [set(scan.professionals["professional_id"]) for scan in (first, second)]
    if not other_people and all(people) and not people[0] & people[1]:
        found.append(
            Message(
                "No code of a person occurs in both. Perhaps the same people got new codes: then "
                "nobody can be followed, and only everybody who answered is compared. "
                "--other-people says that you know this."
            )
        )
    return tuple(found)


def _joined(first: Questionnaire, second: Questionnaire) -> tuple[Questionnaire, frozenset[str]]:
    """One questionnaire with the items of both, and the items that are not the same in both."""
    of_first = {item.item_id: item for item in first.items}
    of_second = {item.item_id: item for item in second.items}
    differs = {
        name
        for name in of_first.keys() & of_second.keys()
        if _asked(of_first[name]) != _asked(of_second[name])
    }
    new = tuple(item for name, item in of_second.items() if name not in of_first)
    changed = differs | (of_first.keys() ^ of_second.keys())
    return replace(first, items=first.items + new), frozenset(changed)


def _asked(item: object) -> tuple[object, ...]:
    names = ("theme_id", "part", "scale", "is_reversed", "text")
    return tuple(getattr(item, name) for name in names)
