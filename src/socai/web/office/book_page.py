"""The book: through which day it is settled, what is sealed, and the mark a closing would take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socai.apps.ledger import queries as ledger
from socai.domain.access import Action
from socai.web.ui.actor import for_action


@for_action(Action.SEE_BOOK)
def book_page(request: HttpRequest) -> HttpResponse:
    return render(request, "office/book.html", {"state": ledger.book_state()})
