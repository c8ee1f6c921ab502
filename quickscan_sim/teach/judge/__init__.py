"""The judge: the same questions, marked by the lecturer on what students handed in."""

from quickscan_sim.teach.judge.judge import judge, judge_all
from quickscan_sim.teach.judge.judgement import Judgement, to_frame

__all__ = ["Judgement", "judge", "judge_all", "to_frame"]
