"""Addresses of the one-stop desk."""

from django.urls import path

from socai.web.desk.dossier_page import dossier_page, move
from socai.web.desk.intake import intake
from socai.web.desk.worklist import worklist
from socai.web.desk.worklist_export import export_worklist

app_name = "desk"
urlpatterns = [
    path("dossiers/", worklist, name="worklist"),
    path("dossiers/export/", export_worklist, name="export_worklist"),
    path("dossiers/new/", intake, name="intake"),
    path("dossiers/<int:dossier_id>/", dossier_page, name="dossier"),
    path("dossiers/<int:dossier_id>/<str:key>/", move, name="move"),
]
