"""What is right and what goes wrong in reading a network (module M5)."""

from quickscan_sim.teach.answers.network import (
    brokers,
    facts,
    first_link,
    materials,
    organisations,
    pair_labels,
    quality,
    shares,
)

__all__ = [
    "brokers",
    "facts",
    "first_link",
    "materials",
    "organisations",
    "pair_labels",
    "quality",
    "shares",
]
