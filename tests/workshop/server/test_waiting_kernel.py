"""A kernel that waited long for a page is not ended while the page opens."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import build_opener

import psutil
from workshop_server import called

IDLE, EVERY = 5, 1
"""Seconds after which a kernel without a page goes, and between two looks."""
SERVER = f"""
import json
from quickscan_sim.workshop.server import voila_app
from quickscan_sim.workshop.server.ports import chosen_port
from quickscan_sim.workshop.server.serving import Shown, serve_workshop

usual = voila_app.settings

def impatient(*given):
    config = usual(*given)
    config.MappingKernelManager.update(cull_idle_timeout={IDLE}, cull_interval={EVERY})
    return config

voila_app.settings = impatient
serve_workshop(Shown("en"), chosen_port(None), lambda port: print(port, flush=True))
"""


def test_a_page_gets_a_kernel_that_stays_however_long_it_waited(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as server:
        try:
            assert server.stdout is not None
            address = f"http://127.0.0.1:{int(server.stdout.readline())}/"
            time.sleep(IDLE + 2 * EVERY)
            page = build_opener().open(address, timeout=60).read().decode("utf-8")
            kernel = re.search(r'"kernelId": ?"([0-9a-f-]+)"', page)
            assert kernel, page[:2000]
            time.sleep(2.5 * EVERY)
            programs = psutil.Process(server.pid).children(recursive=True)
            assert any(kernel[1] in called(one) for one in programs)
        finally:
            server.send_signal(signal.SIGINT)
