"""The words that say what a number counts, and what brings money to đồng."""

import re
from typing import Final

_MONEY: Final = {
    "nghìn tỷ đồng": 10**12, "ngàn tỷ đồng": 10**12, "nghìn tỷ": 10**12, "ngàn tỷ": 10**12,
    "tỷ đồng": 10**9, "tỉ đồng": 10**9, "tỷ vnđ": 10**9, "tỷ": 10**9, "tỉ": 10**9,
    "triệu đồng": 10**6, "trđ": 10**6, "tr.đồng": 10**6, "triệu vnđ": 10**6, "triệu": 10**6, "tr.đ": 10**6,
    "nghìn đồng": 10**3, "ngàn đồng": 10**3, "1000đ": 10**3, "1.000đ": 10**3, "1.000 đồng": 10**3,
    "1000 đồng": 10**3, "đồng": 1, "vnđ": 1, "vnd": 1, "đ": 1,
}  # fmt: skip

_PERCENT: Final = ("%", "phần trăm")
_RATIOS: Final = ("điểm phần trăm", "điểm %", "lần")

# Things that are measured, not counted: they take decimals.
_MEASURED: Final = (
    "m2", "m²", "m3", "m³", "ha", "hecta", "km", "km2", "km²", "kg", "tấn", "tạ", "mét", "m", "lít", "gb",
    "tb", "mb",
    "mbps", "kw", "kwh", "usd", "điểm",
)  # fmt: skip

_COUNTED: Final = (
    # dossiers, procedures, papers
    "bộ hồ sơ", "lượt hồ sơ", "hồ sơ", "hs", "bộ tthc", "thủ tục hành chính", "thủ tục", "tthc", "dvctt",
    "dịch vụ công trực tuyến", "dịch vụ công", "dịch vụ", "văn bản quy phạm pháp luật", "văn bản qppl",
    "vbqppl",
    "văn bản", "công văn", "quyết định", "kế hoạch", "nghị quyết", "báo cáo", "thông báo", "chỉ thị",
    "tờ trình",
    "giấy chứng nhận", "giấy phép", "giấy tờ", "giấy", "biên bản", "biên lai", "phiếu khảo sát", "phiếu",
    "quy trình",
    "quy chế", "quy định", "hợp đồng", "đơn thư", "đơn", "thư xin lỗi", "thư", "kết quả", "bản sao", "bản",
    "trang",
    "tài liệu", "mẫu", "thành phần hồ sơ", "thành phần", "chương trình", "đề án", "dự án", "công trình",
    "gói thầu",
    # tasks, meetings, cases
    "nhiệm vụ", "đầu việc", "công việc", "nội dung", "vấn đề", "chỉ tiêu", "tiêu chí", "chỉ số", "giải pháp",
    "sáng kiến", "mô hình", "việc", "vụ việc", "vụ", "trường hợp", "ý kiến", "kiến nghị", "phản ánh", "pakn",
    "hội nghị", "hội thảo", "cuộc họp", "cuộc kiểm tra", "cuộc thanh tra", "cuộc", "buổi", "lớp tập huấn",
    "lớp",
    "khóa học", "khóa", "khoá", "đợt", "kỳ họp", "phiên", "đoàn kiểm tra", "đoàn", "tồn tại", "hạn chế",
    "sai phạm",
    # people and posts
    "lượt người", "lượt công dân", "lượt học viên", "lượt cán bộ", "lượt", "người", "cán bộ", "công chức",
    "viên chức", "cbccvc", "cbcc", "công dân", "tổ chức", "doanh nghiệp", "hộ gia đình", "hộ nghèo", "hộ",
    "học viên",
    "học sinh", "giáo viên", "đảng viên", "đại biểu", "lãnh đạo", "biên chế", "vị trí việc làm", "vị trí",
    "thành viên",
    "thí sinh", "tuyên truyền viên", "nhân khẩu", "lao động", "đồng chí", "đ/c", "chức danh",
    # units and places
    "cơ quan, đơn vị", "cơ quan", "đơn vị sự nghiệp công lập", "đơn vị", "phòng chuyên môn", "phòng",
    "ban", "sở",
    "ngành", "chi cục", "trung tâm", "trường", "trạm", "thị trấn", "xã", "phường", "đặc khu", "huyện", "tỉnh",
    "thành phố", "thị xã", "thôn", "xóm", "bản làng", "tổ dân phố", "khu phố", "khu", "ấp", "buôn", "tổ",
    "nhóm",
    "điểm cầu", "điểm phục vụ", "địa phương", "cấp", "lĩnh vực", "bộ phận", "quầy",
    # things and channels
    "tin, bài", "tin bài", "tin", "bài viết", "bài", "chuyên mục", "lượt truy cập", "lượt xem",
    "chuyên đề", "tài khoản",
    "thuê bao", "chữ ký số", "chứng thư số", "bộ máy tính", "máy tính", "máy vi tính", "máy in",
    "máy quét", "máy scan",
    "máy photo", "máy", "bộ", "chiếc", "cái", "thiết bị", "camera", "hệ thống", "phần mềm",
    "cơ sở dữ liệu", "trường dữ liệu",
    "dòng", "sản phẩm", "cây", "con", "chỗ", "ghế", "pano", "băng rôn", "khẩu hiệu", "tờ rơi", "tờ gấp",
    "tờ", "cuốn", "quyển",
    "giao dịch", "cuộc gọi", "tin nhắn", "bước", "ngày làm việc", "ngày", "giờ làm việc", "giờ", "phút",
)  # fmt: skip

_WORDS: Final = sorted({*_MONEY, *_PERCENT, *_RATIOS, *_MEASURED, *_COUNTED}, key=len, reverse=True)
_MEASURE: Final = re.compile(
    r"\s*(?P<measure>"
    + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in _WORDS)
    + r")(?![^\W⁰¹²³⁴⁵⁶⁷⁸⁹])",
    re.IGNORECASE,
)


def measure_at(text: str, start: int) -> tuple[str, int] | None:
    """The measure word that begins here, lower case, and where it ends."""
    match = _MEASURE.match(text, start)
    return (" ".join(match["measure"].lower().split()), match.end()) if match else None


def measure_named_in(text: str) -> str:
    """The measure that the head of a column or a caption names: "(triệu đồng)", "Tỷ lệ (%)", "ĐVT: hồ sơ"."""
    lowered = " ".join(text.lower().split())
    if match := re.search(r"(?:đơn vị tính|đvt|đơn vị)\s*:?\s*(.+)", lowered):
        lowered = match[1].strip(" ()")
    for inside in re.findall(r"\(([^()]{1,25})\)", lowered):
        found = measure_at(inside.strip(), 0)
        if found and found[1] == len(inside.strip()):
            return found[0]
    found = measure_at(lowered.strip(" ()."), 0)
    return found[0] if found and found[1] == len(lowered.strip(" ().")) else ""


def is_money(unit: str) -> bool:
    return unit in _MONEY


def is_percent(unit: str) -> bool:
    return unit in _PERCENT


def is_ratio(unit: str) -> bool:
    return unit in _RATIOS


def is_counted(unit: str) -> bool:
    """Whether only whole things of this unit exist."""
    return unit in _COUNTED


def scale_of(unit: str) -> int:
    """How many of the smallest unit one of this is: đồng for money, itself for anything else."""
    return _MONEY.get(unit, 1)
