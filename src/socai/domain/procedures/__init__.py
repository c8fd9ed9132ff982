"""The facts of a procedure version that rules look at."""

from enum import StrEnum


class Level(StrEnum):
    """Which tier of government decides."""

    PROVINCE = "province"
    DISTRICT = "district"  # until 30 June 2025
    COMMUNE = "commune"


class OnlineLevel(StrEnum):
    """How far the procedure can be done online."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION = "information"
