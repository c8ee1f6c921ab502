"""Cells run one after another, as in a notebook without anybody who looks at it.

Python that is Python runs at once. IPython is only there for cells that need it: magics, ``!``,
``?``, or code that asks for it; importing it takes longer than most cells.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import sys
import types
import warnings
from typing import Any

globals()["__builtins__"] = dict(vars(builtins))

LONGEST = 200


class CellRunner:
    """Runs cells in one name space, ``names``, that is the module ``__main__``."""

    def __init__(self) -> None:
        module = types.ModuleType("__main__")
        module.__dict__["__builtins__"] = builtins
        sys.modules["__main__"] = module
        self.module = module
        self.names: dict[str, Any] = module.__dict__
        self._shell: Any = None
        self._loop: Any = None
        sys.path.insert(0, "")
        sys.displayhook = self._keep
        warnings.simplefilter("ignore")
        for name, stand_in in _stand_ins(self.shell).items():
            setattr(builtins, name, stand_in)

    def run(self, source: str) -> str | None:
        """Run one cell; the error as one line when there was one."""
        try:
            if (tree := _plain_python(source)) is not None:
                self._run_tree(tree)
                return None
            return self._in_shell(source)
        except BaseException as error:  # noqa: BLE001 - exits and interrupts of a cell end that cell
            return one_line(error)

    def shell(self) -> Any:
        """IPython's own shell on the same names, made when first asked for."""
        if self._shell is None:
            self._shell = _new_shell(self.module)
        return self._shell

    def _in_shell(self, source: str) -> str | None:
        result = self.shell().run_cell(source, store_history=False, silent=True)
        error = result.error_before_exec or result.error_in_exec
        return None if error is None else one_line(error)

    def _run_tree(self, tree: ast.Module) -> None:
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        self._run_code(_compiled(tree, "exec"))
        if last is not None:
            self._run_code(_compiled(ast.Interactive([last]), "single"))

    def _run_code(self, code: types.CodeType) -> None:
        if not code.co_flags & inspect.CO_COROUTINE:
            exec(code, self.names)
            return
        import asyncio

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(eval(code, self.names))

    def _keep(self, value: Any) -> None:
        """What a cell ends with is ``_`` in the next; nobody looks at it."""
        if value is not None:
            self.names["_"] = value


def one_line(error: BaseException, named: bool = True) -> str:
    """An error as one short line; what its own class says of it may fail.

    >>> one_line(NameError("name 'a' is not defined"))
    "NameError: name 'a' is not defined"
    """
    try:
        text = " ".join(str(error).split())
    except BaseException:  # noqa: BLE001 - a class of the student's own
        text = ""
    text = text if type(text) is str else ""
    name = type(error).__name__
    return (f"{name}: {text}" if named and text else name if named else text)[:LONGEST]


def _plain_python(text: str) -> ast.Module | None:
    """The cell as Python; None when IPython has to look at it."""
    try:
        tree = compile(text, "<cell>", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree if isinstance(tree, ast.Module) else None


def _compiled(tree: ast.Module | ast.Interactive, mode: str) -> types.CodeType:
    awaiting = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    made: types.CodeType = compile(tree, "<cell>", mode, flags=awaiting, dont_inherit=True)
    return made


def _stand_ins(shell: Any) -> dict[str, Any]:
    """What a notebook has besides Python's own names."""

    def display(*things: object, **options: object) -> None:
        """Nobody looks."""

    def leave(code: object = None) -> None:
        raise SystemExit(code)

    def get_ipython() -> Any:
        """For cells alone: a library that asks is told that this is plain Python, which it is."""
        if sys._getframe(1).f_globals.get("__name__") != "__main__":
            raise NameError("name 'get_ipython' is not defined")
        return shell()

    return {"display": display, "get_ipython": get_ipython, "exit": leave, "quit": leave}


def _nothing(*_: object, **__: object) -> None:
    """Pictures and guidance have nobody to look at them."""


def _new_shell(module: types.ModuleType) -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    quiet = Config()
    quiet.HistoryManager.enabled = False
    quiet.InteractiveShell.colors = "NoColor"
    shell: Any = InteractiveShell.instance(
        config=quiet, user_module=module, user_ns=module.__dict__
    )
    # The guidance that the lessons put in the place of errors has nobody to guide here.
    shell.set_custom_exc = _nothing
    shell.register_magic_function(_nothing, "line", "matplotlib")
    warnings.simplefilter("ignore")
    return shell
