"""The reports that are written: who writes, for which window, in what manner and file."""

from dataclasses import dataclass
from typing import Final, Literal

from bench.proofread.hands import (
    BILLIONS,
    CAREFUL,
    CUTTING,
    DOTTED,
    PLAIN,
    ROUND,
    SPARING,
    WHOLE,
    Hand,
)
from bench.proofread.subjects import Scale

Manner = Literal["narrative", "bullets", "table", "mixed"]
COMMUNE: Final = Scale(1, "xã", "UBND xã Khe Tràm")
WARD: Final = Scale(2, "phường", "UBND phường Đông Mạc")
ZONE: Final = Scale(1, "đặc khu", "UBND đặc khu Hòn Sẻ")
DISTRICT: Final = Scale(4, "huyện", "UBND huyện Sông Lịch")
PROVINCE: Final = Scale(40, "tỉnh", "UBND tỉnh Trường Định")


@dataclass(frozen=True, slots=True)
class Layout:
    """`children` are the rows of a table by units; `dashes` is how bullets are marked in plain text."""

    name: str
    scale: Scale
    window: str
    manner: Manner
    extension: str
    hand: Hand = CAREFUL
    annex: bool = False
    children: tuple[str, ...] = ()
    results_first: bool = False
    dashes: str = "-"
    numbering: Literal["roman", "decimal", "letters"] = "roman"
    footnotes: bool = False


FOUR: Final = ("xã An Bồng", "xã Cửa Ngòi", "xã Đại Phác", "thị trấn Bến Gỗ")
SEVEN: Final = (*FOUR, "xã Gia Thượng", "xã Hạ Long Khê", "phường Yên Trạch")
OFFICES: Final = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Thanh tra tỉnh")

LAYOUTS: Final = (
    Layout("commune month narrative", COMMUNE, "tháng 4 năm 2025", "narrative", "docx"),
    Layout("commune month bullets", COMMUNE, "tháng 8 năm 2025", "bullets", "md", PLAIN),
    Layout("ward quarter mixed", WARD, "quý I năm 2026", "mixed", "docx", ROUND, annex=True),
    Layout("ward month by table", WARD, "tháng 10 năm 2025", "table", "docx", CUTTING),
    Layout("zone half-year bullets", ZONE, "6 tháng đầu năm 2026", "bullets", "txt", WHOLE, dashes="+"),
    Layout("district month narrative", DISTRICT, "tháng 5 năm 2024", "narrative", "txt", DOTTED),
    Layout("district quarter annex", DISTRICT, "quý III năm 2024", "mixed", "docx", CUTTING, annex=True),
    Layout("district half-year by units", DISTRICT, "6 tháng đầu năm 2024", "bullets", "docx", children=FOUR),
    Layout(
        "district year results first", DISTRICT, "năm 2024", "narrative", "html", ROUND, results_first=True
    ),
    Layout("district nine months letters", DISTRICT, "9 tháng năm 2024", "mixed", "md", numbering="letters"),
    Layout("province quarter by offices", PROVINCE, "quý I năm 2025", "table", "html", children=OFFICES),
    Layout("province year billions", PROVINCE, "năm 2025", "narrative", "docx", BILLIONS, annex=True),
    Layout("province half-year mixed", PROVINCE, "6 tháng đầu năm 2025", "mixed", "docx", SPARING),
    Layout("commune year footnotes", COMMUNE, "năm 2025", "narrative", "docx", footnotes=True, annex=True),
    Layout("sheet by units", WARD, "quý II năm 2026", "table", "xlsx", PLAIN, children=SEVEN),
    Layout("sheet of indicators", DISTRICT, "năm 2024", "table", "xlsx", CUTTING, annex=True),
    Layout("ward nine months decimal", WARD, "9 tháng năm 2026", "bullets", "html", numbering="decimal"),
    Layout("province month terse", PROVINCE, "tháng 3 năm 2026", "bullets", "txt", SPARING, dashes="*"),
)
