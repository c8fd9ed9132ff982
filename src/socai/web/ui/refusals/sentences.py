"""Refusals about people, days, dossiers and windows."""

from datetime import date, datetime
from functools import singledispatch

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from socai.apps.dossiers.refusals import (
    BackdatingRefused,
    DossierChanged,
    NotClickedLater,
    NotFinished,
    NothingReported,
    NotInTheFuture,
    OpenDossiersRemain,
    ProcedureNotInForce,
    ReportedAlready,
    SecondPersonNeeded,
    UnitNotStanding,
)
from socai.apps.reporting.refusals import AlreadyClosed, UnitNotThere, WindowNotOver
from socai.domain.access import ALLOWED, NotPermitted
from socai.domain.calendars import CalendarGap
from socai.domain.dossiers import HistoryOutOfOrder, MoveNotAllowed
from socai.domain.periods import NoReportWindow, UnknownWindow, WindowRefused
from socai.web.ui.words import ACTIONS, MOVES, ROLES, STATES


@singledispatch
def sentence_for(refusal: Exception) -> str:
    """What to tell the person. A refusal without a sentence of its own is a fault and rises."""
    raise refusal


@sentence_for.register
def not_permitted(refusal: NotPermitted) -> str:
    sentence = _(
        "Việc “%(action)s” cần vị trí %(roles)s tại đơn vị này; vị trí hôm nay của anh/chị chưa có quyền đó."
    )
    return sentence % {"action": ACTIONS[refusal.action], "roles": _roles(refusal)}


@sentence_for.register
def calendar_gap(refusal: CalendarGap) -> str:
    if not refusal.years:
        return _("Chưa có lịch làm việc nào được công bố; quản trị viên cần nạp lịch trước.")
    return _(
        "Chưa công bố lịch làm việc cho ngày %(day)s. Lịch hiện có từ năm %(first)d đến năm %(last)d; "
        "xin chọn ngày trong khoảng đó hoặc công bố lịch của năm %(year)d."
    ) % {
        "day": _day(refusal.day),
        "first": refusal.years[0],
        "last": refusal.years[-1],
        "year": refusal.day.year,
    }


@sentence_for.register
def move_not_allowed(refusal: MoveNotAllowed) -> str:
    if not refusal.allowed:
        return _("Hồ sơ ở trạng thái “%(state)s” không còn việc nào phải làm.") % {
            "state": STATES[refusal.state]
        }
    return _("Hồ sơ đang ở trạng thái “%(state)s” nên chưa thể “%(move)s”; lúc này có thể: %(allowed)s.") % {
        "state": STATES[refusal.state],
        "move": MOVES[refusal.move],
        "allowed": ", ".join(str(MOVES[move]) for move in refusal.allowed),
    }


@sentence_for.register
def history_out_of_order(refusal: HistoryOutOfOrder) -> str:
    sentence = _("Ngày %(on)s sớm hơn việc diễn ra ngay trước đó; xin chọn từ ngày %(not_before)s trở đi.")
    return sentence % {"on": _day(refusal.on), "not_before": _day(refusal.not_before)}


