"""The browser page of the tests: it shows our pages and reaches nothing outside."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import browser
import pytest
from playwright.sync_api import Page


@pytest.fixture
def local_address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("<title>Hier</title>", encoding="utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(tmp_path), **kwargs)  # type: ignore[arg-type]

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_file_on_disk_opens(browser_page: Page, tmp_path: Path) -> None:
    page = tmp_path / "bladzijde.html"
    page.write_text("<title>Verzonnen wijk</title><img src='data:,'>", encoding="utf-8")
    browser_page.goto(page.as_uri())
    assert browser_page.title() == "Verzonnen wijk"


def test_a_server_on_this_computer_is_reached(browser_page: Page, local_address: str) -> None:
    browser_page.goto(local_address)
    assert browser_page.title() == "Hier"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<img src='https://example.org/a.png'>", "https://example.org/a.png"),
        ("<script>new WebSocket('wss://example.org/b')</script>", "wss://example.org/b"),
        ("<link rel='stylesheet' href='//example.org/c.css'>", "file://example.org/c.css"),
    ],
)
def test_what_lies_outside_is_blocked_and_recorded(
    browser_page: Page, outside_requests: list[str], tmp_path: Path, html: str, address: str
) -> None:
    page = tmp_path / "bladzijde.html"
    page.write_text(html, encoding="utf-8")
    browser_page.goto(page.as_uri())
    browser_page.wait_for_load_state("networkidle")
    assert outside_requests == [address]
    outside_requests.clear()


def test_without_a_browser_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    with pytest.raises(RuntimeError, match="apt-get install chromium"):
        browser.ready_browser(install=lambda: None)
