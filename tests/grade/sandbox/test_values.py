"""What values come out as, through the whole sandbox and back."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.grade.sandbox import Called, Limits, Wanted, find_sandbox, run_cells
from quickscan_sim.grade.sandbox.inside.to_plain import Bounds, from_plain, to_plain
from quickscan_sim.grade.sandbox.plain_data import from_tagged, to_tagged
from quickscan_sim.grade.sandbox.said import Said
from quickscan_sim.grade.submissions.submission import StudentCell
from quickscan_sim.teach.handing_out import Student, make_variants

SINGLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
PLAIN = st.recursive(
    SINGLE | st.just(...),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(SINGLE, inner),
    max_leaves=20,
)
LYING = """
class Number(int):
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __float__(self): return 4.0
class Text(str):
    def __len__(self): return 0
class Both:
    __class__ = float
    def __float__(self): return 4.0
    def tolist(self): return [4]
class Endless(list):
    def __iter__(self):
        while True: yield 1
    def __len__(self): return 1
x = [Number(3), Text('a'), Both(), Endless()]
a, b, c, d = x
"""


@given(PLAIN)
def test_plain_data_comes_back_as_it_was(value: Any) -> None:
    sent = to_plain(value, Bounds(10**6, 10**5, 30))
    assert from_tagged(sent, 31) == _readable(value)
    assert from_plain(to_tagged(value)) == value


def _readable(value: Any) -> Any:
    """Half characters become a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, (list, tuple)):
        return type(value)(map(_readable, value))
    if isinstance(value, dict):
        return {_readable(key): _readable(part) for key, part in value.items()}
    return value


@given(st.recursive(SINGLE, lambda i: st.lists(i) | st.dictionaries(st.text(), i), max_leaves=20))
def test_whatever_is_sent_is_a_value_or_is_not_of_the_agreed_form(sent: Any) -> None:
    try:
        from_tagged(sent, 10)
    except ValueError:
        return


def test_columns_tables_and_single_numbers_of_the_libraries(run: Any) -> None:
    ran = run(
        "import numpy as np, pandas as pd\n"
        "x = [np.float64(2.5), np.int64(3), np.bool_(True), np.str_('a'), np.array([1, 2]),\n"
        "     pd.NA, np.nan, np.inf, pd.Index(['a']), pd.Series([1, None]).array,\n"
        "     {3, 4}, range(2)]",
        "column = pd.Series([1.5, np.nan], index=['a', 'b'])\n"
        "table = pd.DataFrame({'a': ['p', 'q'], 'b': [1, 2]}, index=[5, 6])\n"
        "of_words = pd.Series(['p', 'q'], dtype='category')\n"
        "dates = pd.Series(pd.to_datetime(['2027-01-01']))",
        wanted=[
            Wanted("x", "a"),
            *(Wanted(name, "b") for name in ("column", "table", "of_words", "dates")),
        ],
    )
    x = ran.fetched["x"].value
    assert x[:6] == [2.5, 3, True, "a", [1, 2], None]
    assert [type(one) for one in x[:4]] == [float, int, bool, str]
    assert math.isnan(x[6])
    assert x[7:9] == [math.inf, ["a"]]
    assert x[10:] == [{3, 4}, [0, 1]]
    column = ran.fetched["column"].value
    assert list(column.index) == ["a", "b"]
    assert column["a"] == 1.5
    table = pd.DataFrame({"a": ["p", "q"], "b": [1, 2]}, index=[5, 6])
    pd.testing.assert_frame_equal(ran.fetched["table"].value, table, check_dtype=False)
    assert list(ran.fetched["of_words"].value) == ["p", "q"]
    assert "Timestamp" in _problem(ran.fetched["dates"])