@sentence_for.register
def dossier_changed(refusal: DossierChanged) -> str:
    sentence = _("Hồ sơ %(code)s vừa được người khác cập nhật; việc của anh/chị chưa được ghi.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def backdating_refused(refusal: BackdatingRefused) -> str:
    return _(
        "Mỗi việc được ghi đúng ngày thao tác. Việc đã xong từ trước thì dùng mục báo ngày xong thực tế, "
        "kèm chứng cứ và người thứ hai duyệt."
    )


@sentence_for.register
def not_in_the_future(refusal: NotInTheFuture) -> str:
    sentence = _("%(happened)s chưa đến; xin ghi thời điểm không muộn hơn %(now)s.")
    return sentence % {"happened": _day_of(refusal.happened), "now": _day_of(refusal.now)}


@sentence_for.register
def not_finished(refusal: NotFinished) -> str:
    sentence = _("Hồ sơ %(code)s chưa xử lý xong; chỉ báo ghi nhận muộn khi đã xử lý xong.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def not_clicked_later(refusal: NotClickedLater) -> str:
    sentence = _("Hồ sơ %(code)s đã ghi xong ngày %(clicked)s; ngày xong thực tế phải sớm hơn ngày đó.")
    return sentence % {"code": refusal.code, "clicked": _day_of(refusal.clicked_on)}


@sentence_for.register
def reported_already(refusal: ReportedAlready) -> str:
    sentence = _("Kết quả này của hồ sơ %(code)s đã có người báo ghi nhận muộn; mỗi kết quả chỉ báo một lần.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def nothing_reported(refusal: NothingReported) -> str:
    sentence = _("Hồ sơ %(code)s không có báo cáo ghi nhận muộn nào chờ duyệt; cần có người báo trước.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def second_person_needed(refusal: SecondPersonNeeded) -> str:
    sentence = _("Người báo không tự duyệt: ngày xong thực tế của hồ sơ %(code)s cần một người khác duyệt.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def open_dossiers_remain(refusal: OpenDossiersRemain) -> str:
    return _(
        "Đơn vị này còn %(count)d hồ sơ đang giải quyết; cần giải quyết xong hoặc sáp nhập đơn vị vào đơn vị "
        "khác để bàn giao trước khi giải thể."
    ) % {"count": refusal.count}


@sentence_for.register
def procedure_not_in_force(refusal: ProcedureNotInForce) -> str:
    sentence = _("Thủ tục %(code)s bản này có hiệu lực từ ngày %(from)s; xin chọn bản đang có hiệu lực.")
    return sentence % {"code": refusal.code, "from": _day_of(refusal.valid_from)}


@sentence_for.register
def unit_not_standing(refusal: UnitNotStanding) -> str:
    sentence = _("Đơn vị này không hoạt động vào ngày %(on)s; xin chọn một đơn vị đang hoạt động hôm đó.")
    return sentence % {"on": _day(refusal.on)}


@sentence_for.register
def window_refused(refusal: WindowRefused) -> str:
    sentence = _("Kỳ báo cáo kết thúc trước khi bắt đầu; ngày cuối phải từ %(first)s trở đi.")
    return sentence % {"first": _day(refusal.first_day)}


@sentence_for.register
def no_report_window(refusal: NoReportWindow) -> str:
    sentence = _("Lịch báo cáo chỉ có các kỳ bắt đầu từ %(first)s; kỳ khác xin nhập hai ngày.")
    return sentence % {"first": _day(refusal.in_force_from)}


@sentence_for.register
def unknown_window(refusal: UnknownWindow) -> str:
    return _("Không có kỳ báo cáo này; xin chọn trong danh sách hoặc nhập hai ngày.")


@sentence_for.register
def window_not_over(refusal: WindowNotOver) -> str:
    sentence = _("Kỳ báo cáo còn đến hết ngày %(last)s; khóa sổ được từ ngày đó.")
    return sentence % {"last": _day(refusal.window.last_day)}


@sentence_for.register
def already_closed(refusal: AlreadyClosed) -> str:
    return _(
        "Kỳ này đã khóa sổ và giữ nguyên; việc biết sau được nêu thành điều chỉnh bên cạnh biểu đã khóa."
    )


@sentence_for.register
def unit_not_there(refusal: UnitNotThere) -> str:
    sentence = _(
        "Đơn vị này không hoạt động vào ngày %(on)s; xin chọn kỳ khác, đơn vị khác hoặc cách đọc khác."
    )
    return sentence % {"on": _day(refusal.on)}


def _roles(refusal: NotPermitted) -> str:
    *others, last = (str(ROLES[role]) for role in sorted(ALLOWED[refusal.action]))
    return _(" hoặc ").join([", ".join(others), last]) if others else last


def _day(day: date) -> str:
    return format_date(day, "d/m/Y")


def _day_of(time: datetime | date) -> str:
    return format_date(localtime(time), "H:i d/m/Y") if isinstance(time, datetime) else _day(time)
