"""Coordinate systems as stations are captured in: WGS-84, and the two that Chinese maps use (the open algorithm)."""

from __future__ import annotations

from math import cos, atan2, pi, sin, sqrt

Point = dict[str, float | str]
SEMI_MAJOR, ECCENTRICITY = 6378245.0, 0.00669342162296594323
BAIDU = pi * 3000 / 180
METRES_PER_DEGREE = 111_320


def captured(longitude: float, latitude: float, system: str) -> Point:
    """A point known in WGS-84 as somebody captures it in that system, to a tenth of a metre."""
    if system in ("GCJ-02", "BD-09"):
        longitude, latitude = to_gcj02(longitude, latitude)
    if system == "BD-09":
        longitude, latitude = to_bd09(longitude, latitude)
    return {"lon": round(longitude, 6), "lat": round(latitude, 6), "crs": system}


def moved(longitude: float, latitude: float, metres: float, direction: float) -> tuple[float, float]:
    """So many metres further, in that direction (radians from the east)."""
    return (
        longitude + metres * cos(direction) / (METRES_PER_DEGREE * cos(latitude * pi / 180)),
        latitude + metres * sin(direction) / METRES_PER_DEGREE,
    )


def to_gcj02(longitude: float, latitude: float) -> tuple[float, float]:
    """From WGS-84."""
    x, y = longitude - 105, latitude - 35
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves(x, x, (150, 12), (300, 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves(x, y, (160, 12), (320, 30))
    radians = latitude * pi / 180
    magic = 1 - ECCENTRICITY * sin(radians) ** 2
    return (
        longitude + east * 180 / (SEMI_MAJOR / sqrt(magic) * cos(radians) * pi),
        latitude + north * 180 / (SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * sqrt(magic)) * pi),
    )


def waves(x: float, along: float, first: tuple[int, int], second: tuple[int, int]) -> float:
    """What the published algorithm adds in sines: of the longitude always, and of one of the two."""
    sines = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi) + 20 * sin(along * pi) + 40 * sin(along / 3 * pi)
    (big, slow), (bigger, slower) = first, second
    return (sines + big * sin(along / slow * pi) + bigger * sin(along / slower * pi)) * 2 / 3


def to_bd09(longitude: float, latitude: float) -> tuple[float, float]:
    """From GCJ-02."""
    radius = sqrt(longitude**2 + latitude**2) + 0.00002 * sin(latitude * BAIDU)
    angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * BAIDU)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006
