"""Addresses of the reform office and the leaders."""

from django.urls import path

from socai.web.office.book_page import book_page
from socai.web.office.calendar_pages import calendar_page
from socai.web.office.changes.pages import change_unit, create_unit
from socai.web.office.chart_page import chart_page
from socai.web.office.local_calendars import calendar_versions, publish_calendar
from socai.web.office.moved_due_days import moved_due_days
from socai.web.office.post_pages import end_post, hold_post, new_account
from socai.web.office.procedure_pages import procedures_page, publish
from socai.web.office.statements.figures import adjusted_line, live_line, statement_line
from socai.web.office.statements.pages import close, live, report, statement, statements
from socai.web.office.units_pages import export_units, import_units, unit, units

app_name = "office"
urlpatterns = [
    path("book/", book_page, name="book"),
    path("calendar/", calendar_page, name="calendar"),
    path("calendar/dossiers/", moved_due_days, name="moved_due_days"),
    path("calendar/new/", publish_calendar, name="publish_calendar"),
    path("calendar/versions/", calendar_versions, name="calendar_versions"),
    path("chart/", chart_page, name="chart"),
    path("procedures/", procedures_page, name="procedures"),
    path("procedures/new/", publish, name="publish_procedure"),
    path("procedures/<str:code>/new/", publish, name="publish_version"),
    path("statements/", statements, name="statements"),
    path("statements/live/", live, name="live"),
    path("statements/live/close/", close, name="close"),
    path("statements/live/lines/<str:key>/", live_line, name="live_line"),
    path("statements/<int:statement_id>/", statement, name="statement"),
    path("statements/<int:statement_id>/report.docx", report, name="report"),
    path("statements/<int:statement_id>/lines/<str:key>/", statement_line, name="statement_line"),
    path("statements/<int:statement_id>/adjustments/<str:key>/", adjusted_line, name="adjusted_line"),
    path("units/", units, name="units"),
    path("units/export/", export_units, name="export_units"),
    path("units/import/", import_units, name="import_units"),
    path("units/new/", create_unit, name="create_unit"),
    path("units/<int:unit_id>/", unit, name="unit"),
    path("units/<int:unit_id>/accounts/new/", new_account, name="new_account"),
    path("units/<int:unit_id>/changes/<str:key>/", change_unit, name="change_unit"),
    path("units/<int:unit_id>/posts/new/", hold_post, name="hold_post"),
    path("units/<int:unit_id>/posts/<int:post_id>/end/", end_post, name="end_post"),
]
