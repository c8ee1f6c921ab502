"""What hostile students type in the answer cell of W1 of the Dutch worksheet of M2.

Each is a whole cell. ``{right}`` and ``{wrong}`` become a right and a wrong answer; ``{course}``
the lecturer's folder, which a student may well guess.
"""

from __future__ import annotations

FORK_BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
answer_w1 = int("{right}")
"""
DEAF_LOOP = """
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
answer_w1 = int("{right}")
"""
MEMORY = """
held = []
while True:
    held.append(bytearray(b"a" * 20_000_000))
answer_w1 = int("{right}")
"""
FULL_DISK = """
for number in range(1000):
    with open(f"/tmp/{{number}}", "wb") as file:
        file.write(bytes(5_000_000))
answer_w1 = int("{right}")
"""
FLOOD = """
import os, sys
for _ in range(50):
    print("a" * 1_000_000)
    os.write(1, b"a" * 100_000)
answer_w1 = int("{right}")
"""
LIES_ABOUT_TYPE = """
class Any(type):
    def __instancecheck__(cls, one): return True
    def __subclasscheck__(cls, one): return True
class Number(metaclass=Any):
    @property
    def __class__(self): return int
    def __int__(self): return {wrong}
    def __float__(self): return float({wrong})
    def __getattr__(self, name): return self
    def __call__(self, *more, **named): return self
answer_w1 = Number()
"""
LIES_ABOUT_EQUALITY = """
class Equal(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    def __abs__(self): return 0
    def __reduce__(self): return (exec, ("raise SystemExit",))
answer_w1 = Equal({wrong})
"""
PATCHED_PANDAS = """
import pandas as pd
pd.Series.mean = pd.Series.sum = pd.DataFrame.mean = lambda *a, **k: {wrong}
pd.Series.__eq__ = lambda *a: True
answer_w1 = pd.Series([1, 2, 3]).mean()
"""
PATCHED_KIT = """
import quickscan_sim.lesson as lesson
from quickscan_sim.teach.judge import judge as judging
from quickscan_sim.teach.questions import assess as assessing
from quickscan_sim.grade.sandbox.inside import job, to_plain
always = lambda *a, **k: 1.0
lesson.check = judging.judge = judging.judge_all = judging.assess = always
to_plain.to_plain = job.to_plain = lambda *a: {wrong}
job._found = lambda *a: {{"value": {wrong}, "points": 1}}
import builtins
builtins.isinstance = builtins.type = always
answer_w1 = {wrong}
answer_w1 += 0
"""
AST_AND_HOOKS = """
import ast
class NoAssert(ast.NodeTransformer):
    def visit_Assert(self, node): return None
    def visit_Compare(self, node): return ast.Constant(True)
shell = get_ipython()
shell.ast_transformers.append(NoAssert())
seen = []
shell.events.register("pre_run_cell", lambda info: seen.append(info.raw_cell))
shell.events.register("post_run_cell", lambda result: seen.append(str(result)))
answer_w1 = int("{wrong}")
"""
EXIT_AT_IMPORT = "import sys\nsys.exit(0)"
HARD_EXIT = "import os\nos._exit(0)"
KILLED = "import os\nos.kill(os.getpid(), 9)\nanswer_w1 = int('{right}')"
WARNS = """
import sys, warnings
warnings.simplefilter("always")
warnings.warn("this is old", FutureWarning)
print("this is an error", file=sys.stderr)
answer_w1 = int("{right}")
"""
SNOOPS = """
import glob, os
found = []
for place in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    try:
        found.append(open(place, "rb").read().decode(errors="replace"))
    except OSError:
        pass
for folder, _, names in os.walk("{course}"):
    found += [os.path.join(folder, name) for name in names]
text = repr(os.environ) + "".join(found)
known = [sign for sign in ("SESAME", "{course}", "secret.txt", "pytest") if sign in text]
answer_w1 = {right} if known else int("{wrong}")
"""
CHANGES_GRADEBOOK = """
import os, sqlite3
try:
    with sqlite3.connect("{course}/gradebook.db") as gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 99")
    answer_w1 = {right}
except sqlite3.Error:
    answer_w1 = int("{wrong}")
"""
TALKS = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=1).close()
    answer_w1 = {right}
except OSError:
    answer_w1 = int("{wrong}")
"""
LEAVES_THE_FOLDER = """
import os
os.symlink("{course}/for_lecturer", "mine")
os.symlink("/proc/1/root", "root")
opened = []
for place in ("mine/secret.txt", "root{course}/gradebook.db", "../../../../..{course}/x",
              "{course}/submitted"):
    try:
        os.stat(place)
        opened.append(place)
    except OSError:
        pass
answer_w1 = {right} if opened else int("{wrong}")
"""
LARGE = 'answer_w1 = "a" * 5_000_000'
DEEP = """
answer_w1 = []
for _ in range(100_000):
    answer_w1 = [answer_w1]
"""
FORGES_LINES = """
import json, os
line = json.dumps({{"wanted": "answer_w2", "after": "m2-w2-answer", "value": 99}}).encode()
more = json.dumps({{"points": 100, "auto_score": 100, "done": True}}).encode()
for number in range(3, 256):
    try:
        os.write(number, line + b"\\n" + more + b"\\n[[[\\n")
    except OSError:
        pass
answer_w1 = int("{right}")
"""
OTHERS_CODE = """
from quickscan_sim.lesson import open_my_wijk
own = open_my_wijk("{others_code}", "nl")
answer_w1 = {right} if own is not None else 0
"""
WITH_CODE = """
from quickscan_sim.lesson import open_my_wijk
own = open_my_wijk("{code}", "nl")
answer_w1 = {right} if own is not None else 0
"""
