"""The words of the office for codes the rules use: roles and acts, states and moves of a dossier."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socai.domain.access import Action, Role
from socai.domain.dossiers import Move, State

Words = str | Promise

ROLES: Final[Mapping[Role, Words]] = {
    Role.ONE_STOP_OFFICER: _("cán bộ một cửa"),
    Role.RESOLVING_OFFICER: _("cán bộ giải quyết hồ sơ"),
    Role.REFORM_OFFICER: _("cán bộ cải cách hành chính"),
    Role.LEADER: _("lãnh đạo"),
    Role.ADMINISTRATOR: _("quản trị viên"),
}

ACTIONS: Final[Mapping[Action, Words]] = {
    Action.REGISTER_DOSSIER: _("tiếp nhận hồ sơ"),
    Action.ACCEPT_DOSSIER: _("tiếp nhận hồ sơ nộp trực tuyến"),
    Action.RESOLVE_DOSSIER: _("giải quyết hồ sơ"),
    Action.RETURN_RESULT: _("trả kết quả"),
    Action.REOPEN_DOSSIER: _("mở lại hồ sơ"),
    Action.REPORT_LATE_CLICK: _("báo ghi nhận muộn"),
    Action.APPROVE_LATE_CLICK: _("duyệt ghi nhận muộn"),
    Action.SEE_DOSSIERS: _("xem hồ sơ"),
    Action.SEE_STATEMENTS: _("xem biểu số liệu"),
    Action.CLOSE_STATEMENT: _("khóa sổ biểu số liệu"),
    Action.CHANGE_ORGANIZATIONS: _("thay đổi hệ thống cơ quan, đơn vị"),
    Action.PUBLISH_PROCEDURE: _("công bố thủ tục hành chính"),
    Action.CORRECT_DOSSIER: _("sửa thông tin phân tổ của hồ sơ"),
    Action.PUBLISH_CALENDAR: _("công bố lịch làm việc"),
    Action.SEE_BOOK: _("xem sổ cái"),
}

STATES: Final[Mapping[State, Words]] = {
    State.AWAITING: _("chờ tiếp nhận"),
    State.PROCESSING: _("đang giải quyết"),
    State.SUSPENDED: _("tạm dừng"),
    State.PROCESSED: _("đã xử lý xong"),
    State.RETURNED: _("đã trả kết quả"),
}

MOVES: Final[Mapping[Move, Words]] = {
    Move.ACCEPT: _("Tiếp nhận"),
    Move.SUSPEND: _("Tạm dừng"),
    Move.RESUME: _("Tiếp tục giải quyết"),
    Move.PROCESS: _("Xử lý xong"),
    Move.RETURN_RESULT: _("Trả kết quả"),
    Move.REOPEN: _("Mở lại theo quyết định"),
}
