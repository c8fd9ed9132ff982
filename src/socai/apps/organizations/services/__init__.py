"""Change units and posts, each by a decision and by somebody who may."""

from socai.apps.organizations.services.posts import PostEnded, PostOverlaps, end_post, hold_post
from socai.apps.organizations.services.sheets import Imported, SheetNotUtf8, import_units
from socai.apps.organizations.services.units import (
    abolish_unit,
    assign_codes,
    create_unit,
    merge_units,
    move_unit,
    rename_unit,
    split_unit,
)

__all__ = [
    "Imported",
    "PostEnded",
    "PostOverlaps",
    "SheetNotUtf8",
    "abolish_unit",
    "assign_codes",
    "create_unit",
    "end_post",
    "hold_post",
    "import_units",
    "merge_units",
    "move_unit",
    "rename_unit",
    "split_unit",
]
