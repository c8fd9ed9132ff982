"""Refusals about units and the sheets that carry them, each naming what would be accepted."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socai.apps.organizations.services import SheetNotUtf8
from socai.apps.organizations.words import KIND_NAMES
from socai.domain.identifiers.administrative_codes import DIGITS, AdministrativeCodeRefused
from socai.domain.identifiers.agency_codes import AgencyCodeRefused
from socai.domain.organizations.changes import AdministrativeCodeMisplaced
from socai.domain.organizations.checks import (
    CodeInUse,
    CycleRefused,
    HeirRefused,
    KindOutOfTime,
    ParentNotStanding,
    PlacementRefused,
    SplitTooSmall,
    UnknownParent,
)
from socai.domain.organizations.dated import DecisionRefused, PeriodRefused
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import UnitCodeRefused, UnitNameRefused
from socai.domain.organizations.sheet_lines import CellRefused, HeadingsRefused, QuotesRefused
from socai.domain.organizations.sheet_reading import (
    DuplicateCode,
    EndingMisplaced,
    GapRefused,
    KnownOtherwise,
    OverlapRefused,
    RepeatedPeriod,
)
from socai.domain.organizations.sheet_words import ENDING_WORDS, HEADINGS, KIND_WORDS, Column
from socai.web.ui.refusals.sentences import sentence_for
from socai.web.ui.words import Words

_DAY: Final = gettext_lazy("ngày/tháng/năm, ví dụ 01/07/2025")
_NUMBER: Final = gettext_lazy("số quyết định, ví dụ 12/QĐ-UBND")
_CODE: Final = gettext_lazy("mã của một đơn vị, ví dụ H15.50.05.13")
_ACCEPTED: Final[Mapping[Column, Words]] = {
    Column.CODE: gettext_lazy("mã đơn vị, trên một dòng không dài hơn dòng tiêu đề"),
    Column.VALID_FROM: _DAY,
    Column.VALID_TO: _DAY,
    Column.DECIDED_ON: _DAY,
    Column.PARENT_DECIDED_ON: _DAY,
    Column.ENDING_DECIDED_ON: _DAY,
    Column.DECISION: _NUMBER,
    Column.PARENT_DECISION: _NUMBER,
    Column.ENDING_DECISION: _NUMBER,
    Column.HEIR: gettext_lazy("để trống khi giải thể, còn lại là mã đơn vị kế thừa"),
    Column.OTHER_SUCCESSORS: gettext_lazy(
        "mã các đơn vị nhận khác khi chia tách, cách nhau dấu cách; còn lại để trống"
    ),
    Column.PARENT: _CODE,
}


@sentence_for.register
def sheet_not_utf8(refusal: SheetNotUtf8) -> str:
    return _("Tệp không phải mã UTF-8; xin lưu lại bảng tính ở dạng “CSV UTF-8”.")


@sentence_for.register
def quotes_refused(refusal: QuotesRefused) -> str:
    return _("Một ô mở dấu ngoặc kép mà không đóng; xin thêm dấu đóng cho đủ cặp.")


@sentence_for.register
def headings_refused(refusal: HeadingsRefused) -> str:
    wrong = [_("thiếu cột “%s”") % HEADINGS[column] for column in refusal.missing]
    wrong += [_("không có cột nào tên “%s”") % heading for heading in refusal.unknown]
    wrong += [_("cột “%s” đứng hai lần") % heading for heading in refusal.repeated]
    sentence = _("Dòng tiêu đề: %(wrong)s. Nhận mỗi cột một lần: %(accepted)s.")
    return sentence % {"wrong": "; ".join(wrong), "accepted": ", ".join(HEADINGS.values())}


@sentence_for.register
def cell_refused(refusal: CellRefused) -> str:
    sentence = _("Cột “%(column)s” ghi “%(text)s”; xin ghi %(accepted)s.")
    accepted = _accepted_in(refusal.column)
    return sentence % {"column": HEADINGS[refusal.column], "text": refusal.text, "accepted": accepted}


@sentence_for.register
def unit_code_refused(refusal: UnitCodeRefused) -> str:
    sentence = _(
        "“%(code)s” không dùng làm mã đơn vị được; nhận mã định danh như H15.50.05.13 hoặc mã riêng "
        "không quá 40 chữ cái hoa, chữ số, dấu chấm, gạch ngang."
    )
    return sentence % {"code": refusal.code}


@sentence_for.register
def unit_name_refused(refusal: UnitNameRefused) -> str:
    sentence = _("Tên đơn vị %(code)s phải có từ 1 đến 200 ký tự, bắt đầu bằng chữ cái hoặc chữ số.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def agency_code_refused(refusal: AgencyCodeRefused) -> str:
    sentence = _("“%(text)s” không phải mã định danh cơ quan; nhận mã như H15.50.05.13 hoặc 000.00.06.H56.")
    return sentence % {"text": refusal.text}


@sentence_for.register
def administrative_code_refused(refusal: AdministrativeCodeRefused) -> str:
    sentence = _("“%(text)s” không phải mã đơn vị hành chính; cấp này dùng đúng %(digits)d chữ số.")
    return sentence % {"text": refusal.text, "digits": DIGITS[refusal.level]}


@sentence_for.register
def administrative_code_misplaced(refusal: AdministrativeCodeMisplaced) -> str:
    sentence = _("Đơn vị %(code)s (%(kind)s) không phải đơn vị hành chính nên để trống mã đơn vị hành chính.")
    return sentence % {"code": refusal.code, "kind": _kind(refusal.kind)}


@sentence_for.register
def decision_refused(refusal: DecisionRefused) -> str:
    return _("Số quyết định dài từ 1 đến 60 ký tự, ví dụ 12/QĐ-UBND.")


@sentence_for.register
def period_refused(refusal: PeriodRefused) -> str:
    sentence = _("Thời gian bắt đầu từ %(start)s phải kết thúc sau ngày đó, hoặc để trống khi còn hoạt động.")
    return sentence % {"start": _day(refusal.valid_from)}


@sentence_for.register
def kind_out_of_time(refusal: KindOutOfTime) -> str:
    life = refusal.lifetime
    facts = {"code": refusal.code, "kind": _kind(refusal.kind)}
    if life.valid_to is not None:
        sentence = _("Đơn vị %(code)s: loại “%(kind)s” chỉ có trước ngày %(to)s.")
        return sentence % {**facts, "to": _day(life.valid_to)}
    sentence = _("Đơn vị %(code)s: loại “%(kind)s” chỉ có từ ngày %(start)s.")
    return sentence % {**facts, "start": _day(life.valid_from)}


@sentence_for.register
def unknown_parent(refusal: UnknownParent) -> str:
    sentence = _(
        "Đơn vị cấp trên %(parent)s của %(code)s chưa có trong hệ thống; xin ghi mã một đơn vị đã có."
    )
    return sentence % {"parent": refusal.parent, "code": refusal.code}


@sentence_for.register
def parent_not_standing(refusal: ParentNotStanding) -> str:
    sentence = _(
        "Đơn vị cấp trên %(parent)s của %(code)s chỉ hoạt động từ %(start)s; xin ghi thời gian nằm trong "
        "đó hoặc một cấp trên khác cho phần còn lại."
    )
    start = _day(refusal.parent_span.valid_from)
    return sentence % {"parent": refusal.parent, "code": refusal.code, "start": start}


@sentence_for.register
def placement_refused(refusal: PlacementRefused) -> str:
    accepted = ", ".join(_kind(UnitKind(kind)) for kind in refusal.accepted) or _("không có cấp trên")
    sentence = _("%(kind)s (%(code)s) không trực thuộc %(parent)s được; nhận: %(accepted)s.")
    return sentence % {
        "kind": _kind(refusal.kind),
        "code": refusal.code,
        "parent": _kind(refusal.parent_kind),
        "accepted": accepted,
    }


@sentence_for.register
def cycle_refused(refusal: CycleRefused) -> str:
    sentence = _("%(code)s không thể trực thuộc %(parent)s vì %(parent)s đang trực thuộc chính %(code)s.")
    return sentence % {"code": refusal.code, "parent": refusal.parent}


@sentence_for.register
def heir_refused(refusal: HeirRefused) -> str:
    sentence = _("%(heir)s không thể kế thừa %(code)s; nhận một đơn vị khác đang hoạt động vào ngày kế thừa.")
    return sentence % {"heir": refusal.heir, "code": refusal.code}


@sentence_for.register
def split_too_small(refusal: SplitTooSmall) -> str:
    sentence = _("Chia tách %(code)s cần ít nhất hai đơn vị nhận; chỉ một đơn vị nhận thì là sáp nhập.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def code_in_use(refusal: CodeInUse) -> str:
    sentence = _("Mã %(shared)s đang thuộc đơn vị %(other)s cùng thời gian; xin ghi mã chưa ai dùng.")
    return sentence % {"shared": refusal.shared, "other": refusal.other}


@sentence_for.register
def duplicate_code(refusal: DuplicateCode) -> str:
    sentence = _(
        "Mã %(code)s đã dùng ở dòng %(row)d với thông tin khác; xin ghi mã khác hoặc kỳ sau của cùng đơn vị."
    )
    return sentence % {"code": refusal.code, "row": refusal.row}


@sentence_for.register
def overlap_refused(refusal: OverlapRefused) -> str:
    sentence = _(
        "Thời gian của %(code)s chồng lên dòng %(row)d; dòng sau bắt đầu đúng ngày dòng trước kết thúc."
    )
    return sentence % {"code": refusal.code, "row": refusal.row}


@sentence_for.register
def gap_refused(refusal: GapRefused) -> str:
    sentence = _("%(code)s bị đứt quãng sau dòng %(row)d; dòng sau bắt đầu đúng ngày dòng trước kết thúc.")
    return sentence % {"code": refusal.code, "row": refusal.row}


@sentence_for.register
def repeated_period(refusal: RepeatedPeriod) -> str:
    sentence = _("Dòng này của %(code)s giống dòng %(row)d; xin gộp lại hoặc ghi tên, cấp trên khác.")
    return sentence % {"code": refusal.code, "row": refusal.row}


@sentence_for.register
def ending_misplaced(refusal: EndingMisplaced) -> str:
    sentence = _("Cách kết thúc của %(code)s chỉ ghi ở dòng cuối, cùng ngày và số quyết định kết thúc.")
    return sentence % {"code": refusal.code}


@sentence_for.register
def known_otherwise(refusal: KnownOtherwise) -> str:
    sentence = _(
        "%(code)s đã có trong hệ thống với thông tin khác. Nhập bảng chỉ thêm đơn vị mới; đơn vị đã có "
        "thay đổi bằng quyết định."
    )
    return sentence % {"code": refusal.code}


def _accepted_in(column: Column) -> str:
    if column is Column.KIND:
        return _("một trong: %s") % ", ".join(words[0] for words in KIND_WORDS.values())
    if column is Column.ENDING:
        return _("một trong: %s") % ", ".join(words[0] for words in ENDING_WORDS.values())
    return str(_ACCEPTED[column])


def _kind(kind: UnitKind) -> str:
    return str(KIND_NAMES[kind])


def _day(day: date) -> str:
    return format_date(day, "d/m/Y")
