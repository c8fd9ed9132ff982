"""The tree of units on a day, the life of each unit, and the sheet that carries them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socai.apps.organizations import queries as organizations
from socai.apps.organizations import services
from socai.apps.organizations.queries import TreeNode, UnitHistory
from socai.apps.organizations.services import SheetNotUtf8
from socai.apps.organizations.words import ENDING_NAMES, KIND_NAMES
from socai.domain.access import Action, may
from socai.domain.organizations.dated import Dated
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.sheet_lines import LineRefused
from socai.domain.organizations.sheet_reading import SheetRefused
from socai.web.office.changes.pages import changes_offered
from socai.web.office.post_pages import post_rows
from socai.web.ui.actor import actor_of, for_action, for_staff
from socai.web.ui.forms import DayField, OfficeForm
from socai.web.ui.refusals import sentence_for
from socai.web.ui.words import Words

LARGEST_SHEET = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree with its kind in words."""

    unit: TreeNode
    kind: Words
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A unit by its name, to link to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of the sheet and what is wrong with it."""

    row: int
    code: str
    sentence: str


class DayForm(OfficeForm):
    """Which day the tree is shown on."""

    on = DayField(label=gettext_lazy("Ngày"))


class SheetForm(OfficeForm):
    sheet = forms.FileField(
        label=gettext_lazy("Bảng đơn vị (CSV UTF-8)"),
        help_text=gettext_lazy("Nhận cùng các cột như bảng tải về; dấu phẩy, chấm phẩy hoặc tab đều được."),
        error_messages={
            "required": gettext_lazy("Cần chọn một tệp CSV."),
            "empty": gettext_lazy("Tệp này trống; xin chọn tệp có dòng tiêu đề và ít nhất một đơn vị."),
        },
    )

    def clean_sheet(self) -> bytes:
        sheet = self.cleaned_data["sheet"]
        if sheet.size > LARGEST_SHEET:
            raise forms.ValidationError(_("Tệp lớn hơn 10 MB; xin chia thành nhiều tệp."))
        content: bytes = sheet.read()
        return content


@for_staff
def units(request: HttpRequest) -> HttpResponse:
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": localdate()})
    on: date = form.cleaned_data["on"] if form.is_valid() else localdate()
    return render(
        request,
        "office/units.html",
        {
            "form": form,
            "on": on,
            "branches": _branches(organizations.tree_on(on)),
            "may_change": may(actor_of(request), Action.CHANGE_ORGANIZATIONS, None),
        },
    )


@for_staff
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    try:
        history = organizations.history_of(unit_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    names = organizations.names_of(_mentioned(history), on=localdate())
    return render(
        request,
        "office/unit.html",
        {
            "unit": history.unit,
            "name": history.names[-1].value,
            "kind": KIND_NAMES[UnitKind(history.unit.kind)],
            "names": history.names,
            "parents": [(_named(fact, names), fact) for fact in history.parents],
            "ending": ENDING_NAMES[history.ending] if history.ending else "",
            "ended_by": history.ended_by,
            "successors": [Named(pk, names[pk]) for pk in history.successors],
            "predecessors": [Named(pk, names[pk]) for pk in history.predecessors],
            "posts": post_rows(unit_id, today=localdate()),
            "changes": changes_offered(actor_of(request), history.unit, today=localdate()),
        },
    )


@for_staff
def export_units(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(organizations.export_units(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="don-vi-{localdate()}.csv"'
    return answer


@for_action(Action.CHANGE_ORGANIZATIONS)
def import_units(request: HttpRequest) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    refused: Sequence[RefusedRow] = ()
    if form.is_bound and form.is_valid():
        try:
            imported = services.import_units(form.cleaned_data["sheet"], by=actor_of(request))
        except SheetNotUtf8 as refusal:
            form.add_error("sheet", sentence_for(refusal))
        except SheetRefused as refusal:
            refused = [_refused_row(line) for line in refusal.lines]
        else:
            counts = {"created": imported.created, "unchanged": imported.unchanged}
            messages.success(
                request, _("Đã thêm %(created)d đơn vị; %(unchanged)d đơn vị đã có và không đổi.") % counts
            )
            return redirect("office:units")
    return render(request, "office/import_units.html", {"form": form, "refused": refused})


def _branches(nodes: Sequence[TreeNode]) -> tuple[Branch, ...]:
    return tuple(Branch(node, KIND_NAMES[node.kind], _branches(node.children)) for node in nodes)


def _mentioned(history: UnitHistory) -> set[int]:
    parents = {fact.value for fact in history.parents if fact.value is not None}
    return parents.union(history.successors, history.predecessors)


def _named(fact: Dated[int | None], names: Mapping[int, str]) -> Named | None:
    return None if fact.value is None else Named(fact.value, names[fact.value])


def _refused_row(line: LineRefused) -> RefusedRow:
    return RefusedRow(line.row, line.code, sentence_for(line.refusal))
