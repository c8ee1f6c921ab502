"""A country on disk: ordinary data folders, a manifest, the same bytes whoever wrote them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from country.countries import SMALL, contents, ready

from quickscan_sim.country import CountrySummary, write_country
from quickscan_sim.country.municipality import summary_of, tables_beside
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, read_quickscan_with_notes, write_quickscan
from quickscan_sim.exchange.parquet import n_rows_of
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.country import draw_country


def manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_municipality_is_an_ordinary_data_folder_that_passes_every_check(nl: Path) -> None:
    assert len(ready(nl)) == 12
    for folder in ready(nl):
        scan, notes = read_quickscan_with_notes(folder)
        check_quickscan(scan)
        assert scan.invented
        assert notes == ()


def test_a_municipality_holds_the_bytes_of_the_same_draw_written_by_itself(
    nl: Path, tmp_path: Path
) -> None:
    drawn = draw_country(SMALL)
    scan, _ = simulate_quickscan(drawn.parameters_of(5), drawn.places(5))
    beside = tables_beside(drawn.parameters_of(5), drawn.places(5), False)
    folder = write_quickscan(scan, tmp_path / "one", file_format="parquet", more=beside)
    assert contents(folder) == contents(nl / "G005")


def test_the_manifest_has_the_hash_size_and_rows_of_every_file(nl: Path) -> None:
    rows = manifest(nl)
    visible = {name for name in contents(nl) if ".quickscan_files" not in name}
    assert {row["file"] for row in rows} == visible - {"manifest.csv"}
    for row in rows:
        content = (nl / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert int(row["n_bytes"]) == len(content)
        if row["file"].endswith(".parquet"):
            assert int(row["n_rows"]) == n_rows_of(nl / row["file"])


def test_the_summary_counts_what_is_on_disk(country: CountrySummary) -> None:
    scans = [read_quickscan(folder) for folder in ready(country.folder)]
    for table in ("neighbourhoods", "professionals", "answers", "ties"):
        assert country.n_rows(table) == sum(len(scan.tables[table]) for scan in scans)
    assert country.n_rows("neighbourhoods") == 18
    assert country.n_households == sum(
        int(scan.neighbourhoods["n_households"].sum()) for scan in scans
    )
    assert country.n_bytes == sum(len(content) for content in contents(country.folder).values()) - (
        len((country.folder / ".quickscan_files.json").read_bytes())
    )


def test_no_public_file_of_a_country_says_a_seed(nl: Path) -> None:
    secret = draw_country(SMALL).parameters_of(3).seed
    for name, content in contents(nl).items():
        if not name.endswith(".parquet"):
            assert b"seed" not in content.lower(), name
            assert b"fingerprint" not in content, name
            assert str(secret).encode() not in content, name


def test_two_processes_write_the_same_bytes_as_one(nl: Path, tmp_path: Path) -> None:
    two = write_country(SMALL, tmp_path / "two", workers=2, truth=tmp_path / "truth")
    assert contents(two.folder) == contents(nl)
    assert contents(tmp_path / "truth") == contents(nl.parent / "truth")
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


def test_the_truth_lies_apart_with_the_settings_of_the_country(nl: Path) -> None:
    truth = nl.parent / "truth"
    assert [path.name for path in ready(truth)] == [path.name for path in ready(nl)]
    assert "seed: 5" in (truth / "parameters.yaml").read_text()
    assert (ready(truth)[0] / "traits.csv").exists()
    assert not [name for name in contents(nl) if "trait" in name or "parameters" in name]


def test_progress_counts_up_to_all(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_country(
        SMALL.changed(n_municipalities=2, n_country_neighbourhoods=2),
        tmp_path / "nl",
        on_progress=lambda n, n_all: seen.append((n, n_all)),
    )
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_a_country_can_be_written_as_csv_with_its_households(tmp_path: Path) -> None:
    two = SMALL.changed(n_municipalities=2, n_country_neighbourhoods=2)
    summary = write_country(two, tmp_path / "nl", file_format="csv", households=True)
    assert summary.n_rows("households") == summary.n_households
    first = ready(tmp_path / "nl")[0]
    assert len(read_quickscan(first).answers) == summary.municipalities[0].n_rows["answers"]
    assert "`household_type`" in (first / "codebook.md").read_text(encoding="utf-8")


def test_a_country_that_is_there_is_replaced_only_when_asked(nl: Path, tmp_path: Path) -> None:
    two = SMALL.changed(n_municipalities=2, n_country_neighbourhoods=2)
    folder = write_country(two, tmp_path / "nl").folder
    before = contents(folder)
    with pytest.raises(QuickscanError, match="already exists"):
        write_country(two, folder)
    write_country(two, folder, force=True)
    assert contents(folder) == before
    (folder / "G001" / "notes.txt").write_text("mine")
    with pytest.raises(QuickscanError, match=r"did not write \(G001/notes\.txt\)"):
        write_country(two, folder, force=True)
    assert (folder / "G001" / "notes.txt").read_text() == "mine"


def test_impossible_wishes_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="number of workers is 0; 1 is the least"):
        write_country(SMALL, tmp_path / "nl", workers=0)
    with pytest.raises(QuickscanError, match="not both"):
        write_country(SMALL, tmp_path / "nl", workers=2, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(QuickscanError, match="lies inside the data folder"):
        write_country(SMALL, tmp_path / "nl", truth=tmp_path / "nl" / "truth")
    with pytest.raises(QuickscanError, match="'xlsx' is not known"):
        write_country(SMALL, tmp_path / "nl", file_format="xlsx")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_municipality_that_somebody_changed_is_not_taken_for_ready(
    nl: Path, tmp_path: Path
) -> None:
    recipe = json.loads((ready(nl)[0] / "recipe.json").read_text(encoding="utf-8"))
    folder = tmp_path / "G001"
    folder.mkdir()
    (folder / "recipe.json").write_text(json.dumps(recipe))
    with pytest.raises(QuickscanError, match="a file was changed, added or lost"):
        summary_of(0, folder, "parquet")


def test_a_country_is_no_data_folder_and_the_sentence_says_what_to_give(nl: Path) -> None:
    with pytest.raises(QuickscanError, match=r"holds a whole country.*such as .*G001; "):
        read_quickscan(nl)
