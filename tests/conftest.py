"""What every test may ask for: repeatable random examples and an offline browser page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# Before anything imports numpy: the tables are small, and with two test processes on two cores
# the threads of a linear algebra library wait for each other three times as long as they compute.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from browser import FLAGS, find_browser, is_outside
from hypothesis import settings
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, sync_playwright

from quickscan_sim.language import current_language, set_language

# Pictures are drawn without a screen.
os.environ.setdefault("MPLBACKEND", "Agg")

# The same examples in every run, and no time limit that a busy machine would break.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests with a browser and run them last.

    Playwright keeps an event loop running in this thread until the session ends, and
    `asyncio.run` in a later test would refuse to start.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="module", autouse=True)
def dutch_at_first() -> Iterator[None]:
    """Every test file begins in the language of the kit, whatever ran before it."""
    set_language("nl")
    yield
    set_language("nl")


@pytest.fixture(autouse=True)
def language_as_before() -> Iterator[None]:
    """A test that speaks English, or opens a pack, leaves the language as it found it."""
    before = current_language()
    yield
    set_language(before)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all tests, started by the first that asks for it."""
    path = find_browser()
    if path is None:
        pytest.fail("There is no Chromium to start: python tests/browser.py says what to install.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """Addresses outside this computer that the page asked for; all were refused."""
    return []


@pytest.fixture
def browser_page(chromium: Browser, outside_requests: list[str]) -> Iterator[Page]:
    """An empty page that reaches files and this computer only.

    The test fails afterwards when the page asked for anything else. A test about such a
    request reads `outside_requests` and clears it.
    """

    with offline_page(chromium, outside_requests) as page:
        yield page


@contextmanager
def offline_page(chromium: Browser, outside_requests: list[str]) -> Iterator[Page]:
    """An empty page; what it asks of other computers is refused and noted, and fails the test."""

    def block(route: Route) -> None:
        outside_requests.append(route.request.url)
        route.abort()

    def block_socket(route: WebSocketRoute) -> None:
        outside_requests.append(route.url)
        route.close()

    context = chromium.new_context(service_workers="block", locale="nl-NL")
    context.route(is_outside, block)
    context.route_web_socket(is_outside, block_socket)
    yield context.new_page()
    context.close()
    assert outside_requests == [], "the page asked for addresses outside this computer"
