"""A path as somebody can type it in the next command."""

from __future__ import annotations

from pathlib import Path


def typed_path(path: str | Path) -> str:
    """The path; between quotation marks when it holds a space.

    >>> typed_path("my_card.yaml"), typed_path("my card.yaml")
    ('my_card.yaml', '"my card.yaml"')
    """
    return f'"{path}"' if " " in str(path) else str(path)
