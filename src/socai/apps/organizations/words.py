"""What kinds of units and ways of ending are called on pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind

if TYPE_CHECKING:  # a name of the type stubs only
    from django.utils.functional import _StrPromise

KIND_NAMES: Final["Mapping[UnitKind, _StrPromise]"] = MappingProxyType(
    {
        UnitKind.PROVINCE: _("Tỉnh, thành phố"),
        UnitKind.DISTRICT: _("Huyện, quận"),
        UnitKind.DISTRICT_TOWN: _("Thị xã, thành phố thuộc tỉnh"),
        UnitKind.COMMUNE: _("Xã"),
        UnitKind.WARD: _("Phường"),
        UnitKind.TOWNSHIP: _("Thị trấn"),
        UnitKind.SPECIAL_ZONE: _("Đặc khu"),
        UnitKind.DEPARTMENT: _("Sở"),
        UnitKind.OFFICE: _("Phòng, văn phòng"),
        UnitKind.SUB_DEPARTMENT: _("Chi cục"),
        UnitKind.BOARD: _("Ban"),
        UnitKind.SERVICE_CENTER: _("Trung tâm Phục vụ hành chính công"),
        UnitKind.PUBLIC_SERVICE_UNIT: _("Đơn vị sự nghiệp công lập"),
        UnitKind.VILLAGE: _("Thôn"),
        UnitKind.RESIDENTIAL_GROUP: _("Tổ dân phố"),
        UnitKind.PARTY_BODY: _("Cơ quan Đảng"),
        UnitKind.COUNCIL_BODY: _("Cơ quan của Hội đồng nhân dân"),
    }
)

ENDING_NAMES: Final["Mapping[EndingKind, _StrPromise]"] = MappingProxyType(
    {
        EndingKind.MERGED: _("Sáp nhập"),
        EndingKind.SPLIT: _("Chia tách"),
        EndingKind.ABOLISHED: _("Giải thể"),
    }
)
