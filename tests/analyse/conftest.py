"""Sentences are asserted in English, the language in which the code says them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """What a test reads is English, unless it asks for another language itself."""
    set_language("en")
    yield
    set_language("nl")
