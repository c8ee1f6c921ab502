"""From a class list to a pack for everybody, one ZIP, and the lecturer's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.teach.handing_out.class_list import Student, read_class_list
    from quickscan_sim.teach.handing_out.class_variants import HandedOut, make_variants
    from quickscan_sim.teach.handing_out.practice import draw_practice, make_practice

__all__ = [
    "HandedOut",
    "Student",
    "draw_practice",
    "make_practice",
    "make_variants",
    "read_class_list",
]

_PLACES = {
    "HandedOut": "class_variants",
    "Student": "class_list",
    "draw_practice": "practice",
    "make_practice": "practice",
    "make_variants": "class_variants",
    "read_class_list": "class_list",
}

__getattr__ = imported_on_use(__name__, _PLACES)
