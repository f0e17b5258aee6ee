"""The site map: public pages, the areas behind the sign-in, the API, health."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from coalition import health
from coalition.views import account, invitation, root

urlpatterns: list[URLPattern | URLResolver] = [
    path("", root.language_choice, name="root"),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("accounts/me/", account.me, name="account-me"),
    path("accounts/invitation/<str:secret>/", invitation.accept, name="invitation"),
    # The address is the login and stays, so the library's page for changing it is not served.
    path("accounts/email/", RedirectView.as_view(pattern_name="account-me"), name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("reports.api.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    *i18n_patterns(
        path("", include("reports.urls")),
        path("", include("coalition.public_urls")),
    ),
]

handler404 = "coalition.views.missing.not_found"
