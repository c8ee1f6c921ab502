"""Columns on paper are as wide as what stands in them."""

from __future__ import annotations

from quickscan_sim.present.document import TableBlock
from quickscan_sim.present.fonts import width_of
from quickscan_sim.present.table_layout import POINTS_PER_CM, lay_out


def test_a_heading_that_may_not_break_fits_in_its_narrow_column() -> None:
    heads = ("phase", "van\N{NO-BREAK SPACE}45", "van\N{NO-BREAK SPACE}30", "on paper")
    wide = "a sheet to tally predictions on, and another to lay beside it " * 2
    block = TableBlock("", heads, (("Predict", "3", "3", wide),))
    ((_, layout),) = lay_out(block)
    for head, width in zip(heads[1:3], layout.widths[1:3], strict=True):
        assert width_of(head, "bold") * layout.points / POINTS_PER_CM + 0.2 < width
