"""A system that runs natively on this machine, as its directory (UNION_HOME) tells: its ports, secrets and servers."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

#: Each has a database of the same name, and twenty ports for its processes.
SERVICES = re.search(
    r'^services="(.+)"$',
    (Path(__file__).resolve().parents[2] / "lib/services.sh").read_text(encoding="utf-8"),
    re.MULTILINE,
)[1].split()


class Instance:
    """A running system, told by its directory."""

    def __init__(self, home: Path) -> None:
        self.home = home
        text = (home / "environment").read_text(encoding="utf-8")
        self.ports = {name: int(port) for name, port in re.findall(r"UNION_(\w+)_PORT:=(\d+)", text)}
        # The processes of a service listen on consecutive ports.
        self.metrics = [
            self.ports["HTTP"] + 20 * number + index
            for number, service in enumerate(SERVICES)
            for index in range(max(1, len(list((home / "run").glob(f"{service}-*.pid")))))
        ]

    def secret(self, name: str) -> str:
        """What stands in a file of the directory `secrets`."""
        return (self.home / "secrets" / name).read_text(encoding="utf-8").strip()

    def management(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Asks the broker's management API."""
        credential = base64.b64encode(f"administrator:{self.secret('rabbitmq-administrator')}".encode()).decode()
        request = Request(
            f"http://127.0.0.1:{self.ports['MANAGEMENT']}/api/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Basic {credential}", "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=30) as response:
            return json.loads(response.read() or b"null")

    def database(self, program: str, *arguments: str, text: str = "") -> bytes:
        """Runs one of PostgreSQL's client programs as superuser; `text` is its standard input."""
        newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))[-1]
        return subprocess.run(
            [newest, *arguments],
            env={
                **os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(self.ports["POSTGRES"]), "PGUSER": "postgres",
                "PGPASSWORD": self.secret("postgres-superuser"),
            },
            input=text.encode(), stdout=subprocess.PIPE, check=True, timeout=300,
        ).stdout  # fmt: skip
