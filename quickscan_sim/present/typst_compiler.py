"""What sets pages and pictures: typst, with the kit's own typeface and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quickscan_sim.present.fonts import FOLDER

if TYPE_CHECKING:
    from typst import Compiler


@cache
def compiler() -> Compiler:
    """One for all documents: reading the typeface takes longer than setting a page."""
    import typst

    return typst.Compiler(
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
        ),
        ignore_system_fonts=True,
    )
