"""Write the table of tables into README.md, from the declarations in quickscan_sim/tables/.

python docs/write_tables.py
"""

from __future__ import annotations

import re
from pathlib import Path

from quickscan_sim.language import LANGUAGES
from quickscan_sim.tables import (
    HOUSEHOLDS,
    PLACE_TABLES,
    QUICKSCAN_TABLES,
    RESULT_TABLES,
    describe_tables,
)

README = Path(__file__).parents[1] / "README.md"
TABLES = {
    "data": QUICKSCAN_TABLES,
    "results": RESULT_TABLES,
    "population": (*PLACE_TABLES, HOUSEHOLDS),
}


def with_tables(text: str) -> str:
    """The text with each ``<!-- tables: data nl -->`` block filled from the declarations."""
    for name, tables in TABLES.items():
        for language in LANGUAGES:
            begin, end = f"<!-- tables: {name} {language} -->", "<!-- end of tables -->"
            block = f"{begin}\n\n{describe_tables(tables, language)}\n\n{end}"
            text = re.sub(
                f"{re.escape(begin)}.*?{re.escape(end)}",
                lambda _, block=block: block,
                text,
                flags=re.DOTALL,
            )
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text("utf-8")), "utf-8", newline="\n")
