"""Addresses of the reform office and the leaders."""

from django.urls import path

from socai.web.office.book_page import book_page
from socai.web.office.calendar_pages import calendar_page
from socai.web.office.chart_page import chart_page

app_name = "office"
urlpatterns = [
    path("book/", book_page, name="book"),
    path("calendar/", calendar_page, name="calendar"),
    path("chart/", chart_page, name="chart"),
]
