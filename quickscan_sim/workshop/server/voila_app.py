"""Voila with the page of the kit: only this computer, nothing of its user, no other host."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from traitlets.config import Config
from voila.app import Voila  # type: ignore[import-untyped]
from voila.paths import (  # type: ignore[import-untyped]
    collect_static_paths,
    collect_template_paths,
)
from voila.tornado.handler import TornadoVoilaHandler  # type: ignore[import-untyped]

from quickscan_sim.workshop.server.ports import HOST

TEMPLATE = Path(__file__).parents[2] / "data" / "workshop" / "voila"
EXTENSIONS = (
    "anywidget",
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
)
"""All that the page needs of JupyterLab; others, such as nbgrader's, only log errors here."""
ONLY_HERE = (
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; "
    f"connect-src 'self' ws://{HOST}:* data: blob:; frame-ancestors 'self'"
)
"""What the browser may load: nothing of another host, whatever a library asks."""
SPARE_AFTER = 10.0
"""Seconds after a page took a kernel before a spare one starts: first the page."""


class WorkshopPage(TornadoVoilaHandler):  # type: ignore[misc]
    """The page, with the cookie without which its goodbye is refused and its kernel would stay."""

    async def get(self, path: str | None = None) -> None:
        """Send the page; a kernel that waited for it for hours counts as busy from now on."""
        _ = self.xsrf_token  # asking for it sets the cookie
        now = datetime.now(UTC)
        for kernel_id in self.kernel_manager.list_kernel_ids():
            self.kernel_manager.get_kernel(kernel_id).last_activity = now
        await super().get(path)


class WorkshopApp(Voila):  # type: ignore[misc]
    """A server for one notebook that says when it listens, and leaves nothing behind."""

    def __init__(self, listening: Callable[[int], None], **values: Any) -> None:
        super().__init__(**values)
        self._listening = listening

    def setup_template_dirs(self) -> None:
        """The page of the kit first; what it does not have comes from Voila itself."""
        apps = ["voila", "nbconvert"]
        self.template_paths = [str(TEMPLATE), *collect_template_paths(apps, "base", prune=True)]
        self.static_paths = collect_static_paths(apps, "base")

    def init_handlers(self) -> list[Any]:
        """As Voila, with its own page."""
        *handlers, (address, _, values) = super().init_handlers()
        return [*handlers, (address, WorkshopPage, values)]

    def launch_browser(self) -> None:
        """Called when the server listens; opening a browser is up to who started it."""
        self._listening(self.port)

    def listen(self) -> None:
        """As Voila; Ctrl-C and a terminal that is closed end it in good order."""
        for name in ("SIGINT", "SIGHUP"):  # Windows has no SIGHUP
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._handle_signal_stop)
        super().listen()

    def stop(self) -> None:
        """Stop the kernels at once: they hold nothing that has to be kept."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)


def settings(folder: Path, notebook: Path, port: int, resources: dict[str, str]) -> Config:
    """How Voila and its kernels run: in one folder that goes away, without time limits."""
    return Config(
        Voila={
            "ip": HOST,
            "port": port,
            "port_retries": 5,
            "notebook_path": str(notebook),
            "root_dir": str(folder),
            "connection_dir_root": str(folder),
            "config_file_paths": [str(folder)],
            "log_level": "ERROR",
            "tornado_settings": {
                "headers": {"Content-Security-Policy": ONLY_HERE},
                # Answers to this computer's own names only.
                "allow_remote_access": False,
                "local_hostnames": ["localhost", HOST],
            },
        },
        VoilaConfiguration={
            "template": "base",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": list(EXTENSIONS),
            "file_allowlist": [],
            "preheat_kernel": True,
            "default_pool_size": 1,
            "resources": resources,
        },
        VoilaKernelManager={"fill_delay": SPARE_AFTER},
        MappingKernelManager={
            # Kernels without a page (a browser that crashed) go; one with a page stays for ever.
            "cull_idle_timeout": 1800,
            "cull_interval": 300,
            "cull_connected": False,
        },
    )
