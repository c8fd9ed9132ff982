"""What part a figure plays in the life of dossiers and tasks, by the words around it."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Family(StrEnum):
    """Ways to divide one total. Figures of one family, side by side, divide the same thing."""

    TIME = "time"
    CHANNEL = "channel"
    STATE = "state"
    LEVEL = "level"
    SEX = "sex"


class Role(StrEnum):
    CARRIED = "carried"
    IN_TIME = "in_time"
    EARLY = "early"
    LATE = "late"
    UNDUE = "undue"
    ON_DAY = "on_day"
    ONLINE = "online"
    DIRECT = "direct"
    POSTAL = "postal"
    NEW = "new"
    WITHDRAWN = "withdrawn"
    OPEN = "open"
    ENDED = "ended"
    RECEIVED = "received"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    MEN = "men"
    WOMEN = "women"


FAMILIES: Final = {
    Role.IN_TIME: Family.TIME,
    Role.EARLY: Family.TIME,
    Role.LATE: Family.TIME,
    Role.UNDUE: Family.TIME,
    Role.ON_DAY: Family.TIME,
    Role.CARRIED: Family.CHANNEL,
    Role.ONLINE: Family.CHANNEL,
    Role.DIRECT: Family.CHANNEL,
    Role.POSTAL: Family.CHANNEL,
    Role.NEW: Family.CHANNEL,
    Role.WITHDRAWN: Family.STATE,
    Role.OPEN: Family.STATE,
    Role.ENDED: Family.STATE,
    Role.PROVINCE: Family.LEVEL,
    Role.DISTRICT: Family.LEVEL,
    Role.COMMUNE: Family.LEVEL,
    Role.MEN: Family.SEX,
    Role.WOMEN: Family.SEX,
}

BROAD: Final = (Role.RECEIVED, Role.ENDED, Role.OPEN)

# The more special words first: "giải quyết trước hạn" speaks of time, not of solving.
_WORDS: Final = tuple(
    (role, re.compile(words))
    for role, words in (
        (
            Role.OPEN,
            r"(?:chưa (?:đến|tới)|trong|còn) hạn và quá hạn|quá hạn và (?:chưa (?:đến|tới)|trong|còn) hạn",
        ),
        (
            Role.CARRIED,
            r"(?:kỳ|tháng|quý|năm) trước|chuyển (?:sang )?từ (?:kỳ|tháng|quý)|tồn đầu kỳ|tồn trước|đầu kỳ",
        ),
        (
            Role.IN_TIME,
            r"(?:trước|sớm)(?: hạn)?\s*(?:và|,|/|hoặc|,? và)\s*đúng (?:thời )?hạn"
            r"|đúng(?: hạn)?\s*(?:và|,|/|hoặc)\s*(?:trước|sớm) hạn",
        ),
        (Role.UNDUE, r"(?:chưa (?:đến|tới|quá)|trong|còn) (?:thời )?hạn"),
        (Role.EARLY, r"(?:trước|sớm) (?:thời )?hạn|sớm hơn"),
        (Role.LATE, r"quá (?:thời )?hạn|(?:trễ|chậm)(?: so với)?(?: thời)? hạn|trễ hẹn|quá\s*$|chậm muộn"),
        (Role.ON_DAY, r"đúng (?:thời )?hạn|đúng hẹn"),
        (Role.ONLINE, r"trực tuyến|qua mạng|toàn trình|dịch vụ công.*một phần|môi trường (?:mạng|điện tử)"),
        (Role.POSTAL, r"^(?!.*trực tiếp).*(?:bưu chính|bcci)"),
        (Role.DIRECT, r"trực tiếp"),
        (Role.NEW, r"tiếp nhận mới|mới tiếp nhận|tiếp nhận trong (?:kỳ|tháng|quý)"),
        (Role.WITHDRAWN, r"\brút\b|từ chối|trả lại|\bhủy\b|\bdừng\b"),
        (
            Role.OPEN,
            r"(?:đang|chưa) (?:được )?"
            r"(?:giải quyết|xử lý|thực hiện|thụ lý|trong|trả kết quả|trả|hoàn thành|khắc phục)"
            r"|còn lại|chuyển (?:sang )?kỳ sau|đang tồn|tồn cuối",
        ),
        (
            Role.ENDED,
            r"(?:đã|được) (?:được )?(?:giải quyết|trả|xử lý|hoàn thành|thực hiện|khắc phục)"
            r"|(?:giải quyết|xử lý) (?:xong|được)"
            r"|(?<!chưa )(?<!phải )(?:hoàn thành|trả kết quả|giải quyết)",
        ),
        (Role.RECEIVED, r"tiếp nhận|được giao|đã nhận|phải (?:giải quyết|xử lý)|phát hiện"),
        (Role.MEN, r"(?<!việt )\bnam\b"),
        (Role.WOMEN, r"\bnữ\b"),
        (Role.PROVINCE, r"cấp tỉnh|cấp sở"),
        (Role.DISTRICT, r"cấp huyện"),
        (Role.COMMUNE, r"cấp xã"),
    )
)


@lru_cache(maxsize=8192)
def role_of(words: str) -> Role | None:
    """The role the words speak of: the most special one, of broad ones the last; None where they say
    nothing.
    """
    lowered = " ".join(words.lower().split())
    broad: list[tuple[int, Role]] = []
    for number, (role, pattern) in enumerate(_WORDS):
        ends = [match.end() for match in pattern.finditer(lowered)]
        if ends and (role not in BROAD or number == 0):
            return max(broad)[1] if broad and FAMILIES[role] is Family.LEVEL else role
        broad += [(end, role) for end in ends]
    return max(broad)[1] if broad else None


def family_of(role: Role | None) -> Family | None:
    return FAMILIES.get(role) if role else None
