"""``quickscan norm``: scores beside a norm group of one's own, or made into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse import compare_with_norm, make_norm, score_themes, summarise_scores
from quickscan_sim.analyse.meaning.norms import meaning_of_norm
from quickscan_sim.cli.change import signed
from quickscan_sim.cli.sector_table import sector_table
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_file, read_norm, read_quickscan_with_notes

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire


def show_norm(
    screen: Screen,
    data: Path,
    norm: Path | None,
    mapping: Path | None,
    out: Path | None,
    force: bool,
) -> None:
    """The difference with the norm on each theme, and its reading."""
    questionnaire, summary, _ = _read(screen, data, mapping)
    if norm is None:
        raise QuickscanError(
            "There is no norm group. The kit ships none: it would be made up. Give your own with "
            "--norm norm.csv, or make one from an earlier quickscan with --make norm.csv."
        )
    compared = compare_with_norm(summary, read_norm(norm, questionnaire))
    screen.console.print(_table(screen, questionnaire, compared))
    screen.say(
        "Points above (+) or below (−) the norm group, with the 95% interval and the numbers of "
        "people: here, and in the norm. A dash: not shown, or no norm."
    )
    _tell_themes(screen, questionnaire, compared)
    if out:
        with atomic_file(out, force) as file:
            compared.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
        screen.place("Comparison with the norm", out)


def write_norm(
    screen: Screen, data: Path, make: Path, source: str | None, mapping: Path | None, force: bool
) -> None:
    """The scores of this quickscan as a norm file for later."""
    _, summary, scan = _read(screen, data, mapping)
    if scan.invented:
        screen.say(
            "These people are invented. Such a norm is for practice: never hold real people "
            "against it."
        )
    name = source or f"{scan.municipality}, quickscan"
    if scan.invented:
        name += " (" + screen.translate("invented") + ")"
    made = make_norm(summary, name, scan.measured_on.year)
    with atomic_file(make, force) as file:
        made.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    screen.place("Norm", make)


def _read(
    screen: Screen, data: Path, mapping: Path | None
) -> tuple[Questionnaire, pd.DataFrame, Any]:
    scan, notes = read_quickscan_with_notes(data, mapping)
    for note in notes:
        screen.tell(note)
    changed = scan.changed_items(scan.waves[-1])
    if changed:
        screen.say(
            "These questions read otherwise than in the first measurement: {items}. Their themes "
            "cannot be held against a norm of the first wording.",
            items=", ".join(changed),
        )
    scan = scan.of_wave(scan.waves[-1])
    scores = score_themes(scan.answers, scan.questionnaire)
    summary = summarise_scores(scores, scan.professionals, scan.works_in, scan.neighbourhoods)
    return scan.questionnaire, summary, scan


def _table(screen: Screen, questionnaire: Questionnaire, compared: pd.DataFrame) -> Any:
    names: dict[Any, str] = {
        sector.sector_id: sector.name.in_language(screen.language)
        for sector in questionnaire.sectors
    }
    rows = []
    everybody = screen.translate("Everybody")
    groups = [*questionnaire.sector_ids, None]
    for group in groups:
        is_own = compared["sector"].isna() if group is None else compared["sector"] == group
        of_theme = {row["theme"]: row for row in compared[is_own].to_dict("records")}
        if of_theme:
            cells = [_cell(of_theme.get(theme), screen) for theme in questionnaire.theme_ids]
            rows.append((names.get(group, everybody), cells))
    titles = [theme.name.in_language(screen.language) for theme in questionnaire.themes]
    return sector_table(screen, titles, rows)


def _cell(row: dict[Any, Any] | None, screen: Screen) -> str:
    if row is None or row["difference"] != row["difference"]:
        return "-"
    low, high = (signed(row[name], screen.language) for name in ("ci_low", "ci_high"))
    text = f"{signed(row['difference'], screen.language)} [{low}; {high}]"
    return f"{text}\nn = {row['n']}, {row['n_norm']}"


def _tell_themes(screen: Screen, questionnaire: Questionnaire, compared: pd.DataFrame) -> None:
    not_said: dict[str, None] = {}
    everybody = compared[compared["grouping"] == "all"]
    for theme in questionnaire.themes:
        for row in everybody[everybody["theme"] == theme.theme_id].to_dict("records"):
            reading = meaning_of_norm({str(name): value for name, value in row.items()})
            screen.title("{theme}: what this says", theme=theme.name)
            screen.points([reading.says.in_language(screen.language)])
            not_said[reading.says_not.in_language(screen.language)] = None
    screen.title("What this does not say")
    screen.points(list(not_said))
