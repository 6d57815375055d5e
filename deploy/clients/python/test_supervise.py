"""deploy/lib/supervise starts a process again, more and more slowly, and leaves nothing but its log."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

SUPERVISE = Path(__file__).resolve().parents[2] / "lib" / "supervise"


def test_what_ends_is_started_again_more_and_more_slowly(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [SUPERVISE, tmp_path / "pid", log, "sh", "-c", "echo begun; exit 3"]
    with subprocess.Popen(command, cwd=tmp_path) as process:
        deadline = time.monotonic() + 30
        while len(pauses := re.findall(r"status 3; started again in ([\d.]+) s", text(log))) < 4:
            assert time.monotonic() < deadline, text(log)
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    assert pauses[:4] == ["0.2", "0.4", "0.8", "1.6"]
    assert text(log).count("begun") >= 4
    assert [file.name for file in tmp_path.iterdir()] == ["log"]


def text(log: Path) -> str:
    return log.read_text(encoding="utf-8") if log.exists() else ""
