"""One seed, many independent streams of chance, each with a name.

A stage that draws asks for its own stream, so that a change in one stage leaves the
draws of the others untouched, whatever the order or the number of workers.
"""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, stage: str, number: int = 0, wave: int = 1) -> np.random.Generator:
    """The generator of one stage (and, where given, one neighbourhood and one wave).

    Parameters
    ----------
    seed
        The seed of the whole quickscan, 0 or higher.
    stage
        Name of the stage, such as ``"answers"``.
    number
        Number of the neighbourhood or other unit within the stage.
    wave
        Number of the measurement; a later one leaves the draws of the first as they were.

    Examples
    --------
    >>> bool(stream(1, "names").random() == stream(1, "names").random())
    True
    >>> bool(stream(1, "names").random() == stream(1, "ties").random())
    False
    """
    stage_key = int.from_bytes(hashlib.sha256(stage.encode()).digest()[:8], "big")
    later = [wave] if wave > 1 else []
    return np.random.default_rng(np.random.SeedSequence([seed, stage_key, number, *later]))
