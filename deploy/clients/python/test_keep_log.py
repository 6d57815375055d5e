"""deploy/lib/keep-log loses no line, cuts none, and keeps no more files than it is told."""

from __future__ import annotations

import random
import signal
import subprocess
from pathlib import Path

KEEP_LOG = Path(__file__).resolve().parents[2] / "lib" / "keep-log"


def kept(log: Path) -> list[Path]:
    """The files, oldest first."""
    return sorted(log.parent.glob(f"{log.name}.*"), key=lambda file: -int(file.suffix[1:])) + [log]


def test_no_line_is_lost_or_cut(tmp_path: Path) -> None:
    log, draw = tmp_path / "service.log", random.Random(1)
    log.write_bytes(b"of an earlier run\n" * 30)
    lines = ["{:06d} {}\r 入会\n".format(number, "x" * draw.randrange(200)).encode() for number in range(5_000)]
    text = b"".join(lines)
    with subprocess.Popen([KEEP_LOG, log, "20000", "1000"], stdin=subprocess.PIPE, bufsize=0) as process:
        start = 0
        while start < len(text):  # in pieces that end anywhere
            end = start + draw.randrange(1, 5_000)
            process.stdin.write(text[start:end])
            start = end
        process.send_signal(signal.SIGTERM)
        process.stdin.write(b"the last words")
        process.stdin.close()
        assert process.wait(timeout=30) == 0
    files = kept(log)
    assert len(files) > 20
    assert b"".join(file.read_bytes() for file in files) == b"of an earlier run\n" * 30 + text + b"the last words"
    for file in files[:-1]:
        assert file.read_bytes().endswith(b"\n") and file.stat().st_size <= 20_000


def test_old_files_are_dropped_and_a_long_line_is_whole(tmp_path: Path) -> None:
    log = tmp_path / "service.log"
    text = b"".join(b"%d %s\n" % (number, b"y" * 3_000) for number in range(10))
    subprocess.run([KEEP_LOG, log, "1000", "3"], input=text, check=True, timeout=30)
    files = kept(log)
    assert [file.name for file in files] == ["service.log.2", "service.log.1", "service.log"]
    assert [file.read_bytes()[:2] for file in files] == [b"7 ", b"8 ", b"9 "]
