"""Every address of the application."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from socai.web.office.home import home
from socai.web.ui.signin import Inactive, SignIn, SignOut

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/inactive/", Inactive.as_view(), name="account_inactive"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
    path("language/", set_language, name="set_language"),
    path("desk/", include("socai.web.desk.urls")),
    path("office/", include("socai.web.office.urls")),
]
