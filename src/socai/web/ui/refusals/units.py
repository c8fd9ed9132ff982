"""Refusals about units changed one by one, and about the posts held in them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from socai.apps.accounts.services import UsernameTaken
from socai.apps.organizations.services import PostEnded, PostOverlaps
from socai.domain.organizations.changes import (
    ChangesLater,
    ChangesThatDay,
    CodeTaken,
    EndDecided,
    HeirOutsideSplit,
    NothingChanges,
    UnitNotStanding,
    UnitsBelow,
)
from socai.domain.organizations.dated import Span
from socai.domain.organizations.register import UnknownUnit
from socai.web.ui.refusals.sentences import sentence_for


@sentence_for.register
def unknown_unit(refusal: UnknownUnit) -> str:
    sentence = _("Không có đơn vị nào mang mã %(code)s; xin chọn một đơn vị đã có.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def code_taken(refusal: CodeTaken) -> str:
    sentence = _("Mã %(code)s đã gắn với một đơn vị khác mãi mãi; xin ghi mã chưa từng dùng.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def unit_not_standing(refusal: UnitNotStanding) -> str:
    facts = {"code": refusal.code, "accepted": _within(refusal.span)}
    return _("Đơn vị %(code)s không thay đổi được vào ngày này; nhận %(accepted)s.") % facts


@sentence_for.register
def nothing_changes(refusal: NothingChanges) -> str:
    sentence = _(
        "Đơn vị %(code)s vẫn như vậy ngay trước hoặc ngay sau ngày %(on)s; xin ghi một nội dung khác."
    )
    return sentence % {"code": refusal.code, "on": _known_day(refusal.on)}


@sentence_for.register
def changes_that_day(refusal: ChangesThatDay) -> str:
    sentence = _(
        "Đơn vị %(code)s đã có một thay đổi cùng loại từ ngày %(on)s; nhận một ngày khác còn hoạt động."
    )
    return sentence % {"code": refusal.code, "on": _known_day(refusal.on)}


@sentence_for.register
def end_decided(refusal: EndDecided) -> str:
    sentence = _(
        "Đơn vị %(code)s đã có quyết định kết thúc từ ngày %(on)s. Nhận đơn vị chưa có ngày kết thúc, hoặc "
        "ghi đơn vị kế thừa cho đơn vị giải thể vào đúng ngày đó."
    )
    return sentence % {"code": refusal.code, "on": _day(refusal.ends_on)}


@sentence_for.register
def changes_later(refusal: ChangesLater) -> str:
    sentence = _("Đơn vị %(code)s còn thay đổi vào ngày %(later)s; ngày kết thúc phải sau ngày đó.")
    return sentence % {"code": refusal.code, "later": _day(refusal.later)}


@sentence_for.register
def heir_outside_split(refusal: HeirOutsideSplit) -> str:
    sentence = _("%(heir)s không thuộc các đơn vị nhận; đơn vị kế thừa là một trong: %(into)s.")
    return sentence % {"heir": refusal.heir, "into": ", ".join(refusal.into)}


@sentence_for.register
def units_below(refusal: UnitsBelow) -> str:
    sentence = _(
        "Chưa giải thể được %(code)s vì còn đơn vị trực thuộc: %(below)s. Giải thể được khi các đơn vị đó đã "
        "kết thúc hoặc chuyển đi chậm nhất vào ngày này."
    )
    return sentence % {"code": refusal.code, "below": _some(refusal.below)}


@sentence_for.register
def post_overlaps(refusal: PostOverlaps) -> str:
    if refusal.span.valid_to is None:
        sentence = _("Người này đang giữ chính vị trí đó từ ngày %(start)s; không cần giao thêm.")
        return sentence % {"start": _day(refusal.span.valid_from)}
    sentence = _("Người này giữ chính vị trí đó từ ngày %(start)s; nhận từ ngày %(to)s trở đi.")
    return sentence % {"start": _day(refusal.span.valid_from), "to": _day(refusal.span.valid_to)}


@sentence_for.register
def post_ended(refusal: PostEnded) -> str:
    sentence = _("Không kết thúc vị trí vào ngày này được; nhận %(accepted)s.")
    return sentence % {"accepted": _within(refusal.span)}


@sentence_for.register
def username_taken(refusal: UsernameTaken) -> str:
    sentence = _("Tên đăng nhập “%(username)s” đã có người dùng; xin chọn tên khác.")
    return sentence % {"username": refusal.username}


def _within(span: Span) -> str:
    """After the first day and before the end."""
    first = _day(min(span.valid_from, date.max - timedelta(days=1)) + timedelta(days=1))
    if span.valid_to is None:
        return _("từ ngày %(first)s trở đi") % {"first": first}
    return _("từ ngày %(first)s đến trước ngày %(to)s") % {"first": first, "to": _day(span.valid_to)}


def _some(codes: Iterable[str]) -> str:
    """As many as a sentence can hold."""
    known = list(codes)
    shown = ", ".join(known[:5])
    return (
        _("%(shown)s và %(more)d đơn vị khác") % {"shown": shown, "more": len(known) - 5}
        if known[5:]
        else shown
    )


def _known_day(day: date | None) -> str:
    return _day(day) if day else "–"


def _day(day: date) -> str:
    return format_date(day, "d/m/Y")
