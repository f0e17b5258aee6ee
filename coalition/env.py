"""Reads settings from the environment; a missing or bad value fails at start by its name, with an example."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


def text(name: str, default: str | None = None, *, example: str = "") -> str:
    """The variable as given, or the default; without either it is a refusal."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. For example: {name}={example}")
    return value


def flag(name: str, default: bool) -> bool:
    """A yes or no."""
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value} is neither yes nor no. For example: {name}=1")
    return value in TRUE


def items(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def secret(name: str) -> str:
    """A secret from NAME, or from the file that NAME_FILE names."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            value = Path(file).read_text().strip()
        except OSError as problem:
            example = f"For example: {name}_FILE=/run/secrets/key"
            raise ImproperlyConfigured(f"{name}_FILE={file} cannot be read: {problem.strerror}. {example}") from problem
    else:
        value = text(name, example="fifty-or-more-random-characters")
    if not value:
        raise ImproperlyConfigured(f"{name} is empty. For example: {name}=fifty-or-more-random-characters")
    return value


def folder(name: str, default: Path) -> Path:
    """A folder that exists or can be made."""
    path = Path(text(name, str(default))).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        example = f"For example: {name}=/var/lib/reports"
        raise ImproperlyConfigured(f"{name}={path} cannot be made: {problem.strerror}. {example}") from problem
    return path


def port(name: str, default: int) -> int:
    """A TCP port."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdecimal() and len(value) <= 5 and 0 < int(value) < 65_536):
        raise ImproperlyConfigured(f"{name}={value} is no port. For example: {name}=8000")
    return int(value)


def broker(name: str, default: str) -> str:
    """The address of a message broker that the site knows how to use."""
    value = text(name, default)
    if not value.startswith(("filesystem://", "amqp://", "amqps://", "redis://", "rediss://")):
        raise ImproperlyConfigured(f"{name}={value} is no broker. For example: {name}=redis://localhost:6379/0")
    return value


def cache(name: str, default: str) -> dict[str, Any]:
    """One entry of CACHES from an address: memory: of each process for itself, or a redis:// that all of them share."""
    value = text(name, default)
    backends = "django.core.cache.backends."
    if value == "memory:":
        return {"BACKEND": backends + "locmem.LocMemCache"}
    parts = urlsplit(value)
    if parts.scheme in {"redis", "rediss"} and parts.hostname:
        patience = {"socket_connect_timeout": 2, "socket_timeout": 2}
        return {"BACKEND": backends + "redis.RedisCache", "LOCATION": value, "OPTIONS": patience}
    raise ImproperlyConfigured(f"{name}={value} is no cache. For example: {name}=redis://localhost:6379/1")


def time_zone(name: str, default: str) -> str:
    """The name of a time zone that exists."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise ImproperlyConfigured(f"{name}={value} is no time zone. For example: {name}=Europe/Berlin") from problem
    return value


def url(name: str, default: str) -> str:
    """An absolute address without a trailing slash."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(f"{name}={value} is no address. For example: {name}=https://reports.example.org")
    return value


def database(name: str, default: str) -> dict[str, Any]:
    """The settings of a database from its address; SQLite waits for its lock instead of failing."""
    value = text(name, default)
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(value, conn_max_age=60, conn_health_checks=True))
    except ValueError as problem:
        example = f"{name}=postgres://user:secret@host:5432/name"
        raise ImproperlyConfigured(f"{name} is no database address. For example: {example}") from problem
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    return config


def mailer(name: str, var_dir: Path) -> dict[str, Any]:
    """One entry of MAILERS from an address: file:, console:, memory:, smtp://user:secret@host:port, smtps://…"""
    value = text(name, "file:")
    parts = urlsplit(value)
    backends = "django.core.mail.backends."
    if parts.scheme == "file":
        path = parts.path or str(var_dir / "mail")
        return {"BACKEND": backends + "filebased.EmailBackend", "OPTIONS": {"file_path": path}}
    if parts.scheme == "console":
        return {"BACKEND": backends + "console.EmailBackend"}
    if parts.scheme == "memory":
        return {"BACKEND": backends + "locmem.EmailBackend"}
    if parts.scheme in {"smtp", "smtps"} and parts.hostname:
        options: dict[str, Any] = {
            "host": parts.hostname,
            "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        }
        options |= {"username": unquote(parts.username or ""), "password": unquote(parts.password or "")}
        options |= {"use_ssl": parts.scheme == "smtps", "use_tls": dict(parse_qsl(parts.query)).get("tls") == "1"}
        return {"BACKEND": backends + "smtp.EmailBackend", "OPTIONS": options | {"timeout": 20}}
    raise ImproperlyConfigured(
        f"{name}={value} is no mail address. For example: {name}=smtp://user:secret@host:587?tls=1"
    )
