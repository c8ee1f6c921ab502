"""Two measurements as one: both waves of a folder, or two folders laid beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
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


def of_one_folder(scan: Quickscan, waves: tuple[int | None, int | None]) -> TwoMeasurements:
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
    return TwoMeasurements(
        questionnaire, tables, (1, 2), days, changed, (earlier, later), other_people
    )


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