def _problem(fetched: Any) -> str:
    assert fetched.problem is not None, fetched
    return str(fetched.problem.in_language("en"))


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("x = []\nx.append(x)", "a list that holds itself"),
        ("x = []\nfor _ in range(100_000): x = [x]", "more than 20 deep"),
        ("x = 'a' * 3_000_000", "too large"),
        ("x = list(range(100_000))", "too large"),
        ("x = 10 ** 9999", "too large"),
        ("x = lambda: 4", "You gave a function itself."),
        ("x = object()", "of the type object"),
        ("x = 1j", "of the type complex"),
        ("x = (n for n in [1])", "of the type generator"),
        ("y = 1", "nothing with the name x"),
        ("del y", "nothing with the name x"),
    ],
)
def test_what_is_no_answer_says_why(run: Any, source: str, why: str) -> None:
    assert why in _problem(run(source).fetched["x"])


def test_a_value_that_lies_about_its_type_is_no_answer(run: Any) -> None:
    ran = run(LYING, wanted=[Wanted(name, "a") for name in "abcdx"])
    for name, kind in zip("abcdx", ("Number", "Text", "Both", "Endless", "Number"), strict=True):
        assert f"of the type {kind}" in _problem(ran.fetched[name])


def test_a_value_is_what_it_was_right_after_its_cell(run: Any) -> None:
    ran = run("x = [1]", "x.append(2)\nx = x + [3]", wanted=[Wanted("x", "a")])
    assert ran.fetched["x"].value == [1]


def test_a_value_wanted_after_a_cell_that_is_gone_says_so(run: Any) -> None:
    ran = run("x = 1", wanted=[Wanted("x", "gone")])
    assert "not in the notebook" in _problem(ran.fetched["x"])


def test_an_error_is_one_line_and_the_next_cell_runs(run: Any) -> None:
    ran = run("1 / 0", "class E(Exception):\n    def __str__(self): 1 / 0\nraise E", "x = 1")
    assert ran.errors == {"a": "ZeroDivisionError: division by zero", "b": "E"}
    assert ran.fetched["x"].value == 1


def test_cells_run_as_in_a_notebook(run: Any) -> None:
    ran = run(
        "%matplotlib inline\n%config InlineBackend.figure_format = 'svg'",
        "import asyncio\nawait asyncio.sleep(0)\n40 + 2",
        "y = _\ndisplay(y)",
        "%%time\nz = 3",
        "!echo hello\nfiles = !ls -d /usr",
        "print?",
        "  x = [y, z, list(files), __name__]",
    )
    assert ran.fetched["x"].value == [42, 3, ["/usr"], "__main__"]


def test_a_function_is_tried_on_arguments_of_its_own_each_time(run: Any) -> None:
    ran = run(
        "def x(a, b=1):\n    a.append(b)\n    if b == 3: raise ValueError('three')\n"
        "    if b == 4: return print\n    return len(a)",
        wanted=[Wanted("x", "a", calls=(([1],), ([], 2), ([], 3), ([], 4), (), ((1,), 2)))],
    )
    called = ran.fetched["x"].value
    assert called[:3] == (Called(2), Called(1), Called(error=("ValueError", "three")))
    assert "function itself" in called[3].error[1]
    assert called[4].error[0] == "TypeError"
    assert called[5].error[0] == "AttributeError"


@pytest.mark.parametrize(
    ("source", "why"),
    [("x = ...", "Not answered yet"), ("x = 4", "the function itself"), ("x = int", "function")],
)
def test_what_is_no_function_says_so(run: Any, source: str, why: str) -> None:
    ran = run(source, wanted=[Wanted("x", "a", calls=((1,),))])
    assert why in _problem(ran.fetched["x"])


def test_a_function_that_never_ends_ends_the_run(run: Any) -> None:
    ran = run(
        "y = 1\ndef x(n):\n    while True: pass",
        wanted=[Wanted("y", "a"), Wanted("x", "a", calls=((1,),))],
        limits=Limits(seconds=1),
    )
    assert ran.fetched["y"].value == 1
    assert ran.failure is not None


