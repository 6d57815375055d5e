#!/usr/bin/env python3
"""Proposes stations 驿站 and prints what became of them; says later what happened to them; asks for the nearest.

    export DEPARTMENT_URI=amqp://union-changsha:PASSWORD@127.0.0.1:20672/union
    ./propose_station.py ../../samples/station.json                 one proposal, or a file of one JSON object a line
    ./propose_station.py --say station.site-checked.v1 '{"proposalNumber": "TX-2026-0001", "on": "2026-11-20", "fit": true}'
    ./propose_station.py --ask TX-2026-0001                         how a station stands, by your number or by its code
    ./propose_station.py --near 112.938814,28.228209 --service charging --crs GCJ-02
    ./propose_station.py --read                                     every outcome waiting in the queue

What each message holds: Shared/Contracts/Documents/station.*.md; `unionctl contracts show station.proposed.v1`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from department import Department, Event, QuestionFailed, Refused, is_request
from enroll import print_json, read, send

SERVICE = "stations"
#: What of a station is worth a look, in this order.
DETAILS = (
    "code", "state", "division", "union", "plate", "openedOn", "reason", "from", "until", "on", "dueOn", "existing", "repeated",
)  # fmt: skip


def main() -> int:
    """Does what the arguments say; 0 when every message has its outcome."""
    options = arguments()
    with Department.from_environment() as department:
        try:
            if options.ask:
                print_json(department.query(SERVICE, {"query": "stations.status", **reference(options.ask)}))
            elif options.near:
                print_json(department.query(SERVICE, near(options)))
            elif options.read:
                department.read_outcomes(lambda event: print(describe(event)), idle=2)
            else:
                return send(department, events(department, options), describe, options.wait)
        except (QuestionFailed, Refused, TimeoutError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="the data of station.proposed.v1, in JSON")
    parser.add_argument("--say", nargs=2, metavar=("TYPE", "DATA"), help="send another message about a station")
    parser.add_argument("--wait", type=float, default=15, help="seconds without news after which to stop waiting")
    parser.add_argument("--ask", metavar="STATION", help="ask how a station stands")
    parser.add_argument("--near", metavar="LON,LAT", help="ask for the nearest stations")
    parser.add_argument("--crs", default="WGS-84", help="the coordinate system of --near")
    parser.add_argument("--open-at", metavar="TIME", help="with --near: those open then, in RFC 3339")
    parser.add_argument("--service", action="append", default=[], help="with --near: those that offer it")
    parser.add_argument("--read", action="store_true", help="read the outcomes that are waiting")
    options = parser.parse_args()
    if not (options.files or options.say or options.ask or options.near or options.read):
        parser.error("name a file, or use --say, --ask, --near or --read")
    return options


def events(department: Department, options: argparse.Namespace) -> list[Event]:
    """What is to be sent."""
    proposals = [department.event("station.proposed.v1", data) for path in options.files for data in read(path)]
    said = [department.event(options.say[0], json.loads(options.say[1]))] if options.say else []
    return proposals + said


def reference(text: str) -> dict[str, str]:
    """A station by its code, or by our own number of the proposal."""
    return {"code": text} if is_station_code(text) else {"proposalNumber": text}


def near(options: argparse.Namespace) -> dict[str, Any]:
    """The question for the nearest stations."""
    longitude, latitude = (float(part) for part in options.near.split(","))
    question: dict[str, Any] = {"query": "stations.near", "lon": longitude, "lat": latitude, "crs": options.crs}
    if options.open_at:
        question["openAt"] = options.open_at
    if options.service:
        question["services"] = options.service
    return question


def is_station_code(text: str) -> bool:
    """Whether this is a station's code, which its two check digits tell without asking anybody (ISO 7064 MOD 97-10)."""
    if len(text) != 15 or not text.startswith("YZ") or not (text[2:].isascii() and text[2:].isdigit()):
        return False
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1


def station_in_qr_code(payload: str) -> str | None:
    """The code of the station on whose plate this QR code is, verified offline; None for any other QR code."""
    code = payload.removeprefix("urn:union:station:")
    return code if code != payload and is_station_code(code) else None


def describe(event: Event) -> str:
    """One line for a person: number, what happened, and the details."""
    if is_request(event):
        return f"{event.get('subject', '-')}  {event['type']}  (sealed: sample_map_provider.py opens it)"
    data = event["data"]
    reasons = [f"{reason['code']} {reason['message']['zh']}" for reason in data.get("reasons", data.get("warnings", []))]
    details = [f"{key}={data[key]}" for key in DETAILS if key in data]
    similar = [f"similar={each.get('code', each['proposalNumber'])} at {each['distanceMetres']} m" for each in data.get("similar", ())]
    parts = [data.get("proposalNumber", "-"), event["type"], *details, *similar, *data.get("remarks", ()), *reasons]
    return "  ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
