"""The sample unions that come with the enrollment service's migrations (0002_organizations.sql), as far as samples use them."""

from sample_applications import Places
from sample_people import COUNTIES

SAMPLE_PLACES = Places(
    counties=COUNTIES,
    open_unions=(
        "HN-430102-0001", "HN-430102-0007", "HN-430102-0012", "HN-430103-0004", "HN-430104-0002", "HN-430104-0009",
        "HN-430105-0003", "HN-430111-0001", "HN-430111-0005", "HN-430112-0002", "HN-430121-0001", "HN-430181-0002",
        "HN-430182-0003", "HN-430202-0001", "HN-430204-0002", "HN-430211-0004", "HN-430281-0001", "HN-430302-0002",
        "HN-430304-0001", "HN-430405-0001", "HN-430408-0003", "HN-430502-0001", "HN-430581-0002", "HN-430602-0001",
        "HN-430626-0003", "HN-430702-0001", "HN-430726-0002", "HN-430903-0002", "HN-431002-0001", "HN-431022-0004",
        "HN-431103-0001", "HN-431129-0002", "HN-431202-0001", "HN-431302-0001", "HN-433101-0001", "HN-433123-0002",
    ),
    reviewing_unions=(
        "HN-430103-0001", "HN-430121-0006", "HN-430802-0001", "HN-430100-0001", "HN-430000-0001",
    ),
    closed_unions=("HN-430105-0008",),
)

#: To which unions members from holding pools are given, by kind: streets and towns, communities, unions of a trade.
ASSIGNABLE = {
    "street": (
        "HN-430102-0001", "HN-430104-0002", "HN-430112-0002", "HN-430181-0002", "HN-430302-0002", "HN-430626-0003",
        "HN-430726-0002", "HN-430903-0002", "HN-431129-0002",
    ),
    "community": ("HN-430102-0012", "HN-430304-0001", "HN-433123-0002"),
    "trade": (
        "HN-430102-0007", "HN-430105-0003", "HN-430111-0005", "HN-430182-0003", "HN-430211-0004", "HN-430405-0001",
        "HN-430581-0002", "HN-430702-0001", "HN-431002-0001", "HN-431103-0001", "HN-431202-0001", "HN-431302-0001",
    ),
}  # fmt: skip


def nearest(unions: tuple[str, ...], to: str) -> list[str]:
    """Those in the same county as a union, else those in the same prefecture, else all."""
    for length in (len("HN-430102"), len("HN-4301")):
        if near := [union for union in unions if union[:length] == to[:length]]:
            return near
    return list(unions)
