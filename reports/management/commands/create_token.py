"""Shell: makes an API token for a company or the desk and prints its secret, once; the rules are in the action."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.access import CompanyRoleName
from members.actions import tokens
from members.errors import Refusal
from members.models import Company, CompanyRole, Token, User


class Command(BaseCommand):
    help = (
        "Make an API token for a company, in the name of its first signer, or with --desk for a person of the"
        " secretariat, and print the secret once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("company", nargs="?", default="", help="the company's short name in addresses")
        parser.add_argument("--desk", metavar="EMAIL", help="a person of the secretariat, instead of a company")
        parser.add_argument("--scopes", default="returns:read,returns:write", help="comma-separated")
        parser.add_argument("--days", type=int, default=30, help="how long the token lives")
        parser.add_argument("--name", default="", help="what the token is for")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token, secret = _for_desk(**options) if options["desk"] else _for_company(**options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(secret)
        self.stderr.write(f"Shown once. It expires on {token.expires_at:%Y-%m-%d}.")


def _for_company(*, company: str, scopes: str, days: int, name: str, **_options: Any) -> tuple[Token, str]:
    found = Company.objects.filter(slug=company).first()
    if found is None:
        raise CommandError(f"There is no company “{company}”.")
    asked = [scope.strip() for scope in scopes.split(",") if scope.strip()]
    return tokens.create(found, by=_first_signer(found), name=name, scopes=asked, days=days)


def _for_desk(*, desk: str, days: int, name: str, **_options: Any) -> tuple[Token, str]:
    person = User.objects.filter(email__iexact=desk).first()
    if person is None:
        raise CommandError(f"There is nobody with the address “{desk}”.")
    return tokens.create_for_desk(by=person, name=name, days=days)


def _first_signer(company: Company) -> User:
    """The active signer who has been there longest."""
    signers = CompanyRole.objects.filter(company=company, role=CompanyRoleName.SIGNER, user__is_active=True)
    role = signers.select_related("user").order_by("pk").first()
    if role is None:
        raise CommandError(f"{company} has no active signer, and only a signer can make tokens.")
    return role.user
