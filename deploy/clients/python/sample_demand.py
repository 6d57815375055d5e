"""Where people are in the demo: demand points round the seats of all counties. Made up, and only good to draw a map from."""

from __future__ import annotations

import csv
import random
from math import pi
from pathlib import Path

from sample_coordinates import captured, moved
from sample_counties import SAMPLE_COUNTIES

TITLES = ("经度", "纬度", "坐标系", "人数", "区划代码")
#: So many points in each county.
POINTS = 40


def write_demand(path: Path, seed: int) -> None:
    """The same seed writes the same file."""
    dice = random.Random(f"{seed} demand")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(TITLES)
        for county in SAMPLE_COUNTIES:
            for _ in range(POINTS):
                # Denser towards the seat.
                metres = abs(dice.gauss(0, county.radius * 60_000))
                point = captured(*moved(county.longitude, county.latitude, metres, dice.uniform(0, 2 * pi)), "GCJ-02")
                writer.writerow([point["lon"], point["lat"], point["crs"], dice.randint(5, 400), county.code])
