"""The columns of a sheet of units and the words in its cells, as offices write and type them."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind


class Column(StrEnum):
    CODE = "code"
    OLD_AGENCY_CODE = "old_agency_code"
    ADMINISTRATIVE_CODE = "administrative_code"
    KIND = "kind"
    NAME = "name"
    PARENT = "parent"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    DECISION = "decision"
    DECIDED_ON = "decided_on"
    PARENT_DECISION = "parent_decision"
    PARENT_DECIDED_ON = "parent_decided_on"
    ENDING = "ending"
    HEIR = "heir"
    OTHER_SUCCESSORS = "other_successors"
    ENDING_DECISION = "ending_decision"
    ENDING_DECIDED_ON = "ending_decided_on"


REQUIRED: Final = (
    Column.CODE,
    Column.KIND,
    Column.NAME,
    Column.PARENT,
    Column.VALID_FROM,
    Column.DECISION,
    Column.DECIDED_ON,
)

HEADINGS: Final[Mapping[Column, str]] = MappingProxyType(
    {
        Column.CODE: "Mã đơn vị",
        Column.OLD_AGENCY_CODE: "Mã định danh cũ",
        Column.ADMINISTRATIVE_CODE: "Mã đơn vị hành chính",
        Column.KIND: "Loại đơn vị",
        Column.NAME: "Tên đơn vị",
        Column.PARENT: "Mã đơn vị cấp trên",
        Column.VALID_FROM: "Từ ngày",
        Column.VALID_TO: "Đến trước ngày",
        Column.DECISION: "Số quyết định",
        Column.DECIDED_ON: "Ngày quyết định",
        Column.PARENT_DECISION: "Số quyết định trực thuộc",
        Column.PARENT_DECIDED_ON: "Ngày quyết định trực thuộc",
        Column.ENDING: "Cách kết thúc",
        Column.HEIR: "Mã đơn vị kế thừa",
        Column.OTHER_SUCCESSORS: "Mã đơn vị nhận khác",
        Column.ENDING_DECISION: "Số quyết định kết thúc",
        Column.ENDING_DECIDED_ON: "Ngày quyết định kết thúc",
    }
)

KIND_WORDS: Final[Mapping[UnitKind, tuple[str, ...]]] = MappingProxyType(
    {
        UnitKind.PROVINCE: ("tỉnh", "thành phố trực thuộc trung ương"),
        UnitKind.DISTRICT: ("huyện", "quận"),
        UnitKind.DISTRICT_TOWN: ("thị xã", "thành phố thuộc tỉnh", "thành phố thuộc thành phố"),
        UnitKind.COMMUNE: ("xã",),
        UnitKind.WARD: ("phường",),
        UnitKind.TOWNSHIP: ("thị trấn",),
        UnitKind.SPECIAL_ZONE: ("đặc khu",),
        UnitKind.DEPARTMENT: ("sở",),
        UnitKind.OFFICE: ("phòng", "văn phòng"),
        UnitKind.SUB_DEPARTMENT: ("chi cục",),
        UnitKind.BOARD: ("ban",),
        UnitKind.SERVICE_CENTER: ("trung tâm phục vụ hành chính công", "bộ phận một cửa"),
        UnitKind.PUBLIC_SERVICE_UNIT: ("đơn vị sự nghiệp công lập", "đơn vị sự nghiệp"),
        UnitKind.VILLAGE: ("thôn", "ấp", "bản", "làng", "xóm", "buôn"),
        UnitKind.RESIDENTIAL_GROUP: ("tổ dân phố", "khu phố"),
        UnitKind.PARTY_BODY: ("cơ quan đảng",),
        UnitKind.COUNCIL_BODY: ("cơ quan hội đồng nhân dân", "hội đồng nhân dân"),
    }
)

ENDING_WORDS: Final[Mapping[EndingKind, tuple[str, ...]]] = MappingProxyType(
    {
        EndingKind.MERGED: ("sáp nhập", "hợp nhất"),
        EndingKind.SPLIT: ("chia tách", "chia"),
        EndingKind.ABOLISHED: ("giải thể",),
    }
)


def folded(text: str) -> str:
    """How words are compared: composed accents, single spaces, no capitals."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


COLUMNS: Final[Mapping[str, Column]] = MappingProxyType(
    {folded(HEADINGS[column]): column for column in Column} | {column.value: column for column in Column}
)
KINDS: Final[Mapping[str, UnitKind]] = MappingProxyType(
    {word: kind for kind in UnitKind for word in (kind.value, *KIND_WORDS[kind])}
)
ENDINGS: Final[Mapping[str, EndingKind]] = MappingProxyType(
    {word: kind for kind in EndingKind for word in (kind.value, *ENDING_WORDS[kind])}
)
