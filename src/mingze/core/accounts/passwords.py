"""What a password must be. The figures come from the catalogue; Django calls these when one is set."""

import secrets
import string

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mingze.core.accounts import security
from mingze.core.accounts.models import FormerPassword
from mingze.core.kernel import clock

# Left out: letters and digits that are mistaken for one another when a password is read out or copied by
# hand.
_CLEAR = "".join(c for c in string.ascii_letters + string.digits if c not in "0O1lI")
_GROUPS, _GROUP = 4, 4


def temporary() -> str:
    """A password for one sign-in, easy to read out: four groups of four."""
    groups = ("".join(secrets.choice(_CLEAR) for _one in range(_GROUP)) for _group in range(_GROUPS))
    return "-".join(groups)


def classes(password: str) -> int:
    """How many of the four kinds of character occur: upper case, lower case, digit, anything else."""
    upper = any(c.isupper() for c in password)
    lower = any(c.islower() for c in password)
    digit = any(c.isdigit() for c in password)
    other = any(not (c.isupper() or c.islower() or c.isdigit()) for c in password)
    return upper + lower + digit + other


class LongEnough:
    """At least as many characters as the policy says."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ``ValidationError`` for a shorter one."""
        least = security.number(security.PASSWORD_LENGTH, clock.today())
        if len(password) < least:
            raise ValidationError(_("口令至少%(least)s位。"), params={"least": least})

    def get_help_text(self) -> str:
        """The rule in words."""
        return _("至少%(least)s位；") % {"least": security.number(security.PASSWORD_LENGTH, clock.today())}


class MixedEnough:
    """At least as many kinds of character as the policy says."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ``ValidationError`` for too few."""
        least = security.number(security.PASSWORD_CLASSES, clock.today())
        if classes(password) < least:
            text = _("口令须含大写字母、小写字母、数字、符号中的至少%(least)s类。")
            raise ValidationError(text, params={"least": least})

    def get_help_text(self) -> str:
        """The rule in words."""
        least = security.number(security.PASSWORD_CLASSES, clock.today())
        return _("含大写字母、小写字母、数字、符号中的至少%(least)s类；") % {"least": least}


class NotUsedLately:
    """Neither the present password nor one of the last few."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ``ValidationError`` for one used before."""
        if user is None or user.pk is None:
            return
        count = security.number(security.PASSWORD_HISTORY, clock.today())
        former = FormerPassword.objects.filter(account_id=user.pk).order_by("-until", "-pk")[:count]
        encoded = [user.password, *(row.encoded for row in former)]
        if any(check_password(password, one) for one in encoded):
            raise ValidationError(_("不得使用现用口令或最近%(count)s次用过的口令。"), params={"count": count})

    def get_help_text(self) -> str:
        """The rule in words."""
        count = security.number(security.PASSWORD_HISTORY, clock.today())
        return _("不同于现用口令及最近%(count)s次用过的口令。") % {"count": count}
