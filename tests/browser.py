"""The Chromium that the tests open pages in.

``python tests/browser.py`` finds one, installs one where that is possible, or says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A second wall behind the blocked requests: no other host has an address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
)
WHAT_TO_INSTALL = (
    "Voor de tests is Chromium nodig, en dat staat niet op deze computer.\n"
    "Installeer het (Debian/Ubuntu: sudo apt-get install chromium; Windows en macOS: "
    "playwright install chromium) en start make test opnieuw.\n"
    "The tests need Chromium, which is not on this computer. Install it (Debian/Ubuntu: "
    "sudo apt-get install chromium; Windows and macOS: playwright install chromium) "
    "and run make test again."
)


def find_browser() -> Path | None:
    """The first Chromium on PATH, else Playwright's own, else None."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return _playwrights_own()


def install_browser() -> Path | None:
    """Install Debian's Chromium as root; None where that is not possible."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        done = subprocess.run(
            command,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            print(f"{' '.join(command)}:\n{done.stderr.strip()[-2000:]}", file=sys.stderr)
    return find_browser()


def is_outside(address: str) -> bool:
    """Whether a page that asks for this address leaves the computer.

    >>> is_outside("http://127.0.0.1:8888/lab"), is_outside("data:text/css,")
    (False, False)
    >>> is_outside("https://example.org/font.woff2")
    True
    """
    parts = urlsplit(address)
    if parts.scheme in ("about", "blob", "data") or (parts.scheme == "file" and not parts.netloc):
        return False
    return parts.hostname not in ("127.0.0.1", "localhost", "::1")


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def ready_browser(install: Callable[[], Path | None] = install_browser) -> Path:
    """A Chromium to start, installed if need be.

    Raises
    ------
    RuntimeError
        When there is none and none can be installed: the sentence says what to install.
    """
    path = find_browser() or install()
    if path is None:
        raise RuntimeError(WHAT_TO_INSTALL)
    return path


if __name__ == "__main__":
    try:
        ready_browser()
    except RuntimeError as error:
        sys.exit(str(error))
