"""Practise neighbourhood work against poverty: simulate, score, read, advise, report.

This is the contents page: the public names, and where each lives. Nothing is imported before it
is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quickscan_sim.parameters import Parameters as Parameters
    from quickscan_sim.parameters import list_scenarios as list_scenarios
    from quickscan_sim.parameters import load_scenario as load_scenario
    from quickscan_sim.questionnaire import Questionnaire as Questionnaire
    from quickscan_sim.questionnaire import load_questionnaire as load_questionnaire
    from quickscan_sim.quickscan import Quickscan as Quickscan
    from quickscan_sim.quickscan import Truth as Truth
    from quickscan_sim.quickscan_checks import check_quickscan as check_quickscan

__version__ = "0.1.0"

_PLACES = {
    "QuickscanError": "quickscan_sim.errors",
    "set_language": "quickscan_sim.language",
    "Parameters": "quickscan_sim.parameters",
    "load_scenario": "quickscan_sim.parameters",
    "list_scenarios": "quickscan_sim.parameters",
    "Questionnaire": "quickscan_sim.questionnaire",
    "load_questionnaire": "quickscan_sim.questionnaire",
    "Quickscan": "quickscan_sim.quickscan",
    "Truth": "quickscan_sim.quickscan",
    "check_quickscan": "quickscan_sim.quickscan_checks",
    "list_interventions": "quickscan_sim.interventions",
    "load_intervention": "quickscan_sim.interventions",
    "simulate_quickscan": "quickscan_sim.simulate",
    "simulate_households": "quickscan_sim.simulate.households",
    "draw_casus": "quickscan_sim.simulate.households",
    "tell_casus": "quickscan_sim.simulate.households",
    "draw_country": "quickscan_sim.simulate.country",
    "write_country": "quickscan_sim.country",
    "diagnose_scenario": "quickscan_sim.diagnose",
    "cronbach_alpha": "quickscan_sim.analyse",
    "careless_indices": "quickscan_sim.analyse",
    "flag_careless": "quickscan_sim.analyse",
    "find_dif": "quickscan_sim.analyse",
    "between_group_correlation": "quickscan_sim.analyse",
    "find_unreversed": "quickscan_sim.analyse",
    "guttman_lambda6": "quickscan_sim.analyse",
    "intraclass_correlation": "quickscan_sim.analyse",
    "item_statistics": "quickscan_sim.analyse",
    "retest_reliability": "quickscan_sim.analyse",
    "within_group_agreement": "quickscan_sim.analyse",
    "omega_total": "quickscan_sim.analyse",
    "ordinal_alpha": "quickscan_sim.analyse",
    "parallel_analysis": "quickscan_sim.analyse",
    "polychoric_correlation": "quickscan_sim.analyse",
    "split_half": "quickscan_sim.analyse",
    "read_quickscan": "quickscan_sim.exchange",
    "write_quickscan": "quickscan_sim.exchange",
    "write_lavaan": "quickscan_sim.exchange",
    "compare_seeing_acting": "quickscan_sim.analyse",
    "explain_score": "quickscan_sim.analyse",
    "score_items": "quickscan_sim.analyse",
    "score_themes": "quickscan_sim.analyse",
    "summarise_answers": "quickscan_sim.analyse",
    "summarise_checklist": "quickscan_sim.analyse",
    "summarise_distributions": "quickscan_sim.analyse",
    "summarise_scores": "quickscan_sim.analyse",
    "compare_groups": "quickscan_sim.analyse",
    "compare_network_groups": "quickscan_sim.analyse",
    "compare_network_waves": "quickscan_sim.analyse",
    "compare_networks": "quickscan_sim.analyse",
    "measure_change": "quickscan_sim.analyse",
    "expected_regression": "quickscan_sim.analyse",
    "compare_with_norm": "quickscan_sim.analyse",
    "make_norm": "quickscan_sim.analyse",
    "read_norm": "quickscan_sim.exchange",
    "hedges_g": "quickscan_sim.analyse",
    "non_response_bounds": "quickscan_sim.analyse",
    "pool_groups": "quickscan_sim.analyse",
    "seen_again": "quickscan_sim.analyse",
    "measure_brokerage": "quickscan_sim.analyse",
    "measure_network": "quickscan_sim.analyse",
    "measure_organisations": "quickscan_sim.analyse",
    "find_gaps": "quickscan_sim.analyse",
    "top_gaps": "quickscan_sim.analyse",
    "skipped_gaps": "quickscan_sim.analyse",
    "explain_expected": "quickscan_sim.analyse",
    "summarise_quickscan": "quickscan_sim.advise",
    "collect_findings": "quickscan_sim.advise",
    "main_findings": "quickscan_sim.advise",
    "say_nothing_about": "quickscan_sim.advise",
    "suggest_actions": "quickscan_sim.advise",
    "draft_plan": "quickscan_sim.advise",
    "ImprovementPlan": "quickscan_sim.advise",
    "read_plan": "quickscan_sim.advise",
    "write_plan": "quickscan_sim.advise",
    "check_plan": "quickscan_sim.advise",
    "check_wording": "quickscan_sim.advise",
    "score_plan": "quickscan_sim.advise",
    "prepare_round_table": "quickscan_sim.advise",
    "plan_from_minutes": "quickscan_sim.advise",
    "write_report": "quickscan_sim.present",
    "plot_scores": "quickscan_sim.present",
    "plot_comparison": "quickscan_sim.present",
    "plot_network": "quickscan_sim.present",
    "plot_network_matrix": "quickscan_sim.present",
    "open_pack": "quickscan_sim.teach.packs",
    "show_question": "quickscan_sim.teach.self_check",
    "check": "quickscan_sim.teach.self_check",
    "hint": "quickscan_sim.teach.self_check",
    "judge_all": "quickscan_sim.teach.judge",
}

__all__ = [*sorted(_PLACES), "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'quickscan_sim' has no attribute {name!r}")
    return getattr(importlib.import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return __all__
