"""The changes a unit's page offers, each with what it asks for and the service that makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from socai.apps.organizations import services
from socai.web.office.changes.forms import (
    AbolishForm,
    AnyForm,
    CodesForm,
    MergeForm,
    MoveForm,
    RenameForm,
    SplitForm,
)
from socai.web.ui.words import Words


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """One change; with a `warning` it cannot be taken back and is asked once more."""

    key: str
    title: Words
    done: Words
    form: type[AnyForm]
    service: Callable[..., object]
    explained: Words = ""
    warning: Words = ""


CODES: Final = "codes"

KINDS: Final[Mapping[str, ChangeKind]] = {
    kind.key: kind
    for kind in (
        ChangeKind("rename", _("Đổi tên"), _("Đã ghi tên mới."), RenameForm, services.rename_unit),
        ChangeKind("move", _("Chuyển cấp trên"), _("Đã ghi cấp trên mới."), MoveForm, services.move_unit),
        ChangeKind(
            "merge",
            _("Sáp nhập đơn vị khác vào đây"),
            _("Đã ghi việc sáp nhập."),
            MergeForm,
            services.merge_units,
            _("Đơn vị hình thành sau sắp xếp nếu chưa có thì lập trước, rồi sáp nhập các đơn vị cũ vào."),
            _(
                "Các đơn vị được chọn kết thúc từ ngày có hiệu lực. Đơn vị trực thuộc, hồ sơ đang giải quyết "
                "và vị trí công tác của chúng chuyển sang đơn vị này; số liệu cũ đọc được theo cả hai cách."
            ),
        ),
        ChangeKind(
            "split",
            _("Chia tách"),
            _("Đã ghi việc chia tách."),
            SplitForm,
            services.split_unit,
            _("Các đơn vị nhận phải đang hoạt động vào ngày có hiệu lực."),
            _(
                "Đơn vị kết thúc từ ngày có hiệu lực. Hồ sơ đang giải quyết và đơn vị trực thuộc chuyển sang "
                "đơn vị kế thừa; số liệu cũ vẫn mang tên đơn vị này."
            ),
        ),
        ChangeKind(
            "abolish",
            _("Giải thể"),
            _("Đã ghi việc giải thể."),
            AbolishForm,
            services.abolish_unit,
            _("Chỉ giải thể được khi không còn đơn vị nào trực thuộc."),
            _(
                "Đơn vị kết thúc từ ngày có hiệu lực và không có đơn vị kế thừa; vị trí công tác tại đây "
                "không còn quyền gì từ ngày đó."
            ),
        ),
        ChangeKind(
            CODES,
            _("Ghi mã định danh, mã hành chính"),
            _("Đã ghi các mã."),
            CodesForm,
            services.assign_codes,
            _("Đơn vị mới thường nhận lại mã của đơn vị cũ đã kết thúc."),
        ),
    )
}
