"""The procedures people ask for most at a commune, under their public names and codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from socai.apps.procedures.services import publish_procedure
from socai.domain.access import SYSTEM
from socai.domain.deadlines import TimeLimit
from socai.domain.organizations.kinds import TWO_TIERS_FROM
from socai.domain.procedures import Level, OnlineLevel

_THREE_TIERS_FROM: Final = date(2024, 1, 1)
_CIVIL_STATUS: Final = "Hộ tịch"


@dataclass(frozen=True, slots=True)
class Version:
    """One publication. Limits and legal bases are plausible, not checked against the law."""

    level: Level
    limit: TimeLimit
    valid_from: date = _THREE_TIERS_FROM
    decision_number: str = "2310/QĐ-UBND"
    decision_on: date = date(2023, 12, 20)


@dataclass(frozen=True, slots=True)
class Procedure:
    """What is asked for, how often (`weight` against the others), and its versions, the oldest first."""

    code: str
    title: str
    field: str
    online_level: OnlineLevel
    weight: int
    versions: tuple[Version, ...]

    @property
    def is_filed_online(self) -> bool:
        return self.online_level is not OnlineLevel.INFORMATION

    def version_on(self, day: date) -> Version:
        """The version in force that day, which lies after the first one was published."""
        return [version for version in self.versions if version.valid_from <= day][-1]


def _at_the_commune(working_days: int, basis: str) -> tuple[Version, ...]:
    return (Version(Level.COMMUNE, TimeLimit(working_days, basis)),)


MARITAL_STATUS: Final = Procedure(
    "1.004873",
    "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    _CIVIL_STATUS,
    OnlineLevel.FULL,
    14,
    _at_the_commune(3, "Nghị định 123/2015/NĐ-CP, Điều 22"),
)
ALLOWANCE: Final = Procedure(
    "1.001776",
    "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng "
    "hàng tháng",
    "Bảo trợ xã hội",
    OnlineLevel.FULL,
    7,
    _at_the_commune(22, "Nghị định 20/2021/NĐ-CP"),
)
# Decided by the district while there was one, by the commune since: two versions of one procedure.
HOUSEHOLD_BUSINESS: Final = Procedure(
    "1.001612",
    "Đăng ký thành lập hộ kinh doanh",
    "Thành lập và hoạt động của hộ kinh doanh",
    OnlineLevel.FULL,
    9,
    (
        Version(Level.DISTRICT, TimeLimit(3, "Nghị định 01/2021/NĐ-CP")),
        Version(
            Level.COMMUNE,
            TimeLimit(3, "Nghị định 168/2025/NĐ-CP"),
            TWO_TIERS_FROM,
            "221/QĐ-UBND",
            date(2025, 6, 30),
        ),
    ),
)
PROCEDURES: Final = (
    Procedure(
        "2.000815",
        "Thủ tục chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của "
        "Việt Nam cấp hoặc chứng nhận",
        "Chứng thực",
        OnlineLevel.INFORMATION,
        24,
        _at_the_commune(1, "Nghị định 23/2015/NĐ-CP, Điều 7"),
    ),
    Procedure(
        "2.000635",
        "Thủ tục cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
        _CIVIL_STATUS,
        OnlineLevel.FULL,
        16,
        _at_the_commune(1, "Luật Hộ tịch 2014, Điều 64"),
    ),
    Procedure(
        "1.001193",
        "Thủ tục đăng ký khai sinh",
        _CIVIL_STATUS,
        OnlineLevel.FULL,
        12,
        _at_the_commune(1, "Luật Hộ tịch 2014, Điều 16"),
    ),
    Procedure(
        "1.000894",
        "Thủ tục đăng ký kết hôn",
        _CIVIL_STATUS,
        OnlineLevel.PARTIAL,
        6,
        _at_the_commune(1, "Luật Hộ tịch 2014, Điều 18"),
    ),
    Procedure(
        "1.000656",
        "Thủ tục đăng ký khai tử",
        _CIVIL_STATUS,
        OnlineLevel.FULL,
        5,
        _at_the_commune(1, "Luật Hộ tịch 2014, Điều 34"),
    ),
    MARITAL_STATUS,
    Procedure(
        "1.004859",
        "Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
        _CIVIL_STATUS,
        OnlineLevel.PARTIAL,
        7,
        _at_the_commune(3, "Luật Hộ tịch 2014, Điều 28"),
    ),
    HOUSEHOLD_BUSINESS,
    ALLOWANCE,
)

Published = Mapping[tuple[str, date], int]  # procedure code and first day → number of the version


def publish_procedures() -> Published:
    """Every version of every procedure, as a province would publish them."""
    return {
        (procedure.code, version.valid_from): _publish(procedure, version)
        for procedure in PROCEDURES
        for version in procedure.versions
    }


def _publish(procedure: Procedure, version: Version) -> int:
    published = publish_procedure(
        by=SYSTEM,
        code=procedure.code,
        title=procedure.title,
        field=procedure.field,
        level=version.level,
        online_level=procedure.online_level,
        limit=version.limit,
        decision_number=version.decision_number,
        decision_on=version.decision_on,
        valid_from=version.valid_from,
    )
    return published.pk
