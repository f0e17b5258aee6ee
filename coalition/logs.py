"""The log, and how its lines are written: without what a database quotes, secret links, and people's addresses."""

from __future__ import annotations

import logging
import re
from typing import Any

# PostgreSQL quotes statement, row and value below its message; those may hold a company's numbers.
_QUOTED = re.compile(
    r"^(?:LINE \d+|DETAIL|CONTEXT|STATEMENT): .*?(?=^The above exception|^During handling|\Z)", re.M | re.S
)
# The rest of such an address lets in whoever has it.
_SECRET_LINK = re.compile(r"(/accounts/(?:invitation|password/reset/key)/)[^/\s]+")
# A mail server that refuses an address names it; the domain is enough to see what is wrong.
_MAILBOX = re.compile(r"[^\s@<>'\"(){}\[\]:,;]+@(?=[\w-]+\.)")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "coalition.logs.WithoutValues",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}


class WithoutValues(logging.Formatter):
    """A line, and below it where the code was; never what it was working on."""

    def format(self, record: logging.LogRecord) -> str:
        """The line with the addresses of secret links and of people cut short."""
        return _MAILBOX.sub("***@", _SECRET_LINK.sub(r"\1***", super().format(record)))

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is logging's
        """The traceback with the messages of its exceptions, each without what the database quoted."""
        return _QUOTED.sub("", super().formatException(ei)).rstrip()
