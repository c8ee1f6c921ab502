"""From a class list to a pack for everybody, one ZIP, and the lecturer's key."""

from quickscan_sim.teach.handing_out.class_list import Student, read_class_list
from quickscan_sim.teach.handing_out.make_variants import HandedOut, make_variants
from quickscan_sim.teach.handing_out.practice import draw_practice, make_practice

__all__ = [
    "HandedOut",
    "Student",
    "draw_practice",
    "make_practice",
    "make_variants",
    "read_class_list",
]
