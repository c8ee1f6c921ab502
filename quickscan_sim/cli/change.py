"""``quickscan change``: what changed between two measurements, and what that does not say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.second_measurement.before_after import BeforeAfter, read_both
from quickscan_sim.advise.second_measurement.networks import tables_of
from quickscan_sim.advise.second_measurement.two_measurements import (
    TwoMeasurements,
    check_two,
    of_one_folder,
    of_two_folders,
)
from quickscan_sim.analyse.meaning.change import (
    meaning_of_change,
    meaning_of_regression_to_the_mean,
)
from quickscan_sim.cli.change_network import tell_network
from quickscan_sim.cli.change_plan import plan_of, tell_rows, tell_truth, write_change_report
from quickscan_sim.cli.sector_table import sector_table
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_folder, read_quickscan_with_notes
from quickscan_sim.language import Day, format_number, mark
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.analyse.meaning import Meaning
    from quickscan_sim.quickscan import Quickscan

SHOWN = {
    "same_people": mark("People who answered both times"),
    "all_respondents": mark("Everybody who answered, also when other people answered later"),
}


@dataclass(frozen=True)
class ChangeWish:
    """What the user of ``quickscan change`` asked for."""

    data: Path
    later: Path | None
    waves: tuple[int | None, int | None]
    unchanged_items: bool
    other_people: bool
    mapping: Path | None
    out: Path | None
    force: bool
    plan: Path | None = None
    truth: Path | None = None
    report: Path | None = None


def show_change(screen: Screen, wish: ChangeWish) -> None:
    """Two tables and a reading for each theme on the screen; all groups in a folder."""
    both = _measurements(screen, wish)
    plan = None if wish.plan is None else plan_of(wish.plan, both)
    found = read_both(both, plan, unchanged_items=wish.unchanged_items)
    screen.say("From {earlier} to {later}.", earlier=Day(both.days[0]), later=Day(both.days[1]))
    _tell_items(screen, both, wish.unchanged_items)
    for design, title in SHOWN.items():
        screen.title(title)
        screen.console.print(_table(screen, both, found.change, design))
    screen.say(
        "Points higher (+) or lower (−), with the 95% interval and the number of people. A dash: "
        "not shown or not known; the folder of --out says why."
    )
    _tell_looks(screen, found)
    _tell_themes(screen, found)
    tell_rows(screen, found)
    _tell_not_said(screen, tell_network(screen, both, found.network))
    tell_truth(screen, found, wish.truth)
    _tell_person(screen, found.measurement_error)
    if wish.out:
        _write_tables(screen, found, wish.out, wish.force)
    if wish.report:
        write_change_report(screen, found, wish)


def _write_tables(screen: Screen, found: BeforeAfter, out: Path, force: bool) -> None:
    tables = {
        "change": found.change,
        "regression": found.regression,
        "measurement_error": found.measurement_error,
    }
    with atomic_folder(out, force, "change") as folder:
        for name, table in (tables | tables_of(found.network, found.both)).items():
            path = folder / f"{name}.csv"
            table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    screen.place("Tables", out)


def _measurements(screen: Screen, wish: ChangeWish) -> TwoMeasurements:
    if wish.later is not None and wish.waves != (None, None):
        raise QuickscanError(
            "--from and --to choose measurements within one folder. Of two folders the last "
            "measurement of each is compared; leave out --from and --to, or give one folder."
        )
    first = _read(screen, wish.data, wish.mapping)
    if wish.later is None:
        return of_one_folder(first, wish.waves)
    second = _read(screen, wish.later, wish.mapping)
    check_two(first, second)
    both = of_two_folders(first, second, wish.other_people)
    for note in both.notes:
        screen.tell(note)
    if not wish.other_people:
        _tell_overlap(screen, both)
    return both


def _tell_overlap(screen: Screen, both: TwoMeasurements) -> None:
    people = both.tables["professionals"].groupby("wave")["professional_id"].agg(set)
    n = len(people[1] & people[2])
    if 0 < n < SMALL_CELL:
        screen.say(
            "Fewer than {n} codes of people occur in both folders; they count as the same person.",
            n=SMALL_CELL,
        )
    elif n:
        screen.say(
            "{n} codes of people occur in both folders; they count as the same person. Are codes "
            "not the same person? Then add --other-people.",
            n=n,
        )


def _read(screen: Screen, data: Path, mapping: Path | None) -> Quickscan:
    scan, notes = read_quickscan_with_notes(data, mapping)
    for note in notes:
        screen.tell(note)
    return scan


def _tell_items(screen: Screen, both: TwoMeasurements, unchanged_items: bool) -> None:
    if not both.changed_items:
        return
    screen.say(
        "Not the same in both measurements: {items}.", items=", ".join(sorted(both.changed_items))
    )
    if unchanged_items:
        screen.say("Both measurements are scored on the other questions of the theme.")
    else:
        screen.say(
            "A theme with such a question gets no number. With --unchanged-items both measurements "
            "are scored on the other questions."
        )


def _table(screen: Screen, both: TwoMeasurements, change: pd.DataFrame, design: str) -> Any:
    rows = change[change["design"] == design]
    themes = both.questionnaire.theme_ids
    by_name = {}
    for sector in both.questionnaire.sectors:
        own = rows[(rows["grouping"] == "sector") & (rows["sector"] == sector.sector_id)]
        if len(own):
            name = sector.name.in_language(screen.language)
            by_name[name] = _cells(own, themes, screen.language)
    everybody = rows[rows["grouping"] == "all"]
    by_name[screen.translate("Everybody")] = _cells(everybody, themes, screen.language)
    titles = [theme.name.in_language(screen.language) for theme in both.questionnaire.themes]
    return sector_table(screen, titles, by_name.items())


def _cells(rows: pd.DataFrame, themes: list[str], language: str) -> list[str]:
    of_theme = {str(row["theme"]): row for row in rows.to_dict("records")}
    return [_cell(of_theme.get(theme), language) for theme in themes]


def _cell(row: dict[Any, Any] | None, language: str) -> str:
    if row is None or row["change"] != row["change"]:
        return "-"
    text = signed(row["change"], language)
    if row["ci_low"] == row["ci_low"]:
        text += f" [{signed(row['ci_low'], language)}; {signed(row['ci_high'], language)}]"
    if row["design"] == "same_people":
        return f"{text}\nn = {row['n_both']}"
    return f"{text}\nn = {row['n_earlier']} → {row['n_later']}"


def signed(value: float, language: str) -> str:
    """A number with its sign in front, also when it is a plus."""
    text = format_number(value, language)
    return text if value < 0 or round(value, 2) == 0 else f"+{text}"


def _tell_looks(screen: Screen, found: BeforeAfter) -> None:
    """How many intervals lie beside 0, and how many would when nothing changed anywhere."""
    n, beside = found.looks
    if n:
        screen.say(
            "Of the {n} intervals of sectors, {beside} lie wholly above or below 0. By chance "
            "alone about {chance} would, when nothing changed anywhere.",
            n=n,
            beside=beside,
            chance=max(1, round(n / 20)),
        )


def _tell_themes(screen: Screen, found: BeforeAfter) -> None:
    not_said: dict[str, None] = {}
    everybody = found.change[found.change["grouping"] == "all"]
    for theme in found.both.questionnaire.themes:
        screen.title("{theme}: what this says", theme=theme.name)
        rows = everybody[everybody["theme"] == theme.theme_id].to_dict("records")
        readings = [meaning_of_change({str(k): v for k, v in row.items()}) for row in rows]
        texts = [reading.says.in_language(screen.language) for reading in _unlike(readings)]
        for row in found.lowest_organisation(theme.theme_id):
            reading = meaning_of_regression_to_the_mean(row)
            texts.append(reading.says.in_language(screen.language))
            readings.append(reading)
        screen.points(texts)
        not_said |= {reading.says_not.in_language(screen.language): None for reading in readings}
    screen.title("What this does not say")
    screen.points(list(not_said))


def _tell_not_said(screen: Screen, readings: list[Meaning]) -> None:
    not_said = [reading.says_not.in_language(screen.language) for reading in readings]
    if not_said:
        screen.title("What this does not say")
        screen.points(list(dict.fromkeys(not_said)))


def _unlike(readings: list[Meaning]) -> list[Meaning]:
    """Each sentence once: why there is no number is the same for each design."""
    return list({reading.says.in_language("en"): reading for reading in readings}.values())


def _tell_person(screen: Screen, error: pd.DataFrame) -> None:
    known = error["smallest_detectable"].dropna()
    if known.empty:
        return
    screen.title("One person")
    low, high = (
        format_number(float(end), screen.language, 1) for end in (known.min(), known.max())
    )
    if low == high:
        screen.say(
            "One person must move by {points} points before it is more than measurement error. So "
            "this kit never shows the change of a person.",
            points=low,
        )
        return
    screen.say(
        "One person must move by {low} to {high} points before it is more than measurement error. "
        "So this kit never shows the change of a person.",
        low=low,
        high=high,
    )
