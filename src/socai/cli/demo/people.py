"""Who signs in to the demo, and names for those who come to the counter."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from django.contrib.auth.models import AbstractUser

from socai.apps.accounts.services import create_account
from socai.apps.organizations.services import hold_post
from socai.cli.demo.places import MAIN_COMMUNE, PROVINCE, Units
from socai.domain.access import SYSTEM, Role
from socai.domain.organizations.kinds import TWO_TIERS_FROM

PASSWORD: Final = "socai-dung-thu"  # noqa: S105  (printed with the accounts: it guards nothing but a demo)


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the demo with the one post held; titles are what the table of accounts says."""

    username: str
    full_name: str
    role: Role
    place: str
    title_vi: str
    title_en: str


ONE_STOP_OFFICER: Final = Account(
    "motcua",
    "Nguyễn Thị Mai",
    Role.ONE_STOP_OFFICER,
    MAIN_COMMUNE,
    "Cán bộ một cửa",
    "One-stop officer",
)
OFFICER: Final = Account(
    "chuyenvien",
    "Phạm Quốc Huy",
    Role.RESOLVING_OFFICER,
    MAIN_COMMUNE,
    "Chuyên viên thụ lý",
    "Resolving officer",
)
REFORM_OFFICER: Final = Account(
    "cchc", "Lê Thị Thu Hà", Role.REFORM_OFFICER, MAIN_COMMUNE, "Công chức CCHC", "Reform officer"
)
LEADER: Final = Account("lanhdao", "Trần Văn Khải", Role.LEADER, MAIN_COMMUNE, "Lãnh đạo UBND xã", "Leader")
ACCOUNTS: Final = (
    ONE_STOP_OFFICER,
    OFFICER,
    REFORM_OFFICER,
    LEADER,
    Account("tinh", "Đỗ Minh Châu", Role.REFORM_OFFICER, PROVINCE, "Công chức CCHC", "Reform officer"),
    Account("lanhdaotinh", "Vũ Đức Thành", Role.LEADER, PROVINCE, "Lãnh đạo UBND tỉnh", "Leader"),
    Account("quantri", "Hoàng Anh Tuấn", Role.ADMINISTRATOR, PROVINCE, "Quản trị hệ thống", "Administrator"),
)

_SURNAMES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
_GIVEN_TO_WOMEN: Final = ("An", "Bình", "Dung", "Hạnh", "Hoa", "Hương", "Lan", "Nga", "Thảo", "Yến")
_GIVEN_TO_MEN: Final = ("Cường", "Dũng", "Hùng", "Khoa", "Long", "Nam", "Phúc", "Quân", "Sơn", "Việt")


People = Mapping[str, AbstractUser]  # by user name


def build_people(units: Units) -> People:
    """The accounts, each with its post since the first day of two tiers."""
    return {account.username: _build(account, units) for account in ACCOUNTS}


def draw_name(rng: Random) -> str:
    """Somebody at the counter."""
    middle, given = rng.choice((("Thị", _GIVEN_TO_WOMEN), ("Văn", _GIVEN_TO_MEN)))
    return f"{rng.choice(_SURNAMES)} {middle} {rng.choice(given)}"


def _build(account: Account, units: Units) -> AbstractUser:
    user = create_account(username=account.username, full_name=account.full_name, password=PASSWORD)
    hold_post(
        user_id=user.pk,
        unit_id=units[account.place],
        role=account.role,
        valid_from=TWO_TIERS_FROM,
        by=SYSTEM,
    )
    return user
