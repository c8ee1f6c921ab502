"""Each platform with its columns."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.grade.platforms.exporting.for_blackboard import blackboard_table
from quickscan_sim.grade.platforms.exporting.for_brightspace import brightspace_table
from quickscan_sim.grade.platforms.exporting.for_canvas import canvas_table
from quickscan_sim.grade.platforms.exporting.for_moodle import moodle_table
from quickscan_sim.grade.platforms.exporting.for_platform import ForPlatform, Wish
from quickscan_sim.grade.platforms.member import BLACKBOARD, BRIGHTSPACE, CANVAS, MOODLE

TABLES: dict[str, Callable[[Wish], ForPlatform]] = {
    BRIGHTSPACE: brightspace_table,
    CANVAS: canvas_table,
    MOODLE: moodle_table,
    BLACKBOARD: blackboard_table,
}
