"""Brings the database to where the demonstration can start: migrated, with code lists, history and invented data."""

from __future__ import annotations

import os

import django
from django.core.management import call_command


def main() -> None:
    """Each command is safe to repeat; `load_demo --if-empty` leaves a site that has data alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_codes", verbosity=0)
    call_command("load_history", verbosity=0)
    call_command("load_demo", if_empty=True)


if __name__ == "__main__":
    main()
