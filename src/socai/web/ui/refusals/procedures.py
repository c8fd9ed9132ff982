"""Refusals about procedures and their versions."""

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from socai.apps.procedures.services import VersionNotLater
from socai.domain.identifiers.procedure_codes import ProcedureCodeRefused
from socai.web.ui.refusals.sentences import sentence_for


@sentence_for.register
def procedure_code_refused(refusal: ProcedureCodeRefused) -> str:
    sentence = _(
        "“%(text)s” không phải mã thủ tục; nhận số 1 hoặc 2, dấu chấm và sáu chữ số, ví dụ 1.004873, sau đó "
        "có thể thêm mã cơ quan, ví dụ 1.004873.H56."
    )
    return sentence % {"text": refusal.text}


@sentence_for.register
def version_not_later(refusal: VersionNotLater) -> str:
    sentence = _(
        "Thủ tục %(code)s đã có phiên bản áp dụng từ ngày %(last)s; phiên bản mới áp dụng sau ngày đó."
    )
    return sentence % {"code": refusal.code, "last": format_date(refusal.last, "d/m/Y")}
