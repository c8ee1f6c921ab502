"""Finding a sandbox: it is tried, and where there is none a sentence says what to do."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sandbox as sandbox_of_tests

from quickscan_sim.grade.sandbox import Limits, Sandbox, Wanted, run_cells
from quickscan_sim.grade.sandbox import find as finding
from quickscan_sim.grade.sandbox.accounts import FIRST, first_free_account
from quickscan_sim.grade.submissions.submission import StudentCell

LINUX_ONLY = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="code runs apart on Linux only"
)


@pytest.fixture
def _tried_anew() -> Iterator[None]:
    finding._tried.cache_clear()
    yield
    finding._tried.cache_clear()


def _why() -> str:
    why = finding.explain_missing()
    assert why is not None
    return why.in_language("en")


@LINUX_ONLY
@pytest.mark.usefixtures("_tried_anew")
def test_without_bubblewrap_there_is_none_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finding.find_sandbox() is None
    assert "sudo apt-get install bubblewrap" in _why()
    unsafe = finding.find_sandbox(unsafe=True)
    assert unsafe is not None
    assert not unsafe.is_isolated


@LINUX_ONLY
@pytest.mark.usefixtures("_tried_anew")
def test_a_bubblewrap_that_does_not_work_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.chmod(0o755)
    for place in tmp_path.parents[:-2]:
        place.chmod(place.stat().st_mode | 0o011)
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho no user namespaces >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert finding.find_sandbox() is None
    assert "does not work" in _why()
    assert "no user namespaces" in _why()


def test_a_sandbox_can_be_sent_to_another_process(sandbox: Sandbox) -> None:
    assert pickle.loads(pickle.dumps(sandbox)) == sandbox


def test_a_program_that_is_gone_is_a_failure_of_that_run(sandbox: Sandbox) -> None:
    gone = Sandbox(sandbox.library, Path("/gone/bwrap"), None)
    ran = run_cells([StudentCell("a", "x = 1")], [Wanted("x", "a")], [], gone, Limits())
    assert ran.failure is not None
    assert "The sandbox did not start" in ran.failure.in_language("en")
    assert ran.fetched["x"].problem is not None


def test_a_container_with_few_accounts_gives_the_highest_or_none(tmp_path: Path) -> None:
    mapped = tmp_path / "uid_map"
    mapped.write_text("         0          0 4294967295\n", encoding="ascii")
    assert first_free_account(str(mapped)) == FIRST
    mapped.write_text("0 1000 1\n1 100000 65536\n", encoding="ascii")
    assert 60000 < (first_free_account(str(mapped)) or 0) < 64000
    mapped.write_text("0 1000 1\n", encoding="ascii")
    assert first_free_account(str(mapped)) is None


@LINUX_ONLY
def test_the_tests_stop_with_a_sentence_where_nothing_can_be_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RuntimeError, match="apt-get install bubblewrap"):
        sandbox_of_tests.ready_sandbox(install=lambda: False)
