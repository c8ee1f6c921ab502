"""The network of a neighbourhood to explore: layers, partners taken away, sentences and matrix."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.choices import neighbourhood_named, reading_of
from quickscan_sim.widgets.shown import Shown, folded, picture, table

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.quickscan import Quickscan

ALL_LAYERS = "all"


def show_network(scan: Quickscan, neighbourhood: int = 1, layer: str | None = None) -> Any:
    """Who works with whom in a neighbourhood, as a picture to explore.

    Switch between subjects, take a partner away, search, and read the same as sentences and as a
    matrix. In a notebook this is a widget: its ``layer``, ``selected``, ``removed`` and
    ``language`` follow what people do, and may be set. Elsewhere it is a picture with a table.

    Parameters
    ----------
    neighbourhood
        The number of the neighbourhood in :func:`show_neighbourhoods`, from 1.
    layer
        The subject to begin with, as the questionnaire calls it; "all" for all subjects. The
        first one when none is given.

    Raises
    ------
    QuickscanError
        When there is no such neighbourhood or subject.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_network(scan, neighbourhood=1).text.splitlines()[0])
    Network picture: 11 organisations, ...
    >>> set_language("nl")
    """
    code, _ = neighbourhood_named(scan, neighbourhood)
    chosen = _layer_named(scan, layer)
    if not in_notebook():
        return _still_picture(scan, code, chosen)
    from quickscan_sim.present.network_view import network_view

    view = network_view(_shown(scan), [code], named=scan.may_name_ties)
    return widget_class()(view=view, layer=chosen, language=current_language())


@cache
def widget_class() -> type[Any]:
    """The widget; anywidget is imported only when somebody wants to see one."""
    import anywidget
    import traitlets

    from quickscan_sim.present.network_page import bundle

    class NetworkWidget(anywidget.AnyWidget):
        """The picture that :func:`show_network` gives in a notebook."""

        _esm = bundle("network.js")
        _css = bundle("network.css")
        view = traitlets.Dict().tag(sync=True)
        layer = traitlets.Unicode(ALL_LAYERS).tag(sync=True)
        selected = traitlets.Unicode("").tag(sync=True)
        removed = traitlets.List(traitlets.Unicode()).tag(sync=True)
        language = traitlets.Enum(("nl", "en"), "nl").tag(sync=True)

    return NetworkWidget


def _shown(scan: Quickscan) -> Reading:
    """What may be shown of it."""
    from quickscan_sim.advise.sharing import shareable

    return shareable(reading_of(scan), scan.may_name_ties)


def _layer_named(scan: Quickscan, layer: str | None) -> str:
    layers = scan.questionnaire.layer_ids
    if layer is None:
        return str(layers[0]) if layers else ALL_LAYERS
    if layer not in (*layers, ALL_LAYERS):
        raise QuickscanError(
            'There is no subject "{layer}". Choose one of: {layers}.',
            layer=layer,
            layers=", ".join((*layers, ALL_LAYERS)),
        )
    return layer


def _still_picture(scan: Quickscan, code: str, layer: str) -> Shown:
    from quickscan_sim.present import plot_network
    from quickscan_sim.present.network_words import describe_network

    language = current_language()
    one = scan.questionnaire.layer_ids[0] if layer == ALL_LAYERS else layer
    what = (
        _shown(scan).tie_readings,
        scan.organisations,
        code,
        one,
        scan.questionnaire,
        language,
    )
    words = describe_network(*what, named=scan.may_name_ties)
    figure = plot_network(*what, named=scan.may_name_ties, invented=scan.invented, on_screen=True)
    say = translator(language)
    caption = say("Who names whom, as a table")
    return picture(figure, words.alt) + folded(caption, table(caption, words.header, words.rows))
