"""A small office with everything a page needs: units, people with posts, one procedure."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from socai.apps.accounts.services import create_account
from socai.apps.dossiers import services as dossiers
from socai.apps.organizations import services as organizations
from socai.apps.procedures.services import publish_procedure
from socai.domain.access import SYSTEM, Role
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import Channel
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.procedures import Level, OnlineLevel

PASSWORD = "một mật khẩu dùng thử"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED_ON = date(2025, 7, 1)
DECISION = Decision("1/QĐ-UBND", date(2025, 6, 20))
LIMIT = 3

# User name, full name, role; each in the commune but the first, who sits in its service center.
STAFF = (
    ("lan", "Nguyễn Ngọc Lan", Role.ONE_STOP_OFFICER),
    ("minh", "Trần Văn Minh", Role.RESOLVING_OFFICER),
    ("hoa", "Lê Thị Hoa", Role.REFORM_OFFICER),
    ("chu", "Phạm Quốc Chủ", Role.LEADER),
)


@dataclass(frozen=True, slots=True)
class Office:
    """The numbers of what was made."""

    province: int
    commune: int
    center: int
    procedure: int

    def register(self, applicant: str = "Võ Thị Sáu", *, on: date, channel: Channel = Channel.COUNTER) -> int:
        """A dossier taken in at nine on the day; its number."""
        dossier = dossiers.register_dossier(
            by=SYSTEM,
            procedure_version_id=self.procedure,
            receiving_unit_id=self.center,
            competent_unit_id=self.commune,
            channel=channel,
            applicant_name=applicant,
            happened_at=at(on, 9),
        )
        return dossier.pk

    def process(self, dossier_id: int, *, on: date) -> None:
        dossiers.process_dossier(dossier_id=dossier_id, by=SYSTEM, happened_at=at(on, 10))


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


def open_office() -> Office:
    """A province with a commune and its service center, four officers and an administrator."""
    province = _unit("H15", UnitKind.PROVINCE, "Ủy ban nhân dân tỉnh Đắk Nam", None)
    commune = _unit("H15.50", UnitKind.COMMUNE, "Ủy ban nhân dân xã Ea Hòa", province)
    center = _unit(
        "H15.50.01", UnitKind.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công xã Ea Hòa", commune
    )
    for username, full_name, role in STAFF:
        _person(username, full_name, role, center if role is Role.ONE_STOP_OFFICER else commune)
    _person("quan", "Đỗ Quản Trị", Role.ADMINISTRATOR, province)
    create_account(username="moi", full_name="Vũ Mới Đến", password=PASSWORD)
    return Office(province, commune, center, _procedure())


def _unit(code: str, kind: UnitKind, name: str, parent: int | None) -> int:
    unit = organizations.create_unit(
        code=code, kind=kind, name=name, on=OPENED_ON, decision=DECISION, by=SYSTEM, parent_id=parent
    )
    return unit.pk


def _person(username: str, full_name: str, role: Role, unit: int) -> None:
    user = create_account(username=username, full_name=full_name, password=PASSWORD)
    organizations.hold_post(user_id=user.pk, unit_id=unit, role=role, valid_from=OPENED_ON, by=SYSTEM)


def _procedure() -> int:
    version = publish_procedure(
        by=SYSTEM,
        code="1.004873",
        title="Cấp giấy xác nhận tình trạng hôn nhân",
        field="Hộ tịch",
        level=Level.COMMUNE,
        online_level=next(iter(OnlineLevel)),
        limit=TimeLimit(LIMIT, "Quyết định công bố thủ tục"),
        decision_number="5/QĐ-UBND",
        decision_on=date(2025, 6, 1),
        valid_from=OPENED_ON,
    )
    return version.pk
