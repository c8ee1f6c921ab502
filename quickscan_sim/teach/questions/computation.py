"""A computation on the data of a student, named in a question file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData


@dataclass(frozen=True)
class Computation:
    """A function of :mod:`quickscan_sim.teach.answers` and the rules it computes by.

    A misconception is the same function with one rule changed: forgetting to reverse is
    ``theme_mean`` with ``reverse=False``. So a wrong answer differs from the right one by that one
    mistake and nothing else.
    """

    function: str
    rules: Mapping[str, Any] = field(default_factory=dict)

    def changed(self, rules: Mapping[str, Any]) -> Computation:
        """The same computation with some rules changed; ``function`` may be one of them."""
        rules = dict(rules)
        function = rules.pop("function", self.function)
        return replace(self, function=function, rules={**self.rules, **rules})

    def of(self, data: OwnData) -> Any:
        """What the function gives on the data of this student."""
        from quickscan_sim.teach.answers import answer_function

        return answer_function(self.function)(data, **self.rules)
