"""Shell: makes an API token for a company and prints its secret, once; the rules are in the action."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.access import CompanyRoleName
from members.actions import tokens
from members.errors import Refusal
from members.models import Company, CompanyRole, User


class Command(BaseCommand):
    help = "Make an API token for a company, in the name of its first signer, and print the secret once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("company", help="the company's short name in addresses")
        parser.add_argument("--scopes", default="returns:read,returns:write", help="comma-separated")
        parser.add_argument("--days", type=int, default=30, help="how long the token lives")
        parser.add_argument("--name", default="", help="what the token is for")

    def handle(self, *args: Any, **options: Any) -> None:
        company = Company.objects.filter(slug=options["company"]).first()
        if company is None:
            raise CommandError(f"There is no company “{options['company']}”.")
        scopes = [scope.strip() for scope in options["scopes"].split(",") if scope.strip()]
        try:
            token, secret = tokens.create(
                company, by=_first_signer(company), name=options["name"], scopes=scopes, days=options["days"]
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(secret)
        self.stderr.write(f"Shown once. It expires on {token.expires_at:%Y-%m-%d}.")


def _first_signer(company: Company) -> User:
    """The active signer who has been there longest."""
    signers = CompanyRole.objects.filter(company=company, role=CompanyRoleName.SIGNER, user__is_active=True)
    role = signers.select_related("user").order_by("pk").first()
    if role is None:
        raise CommandError(f"{company} has no active signer, and only a signer can make tokens.")
    return role.user
