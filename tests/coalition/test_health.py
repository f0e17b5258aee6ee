"""Health says whether, and never what."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from coalition.celery import app


def test_alive_needs_no_database(client):
    assert client.get("/healthz").content == b"alive"


@pytest.mark.django_db
def test_ready_when_database_and_broker_answer(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready")


@pytest.mark.django_db
def test_a_database_that_is_away_is_not_ready_and_tells_no_detail(client):
    def away(*_arguments):
        raise DatabaseError("password of the database")

    with connection.execute_wrapper(away):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready")


@pytest.mark.django_db
def test_a_broker_that_is_away_is_not_ready(client, monkeypatch):
    monkeypatch.setitem(app.conf, "broker_transport", "redis")
    monkeypatch.setitem(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_a_cache_that_is_away_is_not_ready(client, settings):
    away = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": away}
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_health_is_read_and_not_written(client, url):
    assert client.post(url).status_code == 405
