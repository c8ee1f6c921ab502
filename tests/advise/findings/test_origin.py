"""Every number of a finding can be computed again from the data folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from advise.scans import reading_of

from quickscan_sim.advise import (
    collect_findings,
    findings_table,
    recompute,
    recompute_n,
    summarise_quickscan,
)
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, write_quickscan
from quickscan_sim.language import set_language
from quickscan_sim.quickscan import Quickscan

READINGS = [("ordinary", 1), ("own", 1), ("few", 1)]
EXPORT = Path(__file__).parents[3] / "examples" / "limesurvey_export" / "response_export.csv"


def from_folder(scan: Quickscan, folder: Path) -> Reading:
    """The reading of what was written to a data folder."""
    write_quickscan(scan, folder / "data")
    return summarise_quickscan(read_quickscan(folder / "data"))


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_every_number_of_every_finding_follows_from_the_data_folder(
    name: str, seed: int, tmp_path: Path
) -> None:
    reading = reading_of(name, seed)
    again = from_folder(reading.scan, tmp_path)
    findings = collect_findings(reading)
    for one in findings:
        assert recompute(one, again) == one.value, one
        assert recompute_n(one, again) == one.n, one
    if name == "ordinary":
        assert len({one.kind for one in findings}) >= 8


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reading, Reading]:
    """The reading of answers as of a real quickscan, and that of its data folder."""
    reading = reading_of("ordinary")
    people = reading.scan.professionals.assign(name=None).astype({"name": "str"})
    scan = replace(reading.scan.with_tables({"professionals": people}), invented=False)
    return replace(reading, scan=scan), from_folder(scan, tmp_path_factory.mktemp("real"))


@pytest.mark.parametrize("announced", [True, False])
def test_also_of_real_data_where_less_is_shown(
    announced: bool, real: tuple[Reading, Reading]
) -> None:
    reading, again = (
        replace(one, scan=replace(one.scan, ties_announced=announced)) for one in real
    )
    check(reading, again)


def test_the_findings_of_a_survey_export_follow_from_the_export() -> None:
    reading, again = (summarise_quickscan(read_quickscan(EXPORT)) for _ in range(2))
    assert not reading.scan.may_name_ties or reading.scan.invented
    check(reading, again)


def check(reading: Reading, again: Reading) -> None:
    """Every number, and every n, from what may be shown of the other reading."""
    findings = collect_findings(reading)
    assert len({one.kind for one in findings}) >= 5
    shown = shareable(again, reading.scan.may_name_ties)
    for one in findings:
        assert recompute(one, shown) == one.value, one
        assert recompute_n(one, shown) == one.n, one


def test_the_table_says_where_each_number_comes_from() -> None:
    findings = collect_findings(reading_of("ordinary"))
    table = findings_table(findings, "nl")
    assert (table["origin_table"] != "").all()
    assert set(table["origin_table"]) <= set(Reading.__dataclass_fields__)
    shown = table.loc[table["kind"] == "hesitation", "origin_where"]
    assert shown.str.match(r"item_id=\w+; sector=$").all()


def test_a_finding_of_other_data_is_a_sentence() -> None:
    stranger = next(
        one for one in collect_findings(reading_of("ordinary", 2)) if one.organisation_id
    )
    set_language("en")
    try:
        with pytest.raises(QuickscanError, match="not in this quickscan: the table"):
            recompute(stranger, reading_of("own"))
        with pytest.raises(QuickscanError, match="does not say which table"):
            recompute(replace(stranger, origin=None), reading_of("own"))
    finally:
        set_language("nl")
