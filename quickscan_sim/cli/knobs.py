"""The settings ``--set name=value`` of a command."""

from __future__ import annotations

from typing import Any

from quickscan_sim.errors import QuickscanError


def read_knobs(settings: list[str]) -> dict[str, Any]:
    """The settings ``name=value``, the values read as YAML: numbers, lists, texts."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    knobs = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise QuickscanError(
                "--set expects name=value, such as n_neighbourhoods=4; found {found}.",
                found=repr(setting),
            )
        try:
            knobs[name.strip()] = YAML(typ="safe").load(value)
        except YAMLError:
            raise QuickscanError(
                "The value of the knob {name} cannot be read: {value}.", name=name, value=value
            ) from None
    return knobs
