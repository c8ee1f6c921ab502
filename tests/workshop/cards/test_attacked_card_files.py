"""Card files that nobody means, and those that an accident makes, get a sentence soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.workshop.cards.read_card import CARDS, load_card

W2 = (CARDS / "W2.yaml").read_text(encoding="utf-8")
FILES = {
    "brackets": (f"card: {'[' * 5000}".encode(), "too many parts"),
    "closed brackets": (f"card: {'[' * 5000}{']' * 5000}".encode(), "too many parts"),
    "braces": (f"card: {'{a: ' * 3000}1{'}' * 3000}".encode(), "too many parts"),
    "a file of Word": (b"PK\x03\x04" + b"abc" * 100, "no plain text"),
    "a list as a name": (b"? [a, b]\n: c\ncard: x\n", "line 1: a name in front of a colon"),
    "a path as a name": (
        W2.replace("card: W2", "card: ../../W2").encode(),
        "letters, digits, - and _, and no spaces; found '../../W2'",
    ),
    "3,000 unknown keys": (
        (W2 + "".join(f"unknown_{n}: {n}\n" for n in range(3000))).encode(),
        "There are 2980 more",
    ),
}


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("nl")


@pytest.mark.parametrize(("content", "sentence"), FILES.values(), ids=FILES)
def test_a_broken_file_gets_a_sentence_soon(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "card.yaml"
    path.write_bytes(content)
    began = time.process_time()
    with pytest.raises(QuickscanError, match=sentence.replace("[", r"\[")):
        load_card(str(path))
    assert time.process_time() - began < 5


def test_equal_mistakes_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_text(W2 + "\nprebrif: [" + ", ".join(["{a: 1}"] * 30) + "]\n", encoding="utf-8")
    with pytest.raises(QuickscanError) as told:
        load_card(str(path))
    sentences = [str(one) for one in told.value.messages]
    assert len(sentences) == len(set(sentences)) <= 21
