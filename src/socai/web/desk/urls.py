"""Addresses of the one-stop desk."""

from django.urls import path

from socai.web.desk.dossier_page import dossier_page, move
from socai.web.desk.intake import intake
from socai.web.desk.worklist import worklist

app_name = "desk"
urlpatterns = [
    path("dossiers/", worklist, name="worklist"),
    path("dossiers/new/", intake, name="intake"),
    path("dossiers/<int:dossier_id>/", dossier_page, name="dossier"),
    path("dossiers/<int:dossier_id>/<str:key>/", move, name="move"),
]
