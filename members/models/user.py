"""People: the e-mail address is the login; one role per person and company."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.access import DESK_ROLES, CompanyRoleName, SiteRole
from members.clock import today
from members.models.company import Company, CompanyScoped


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person with a normalised address; without a password they cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        """The person with this address, whatever its case."""
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """A person; name and address can be erased in place, the row stays for the history that points to it."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    telephone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=SiteRole.choices, default=SiteRole.NONE, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_staff = False
    is_superuser = False

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_address_is_unique_whatever_its_case"),
            models.CheckConstraint(condition=models.Q(role__in=SiteRole.values), name="user_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_desk(self) -> bool:
        """One of the secretariat's three roles."""
        return self.role in DESK_ROLES

    @property
    def stands_in(self) -> bool:
        """Named as a stand-in reviewer for today, in the reporting time zone."""
        return self.stand_ins.on(today()).exists()

    def roles_in(self, company: Company | None) -> frozenset[str]:
        """This person's roles towards one company; a role outside companies holds for all of them."""
        if not self.is_active:
            return frozenset()
        if self.role:
            return frozenset({self.role})
        if company is None:
            return frozenset()
        return frozenset(self.company_roles.filter(company=company).values_list("role", flat=True))


type AnyUser = User | AnonymousUser


class ContactRank(models.IntegerChoices):
    """In which order the secretariat turns to people."""

    FIRST = 1, _("First contact")
    SECOND = 2, _("Second contact")


class CompanyRole(models.Model):
    """What one person is in one company, and whether the secretariat turns to them first or second."""

    user = models.ForeignKey(User, models.PROTECT, related_name="company_roles")
    company = models.ForeignKey(Company, models.PROTECT, related_name="people")
    role = models.CharField(max_length=20, choices=CompanyRoleName.choices)
    contact_rank = models.PositiveSmallIntegerField(choices=ContactRank.choices, null=True, blank=True)

    objects = CompanyScoped["CompanyRole"].as_manager()

    class Meta:
        ordering = ["company", "user"]
        constraints = [
            models.UniqueConstraint(fields=["user", "company"], name="company_role_is_one_per_person_and_company"),
            models.UniqueConstraint(
                fields=["company", "contact_rank"],
                condition=models.Q(contact_rank__isnull=False),
                name="company_role_is_one_contact_of_each_rank",
            ),
            models.CheckConstraint(
                condition=models.Q(contact_rank__isnull=True) | models.Q(contact_rank__in=ContactRank.values),
                name="company_role_contact_rank_is_known",
            ),
            models.CheckConstraint(condition=models.Q(role__in=CompanyRoleName.values), name="company_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} at {self.company}"
