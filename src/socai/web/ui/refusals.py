"""Every refusal the rules know, as a Vietnamese sentence that says what would be accepted."""

from functools import singledispatch

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from socai.domain.access import ALLOWED, NotPermitted
from socai.domain.calendars import CalendarGap
from socai.web.ui.words import ACTIONS, ROLES


@singledispatch
def sentence_for(refusal: Exception) -> str:
    """What to tell the person. A refusal without a sentence of its own is a fault and rises."""
    raise refusal


@sentence_for.register
def not_permitted(refusal: NotPermitted) -> str:
    roles = _(" hoặc ").join(str(ROLES[role]) for role in sorted(ALLOWED[refusal.action]))
    return _("Việc “%(action)s” cần vị trí %(roles)s tại đơn vị này. Vị trí hôm nay của anh/chị chưa có quyền đó.") % {
        "action": ACTIONS[refusal.action],
        "roles": roles,
    }


@sentence_for.register
def calendar_gap(refusal: CalendarGap) -> str:
    if not refusal.years:
        return _("Chưa có lịch làm việc nào được công bố; quản trị viên cần nạp lịch trước.")
    return _(
        "Chưa công bố lịch làm việc cho ngày %(day)s. Lịch hiện có từ năm %(first)d đến năm %(last)d; "
        "xin chọn ngày trong khoảng đó hoặc công bố lịch của năm %(year)d."
    ) % {
        "day": format_date(refusal.day, "d/m/Y"),
        "first": refusal.years[0],
        "last": refusal.years[-1],
        "year": refusal.day.year,
    }
