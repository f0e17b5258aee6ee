"""What every public call shares: no token asked, kept by any cache for a minute, sent again only when it changed."""

from __future__ import annotations

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


@method_decorator([conditional_page, cache_control(public=True, max_age=60)], name="dispatch")
class OpenView(APIView):
    """A call for everybody; a token that is sent along is not looked at."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
