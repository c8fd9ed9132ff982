"""The first page: what this person can do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socai.web.ui.actor import actor_of, for_staff


@for_staff
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "office/home.html", {"actor": actor_of(request)})
