"""The bubblewrap that the tests run student code in.

``python tests/sandbox.py`` finds it, installs it where that is possible, or says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from quickscan_sim.grade.sandbox import Sandbox, explain_missing, find_sandbox

WHAT_TO_INSTALL = (
    "Voor de tests is op Linux bubblewrap nodig: daarin loopt code van studenten.\n"
    "Installeer het (Debian/Ubuntu: sudo apt-get install bubblewrap) en start make test opnieuw.\n"
    "On Linux the tests need bubblewrap, in which code of students runs. Install it "
    "(Debian/Ubuntu: sudo apt-get install bubblewrap) and run make test again."
)


def install_bubblewrap() -> bool:
    """Install Debian's bubblewrap as root; False where that is not possible."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    install = ["apt-get", "install", "-y", "--no-install-recommends", "bubblewrap"]
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
    return shutil.which("bwrap") is not None


def ready_sandbox(install: Callable[[], bool] = install_bubblewrap) -> Sandbox:
    """A sandbox that works here, installed if need be.

    Raises
    ------
    RuntimeError
        When there is none and none can be installed: the sentence says what to install.
    """
    if shutil.which("bwrap") is None and not install():
        raise RuntimeError(WHAT_TO_INSTALL)
    found = find_sandbox()
    if found is None:
        why = explain_missing()
        raise RuntimeError(why.in_language("en") if why else WHAT_TO_INSTALL)
    return found


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        try:
            ready_sandbox()
        except RuntimeError as error:
            sys.exit(str(error))
    else:
        print(
            "Niet getest: code van studenten apart laten lopen kan alleen op Linux. / "
            "Not tested: running code of students apart works on Linux only."
        )
