"""An output is there completely or not at all, and nothing of somebody else is ever lost."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_file, atomic_folder
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def write(path: Path, force: bool = False, **files: str) -> None:
    with atomic_folder(path, force) as folder:
        for name, text in files.items():
            (folder / name).write_text(text)


def write_half(path: Path, problem: BaseException, force: bool = False) -> None:
    """Write something and then stop, as on Ctrl-C or a full disk."""
    with atomic_folder(path, force) as folder:
        (folder / "a").write_text("half")
        raise problem


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".quickscan")}


def test_a_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "out", a="1", b="2")
    assert names(tmp_path / "deep" / "out") == {"a", "b"}
    assert names(tmp_path / "deep") == {"out"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError, SystemExit])
def test_a_stop_half_way_leaves_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop):
        write_half(tmp_path / "new" / "out", stop())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_gives_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(QuickscanError, match=r"No space left.*Nothing was left behind"):
        write_half(tmp_path / "out", full)
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_reading_something_else_keeps_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_folder(tmp_path / "out"):
        Path("/nowhere/at/all.csv").read_text()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(QuickscanError, match="could not be written"),
        atomic_folder(tmp_path / "file" / "out"),
    ):
        pass
    assert names(tmp_path) == {"file"}


def test_an_existing_folder_is_refused_without_force(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")
    with pytest.raises(QuickscanError, match="already exists"):
        write(tmp_path / "out", a="2")
    assert (tmp_path / "out" / "a").read_text() == "1"


def test_force_replaces_what_the_kit_wrote(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1", b="1")
    write(tmp_path / "out", force=True, a="2")
    assert names(tmp_path / "out") == {"a"}
    assert names(tmp_path) == {"out"}


def test_force_accepts_an_empty_folder_and_system_litter(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", force=True, a="1")
    (tmp_path / "out" / ".DS_Store").write_text("litter")
    write(tmp_path / "out", force=True, a="2")
    assert names(tmp_path / "out") == {"a"}


def test_force_never_touches_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    with pytest.raises(QuickscanError, match="not written by the quickscan kit"):
        write(tmp_path / "out", force=True, a="1")
    assert names(tmp_path / "out") == {"thesis.docx"}


def test_force_refuses_a_foreign_file_among_ours(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")
    (tmp_path / "out" / "notes").mkdir()
    (tmp_path / "out" / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(QuickscanError, match=r"did not write \(notes/mine\.txt\)"):
        write(tmp_path / "out", force=True, a="2")
    assert (tmp_path / "out" / "a").read_text() == "1"
    assert (tmp_path / "out" / "notes" / "mine.txt").read_text() == "mine"


def test_force_refuses_a_file_that_somebody_changed(tmp_path: Path) -> None:
    write(tmp_path / "out", plan="1")
    (tmp_path / "out" / "plan").write_text("my own work")
    with pytest.raises(QuickscanError, match=r"somebody changed files .*\(plan\)"):
        write(tmp_path / "out", force=True, plan="2")
    assert (tmp_path / "out" / "plan").read_text() == "my own work"


def test_a_stop_during_a_replacement_keeps_the_old_folder(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "out", KeyboardInterrupt(), force=True)
    assert (tmp_path / "out" / "a").read_text() == "1"
    assert names(tmp_path) == {"out"}


def test_work_added_while_we_write_is_kept(tmp_path: Path) -> None:
    def write_while_somebody_adds_a_file() -> None:
        with atomic_folder(tmp_path / "out", force=True) as folder:
            (folder / "a").write_text("2")
            (tmp_path / "out" / "mine").write_text("new")

    write(tmp_path / "out", a="1")
    with pytest.raises(QuickscanError, match=r"did not write \(mine\)"):
        write_while_somebody_adds_a_file()
    assert names(tmp_path / "out") == {"a", "mine"}


def test_a_folder_inside_a_folder_is_replaced_with_it(tmp_path: Path) -> None:
    for text in ("1", "2"):
        with atomic_folder(tmp_path / "demo", force=True) as folder:
            write(folder / "data", a=text)
    assert (tmp_path / "demo" / "data" / "a").read_text() == "2"


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(QuickscanError, match="is a file"):
        write(tmp_path / "out", force=True, a="1")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_single_file_appears_complete_or_not_at_all(tmp_path: Path) -> None:
    with atomic_file(tmp_path / "new" / "report.docx") as half:
        assert half.suffix == ".docx"
        half.write_text("whole")
    assert (tmp_path / "new" / "report.docx").read_text() == "whole"


def test_a_stop_half_way_a_file_leaves_nothing(tmp_path: Path) -> None:
    def stop_half_way() -> None:
        with atomic_file(tmp_path / "b.txt") as half:
            half.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert list(tmp_path.iterdir()) == []


def test_a_single_file_is_replaced_with_force_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    with (
        pytest.raises(QuickscanError, match=r"a\.txt already exists"),
        atomic_file(tmp_path / "a.txt"),
    ):
        pass
    with atomic_file(tmp_path / "a.txt", force=True) as half:
        half.write_text("2")
    assert (tmp_path / "a.txt").read_text() == "2"
    with pytest.raises(QuickscanError, match="is a folder"), atomic_file(tmp_path, force=True):
        pass


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_a_sentence(tmp_path: Path, name: str) -> None:
    for made in (atomic_file, atomic_folder):
        with (
            pytest.raises(QuickscanError, match="No file or folder can be named"),
            made(tmp_path / name),
        ):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_whole_file_takes_the_place_of_the_old_one_for_its_owner_only(tmp_path: Path) -> None:
    place = tmp_path / "new" / "key.json"
    for content in (b"first", b"second"):
        write_whole(place, content, private=True)
    assert place.read_bytes() == b"second"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in place.parent.iterdir()] == ["key.json"]


def test_a_whole_file_that_can_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a file, not a folder")
    with pytest.raises(QuickscanError, match="could not be written"):
        write_whole(tmp_path / "key" / "P-1.json", b"content")
    assert (tmp_path / "key").read_text() == "a file, not a folder"
