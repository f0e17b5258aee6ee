"""A missing or bad value stops the site at start, by its name and with an example."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from coalition import env

ROOT = Path(__file__).parents[2]
MAIL = "django.core.mail.backends."
BAD = {
    "SECRET_KEY": "",
    "SECRET_KEY_FILE": "/nowhere/at/all",
    "VAR_DIR": "/proc/nowhere",
    "PORT": "99999",
    "SITE_URL": "reports.example.org",
    "DEBUG": "perhaps",
    "DEMO": "2",
    "DATABASE_URL": "somewhere",
    "BROKER_URL": "somewhere",
    "CACHE_URL": "memcached://localhost",
    "EMAIL_URL": "pigeon://roof",
    "REPORTING_TIME_ZONE": "Mars/Olympus",
    "STATIC_MANIFEST": "ja",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_stops_the_start_by_its_name(name, tmp_path):
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x", "VAR_DIR": str(tmp_path), name: BAD[name]}
    command = [sys.executable, "-c", "import coalition.settings"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: {name}")
    assert "For example" in last


def test_a_missing_value_is_named_with_an_example(monkeypatch):
    monkeypatch.delenv("LAMP", raising=False)
    with pytest.raises(ImproperlyConfigured, match="LAMP is not set. For example: LAMP=on"):
        env.text("LAMP", example="on")


@pytest.mark.parametrize(("given", "meant"), [("1", True), ("Yes", True), ("off", False), (" true ", True)])
def test_a_flag_is_yes_or_no(monkeypatch, given, meant):
    monkeypatch.setenv("LAMP", given)
    assert env.flag("LAMP", default=not meant) is meant


def test_a_list_is_separated_by_commas(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, b.example,,")
    assert env.items("HOSTS") == ["a.example", "b.example"]


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("hidden\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env.secret("KEY") == "hidden"


def test_an_address_ends_without_a_slash(monkeypatch):
    monkeypatch.setenv("HOME_URL", "https://reports.example.org/")
    assert env.url("HOME_URL", "") == "https://reports.example.org"


@pytest.mark.parametrize(
    ("address", "backend", "options"),
    [
        ("file:", "filebased", {"file_path": "/var/x/mail"}),
        ("file:///tmp/mail", "filebased", {"file_path": "/tmp/mail"}),
        ("console:", "console", None),
        ("memory:", "locmem", None),
        ("smtp://me:s%40fe@mail.example", "smtp", {"port": 25, "password": "s@fe", "use_tls": False, "use_ssl": False}),
        ("smtp://mail.example:587?tls=1", "smtp", {"port": 587, "use_tls": True, "use_ssl": False}),
        ("smtps://mail.example", "smtp", {"port": 465, "use_tls": False, "use_ssl": True}),
    ],
)
def test_a_mail_address_names_the_way_mail_goes(monkeypatch, address, backend, options):
    monkeypatch.setenv("POST", address)
    mailer = env.mailer("POST", Path("/var/x"))
    assert mailer["BACKEND"] == f"{MAIL}{backend}.EmailBackend"
    assert (options or {}).items() <= mailer.get("OPTIONS", {}).items()


@pytest.mark.parametrize(
    ("address", "backend", "place"),
    [("memory:", "locmem.LocMemCache", None), ("redis://:s3@cache.example/1", "redis.RedisCache", "cache.example/1")],
)
def test_a_cache_is_each_processs_own_or_shared(monkeypatch, address, backend, place):
    monkeypatch.setenv("SHELF", address)
    found = env.cache("SHELF", "memory:")
    assert found["BACKEND"] == f"django.core.cache.backends.{backend}"
    assert place is None or found["LOCATION"].endswith(place)