@pytest.mark.parametrize(
    "line",
    [b"", b"null", b"[]", b'{"wanted": "x"}', b'{"wanted": "x", "after": "a"}', b"\xff",
     b"[" * 9999, b'{"wanted": "x", "after": "a", "value": {"a": 1}}',
     b'{"wanted": "x", "after": "a", "value": {}}',
     b'{"wanted": "x", "after": "a", "value": {"dict": [[[1], 2]]}}',
     b'{"wanted": "x", "after": "a", "value": {"column": [1], "index": [1, 2]}}',
     b'{"wanted": "x", "after": "a", "value": {"table": [[1], 2], "names": [1, 2], "index": [1]}}',
     b'{"wanted": ["x"], "after": {}, "value": 1}', b'{"cell": {}, "error": 1}',
     b'{"wanted": "x", "after": "a", "calls": 5}', b"9" * 5000],
)  # fmt: skip
def test_a_line_that_is_not_of_the_agreed_form_changes_nothing(line: bytes) -> None:
    said = Said([StudentCell("a", "")], [Wanted("x", "a")], Limits())
    said.take(line)
    assert said.fetched == {}
    assert said.errors == {}


def test_the_own_wijk_and_the_practice_wijk_open_inside(run: Any, tmp_path: Path) -> None:
    made = make_variants((Student("s1"),), (), tmp_path, bytes(32), "2027", cost=16)
    code = made.places.codes.read_text("utf-8-sig").split(",")[-2]
    ran = run(
        "from quickscan_sim.lesson import open_my_wijk, score_themes\n"
        f"my_scan = open_my_wijk({code!r}, 'nl')\nmine = list(my_scan.organisations['name'])",
        "my_scan = open_my_wijk('', 'nl')\nscores = score_themes(my_scan)\n"
        "x = round(float(scores['score'].mean()), 2)",
        wanted=[Wanted("mine", "a"), Wanted("x", "b")],
        files=sorted((tmp_path / "for_students").iterdir()),
    )
    assert ran.errors == {}
    assert len(ran.fetched["mine"].value) == 12
    assert ran.fetched["x"].value == pytest.approx(3.51)


def test_without_a_sandbox_code_runs_only_when_asked_and_says_so(tmp_path: Path) -> None:
    from quickscan_sim.grade.sandbox import Sandbox
    from quickscan_sim.grade.sandbox.library import library_here

    open_air = Sandbox(library_here())
    own = tmp_path / "a.txt"
    own.write_text("beside", encoding="utf-8")
    ran = run_cells(
        [StudentCell("a", "x = open('a.txt').read()\nimport os\ny = os.getcwd()")],
        [Wanted("x", "a"), Wanted("y", "a")],
        [own],
        open_air,
    )
    assert not open_air.is_isolated
    assert ran.fetched["x"].value == "beside"
    assert not Path(ran.fetched["y"].value).exists()


def test_without_a_sandbox_time_and_memory_have_limits_too() -> None:
    from quickscan_sim.grade.sandbox import Sandbox
    from quickscan_sim.grade.sandbox.library import library_here

    cells = [StudentCell("a", "x = 1"), StudentCell("b", "while True: pass")]
    ran = run_cells(cells, [Wanted("x", "a")], [], Sandbox(library_here()), Limits(seconds=1))
    assert ran.fetched["x"].value == 1
    assert ran.failure is not None
    assert "longer than 1 seconds" in ran.failure.in_language("en")
    cells[1] = StudentCell("b", "y = bytearray(10**12)")
    ran = run_cells(cells, [Wanted("x", "a")], [], Sandbox(library_here()))
    assert ran.failure is None
    assert ran.errors == {"b": "MemoryError"}


def test_a_sandbox_that_is_found_is_isolated_even_when_unsafe_is_allowed(sandbox: Any) -> None:
    assert find_sandbox(unsafe=True) == sandbox
    assert sandbox.is_isolated
