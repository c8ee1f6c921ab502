"""Present: figures, network pictures and the report. This is the contents page of the package."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quickscan_sim.present.comparison_figure import plot_comparison as plot_comparison
    from quickscan_sim.present.document_files import write_document as write_document
    from quickscan_sim.present.form import render_form as render_form
    from quickscan_sim.present.form_parts import form_blocks as form_blocks
    from quickscan_sim.present.form_parts import form_document as form_document
    from quickscan_sim.present.network_cards import card_deck as card_deck
    from quickscan_sim.present.network_cards import render_network_cards as render_network_cards
    from quickscan_sim.present.network_cards import write_network_cards as write_network_cards
    from quickscan_sim.present.network_matrix import plot_network_matrix as plot_network_matrix
    from quickscan_sim.present.network_page import render_network_page as render_network_page
    from quickscan_sim.present.network_page import write_network_page as write_network_page
    from quickscan_sim.present.network_picture import plot_network as plot_network
    from quickscan_sim.present.pdf import render_pdf as render_pdf
    from quickscan_sim.present.published import published_numbers as published_numbers
    from quickscan_sim.present.report import report_document as report_document
    from quickscan_sim.present.report_files import write_report as write_report
    from quickscan_sim.present.response_figure import plot_response as plot_response
    from quickscan_sim.present.score_figure import plot_scores as plot_scores
    from quickscan_sim.present.spread_figure import plot_distribution as plot_distribution
    from quickscan_sim.present.truth_card import write_truth_card as write_truth_card

_PLACES = {
    "card_deck": "network_cards",
    "form_blocks": "form_parts",
    "form_document": "form_parts",
    "plot_comparison": "comparison_figure",
    "plot_distribution": "spread_figure",
    "plot_network": "network_picture",
    "plot_network_matrix": "network_matrix",
    "plot_response": "response_figure",
    "plot_scores": "score_figure",
    "published_numbers": "published",
    "render_form": "form",
    "render_network_cards": "network_cards",
    "render_network_page": "network_page",
    "render_pdf": "pdf",
    "report_document": "report",
    "write_network_cards": "network_cards",
    "write_document": "document_files",
    "write_network_page": "network_page",
    "write_report": "report_files",
    "write_truth_card": "truth_card",
}

__all__ = sorted(_PLACES)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'quickscan_sim.present' has no attribute {name!r}")
    return getattr(importlib.import_module(f"quickscan_sim.present.{_PLACES[name]}"), name)
