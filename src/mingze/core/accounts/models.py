"""Accounts: how a person signs in. An account belongs to exactly one person; nothing is shared."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import Guarded
from mingze.core.organization.models import Person


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by name. They are made by ``mingze.core.accounts.actions`` alone."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Each with its person, whose name stands on every page."""
        return super().get_queryset().select_related("person")


class Account(AbstractBaseUser):
    """A sign-in name and password for one person. Deactivated, never deleted."""

    username = models.CharField(_("账号"), max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("须修改密码"), default=False)
    # Null while the password is the one somebody else set.
    password_changed_at = models.DateTimeField(_("口令修改时间"), null=True)
    created_at = models.DateTimeField(_("创建时间"))

    USERNAME_FIELD = "username"
    objects = AccountManager()

    def __str__(self) -> str:
        return self.username

    @property
    def display_name(self) -> str:
        """The name of the person, for the corner of the page."""
        return self.person.name

    @property
    def email(self) -> str:
        """The address of the person, for the parts of the sign-in library that ask the account for it."""
        return self.person.email


class FormerPassword(Guarded):
    """A password an account had, as its hash, kept so that it is not used again too soon."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="former_passwords")
    encoded = models.CharField(max_length=128)
    until = models.DateTimeField(_("停用时间"))

    def __str__(self) -> str:
        return f"{self.account_id} {self.until:%Y-%m-%d}"
