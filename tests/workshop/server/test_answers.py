"""What a page asks of the kernel, and the port that it is served on."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.workshop.server.answers import KEPT_RUNS, Answers, answers_of
from quickscan_sim.workshop.server.made_cards import READY, made_card
from quickscan_sim.workshop.server.making_cards import write_cards
from quickscan_sim.workshop.server.ports import FIRST, HOST, chosen_port, is_free
from quickscan_sim.workshop.server.voila_app import settings


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers("en", minutes=45)


def test_a_card_goes_whole_and_as_json(answers: Answers) -> None:
    data = answers.answer({"ask": "card", "card": "W2"})
    assert json.loads(json.dumps(data)) == data
    assert set(data["frames"]) == {"0-0", "0-1", "1-0", "1-1"}


def test_every_card_opens_with_the_length_that_was_asked_for(answers: Answers) -> None:
    assert answers.card("W2")["opens_with"] == 45
    assert {card["minutes"] for card in answers.cards()} == {45}


def test_a_card_is_made_once(answers: Answers) -> None:
    assert answers.card("W2") is answers.card("W2")


def test_another_neighbourhood_gives_the_pictures_where_rounds_start_and_end(
    answers: Answers,
) -> None:
    data = answers.answer({"ask": "other", "card": "W2", "seed": 3})
    assert data["frames"]["0-0"] == answers.answer(
        {"ask": "frame", "card": "W2", "seed": 3, "key": "0-0"}
    )
    assert data["frames"]["0-0"] != answers.card("W2")["frames"]["0-0"]


def test_three_hours_of_other_neighbourhoods_do_not_fill_the_memory(answers: Answers) -> None:
    for seed in range(100, 100 + 3 * KEPT_RUNS):
        answers._run("W2", seed)
    assert len([key for key in answers._runs if key[1] is not None]) == KEPT_RUNS


SIMULATOR = "[one for one in ('pandas', 'scipy') if one in sys.modules]"


def test_the_simulator_loads_when_the_page_is_at_rest_and_not_before() -> None:
    program = f"""
import sys
from quickscan_sim.workshop.server.answers import Answers
from quickscan_sim.workshop.server.widget import open_workshop
answers = Answers("en")
answers.answer({{"ask": "cards"}})
print({SIMULATOR})
answers.answer({{"ask": "ping"}})
answers._loading.join()
print({SIMULATOR})
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["[]", "['pandas', 'scipy']"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"ask": "card", "card": "W98"}, "There is no card 'W98'"),
        (
            {"ask": "frame", "card": "W2", "seed": 3, "key": "7"},
            "has no picture '7'; it has 0-0, 0-1",
        ),
        ({"ask": "weather"}, "asks something unknown"),
    ],
)
def test_a_wrong_question_gets_a_sentence(
    answers: Answers, asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(QuickscanError) as problem:
        answers.answer(asked)
    assert sentence in problem.value.in_language("en")


def test_a_port_in_use_is_refused_with_one_that_is_free() -> None:
    with socket.socket() as busy:
        busy.bind((HOST, 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(QuickscanError) as problem:
            chosen_port(port)
    said = problem.value.in_language("en")
    assert f"The port {port} of this computer is in use" in said
    assert is_free(int(said.split("--port ")[1].rstrip(".")))


def test_a_port_that_is_not_for_everyone_gets_one_that_is() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            busy.bind((HOST, 1023))
            busy.listen()
        except PermissionError:
            pass  # then it is refused all the same
        with pytest.raises(QuickscanError) as problem:
            chosen_port(1023)
    other = problem.value.in_language("en").split("--port ")[1].rstrip(".")
    assert int(other) >= FIRST


def test_without_a_wish_the_next_free_port_is_taken() -> None:
    first = chosen_port(None)
    assert first >= FIRST
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind((HOST, first))
        busy.listen()
        assert chosen_port(None) > first


def test_a_card_that_was_made_ahead_is_taken_and_one_that_was_not_is_made(
    answers: Answers, tmp_path: Path
) -> None:
    write_cards(tmp_path, answers, "W2")
    (tmp_path / READY).touch()
    given = {"language": "en", "own": None, "minutes": 45}
    hurried = answers_of(given, tmp_path)
    assert hurried.card("W2") == answers.card("W2")
    assert hurried._runs == {}
    (tmp_path / "W2.json").unlink()
    assert answers_of(given, tmp_path).card("W2") == answers.card("W2")


def test_a_kernel_with_an_open_page_may_stay_and_one_without_a_page_goes(tmp_path: Path) -> None:
    kernels = settings(tmp_path, tmp_path / "a.ipynb", FIRST, {}).MappingKernelManager
    assert kernels.cull_connected is False
    assert kernels.cull_idle_timeout > 0


def test_a_card_that_does_not_come_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    assert made_card(tmp_path, "W2", longest=0.1) is None
