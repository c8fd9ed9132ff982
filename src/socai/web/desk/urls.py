"""Addresses of the one-stop desk."""

from django.urls import URLPattern

app_name = "desk"
urlpatterns: list[URLPattern] = []
