"""An SVG as a PNG, for documents: drawn by typst with the kit's own typeface."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from quickscan_sim.present.typst_compiler import compiler

DOTS_PER_INCH = 150
PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image("picture.svg", width: {width}pt)"""


def svg_as_png(svg: str, width: int = 1200) -> bytes:
    """The picture as dots, about two for each point of its width.

    Examples
    --------
    >>> line = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 6"></svg>'
    >>> made = svg_as_png(line, width=72)
    >>> int.from_bytes(made[16:20]), int.from_bytes(made[20:24])
    (150, 75)
    """
    with TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_text(svg, encoding="utf-8")
        (Path(folder) / "main.typ").write_text(PAGE.format(width=width), encoding="utf-8")
        made = compiler().compile(
            Path(folder) / "main.typ", root=folder, format="png", ppi=DOTS_PER_INCH
        )
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__}, not one picture")
    return made
