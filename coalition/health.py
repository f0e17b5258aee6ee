"""Whether the site is alive and what it needs is reachable; answers no details."""

from __future__ import annotations

import logging

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


@login_not_required
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive", content_type="text/plain")


@login_not_required
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Database, broker and cache are reachable: 200, or 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
        cache.get("ready")
    except (DatabaseError, OperationalError, RedisError, OSError) as problem:
        logger.error("not ready: %s", problem)
        return HttpResponse("not ready", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")
