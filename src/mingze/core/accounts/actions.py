"""Opening, closing and granting: what officers do to accounts, and what the trail keeps of signing in.

No request address is ever written down here. An attempt under a name that is no account is recorded without
the name: people type their password into the wrong field.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password

from mingze.core.accounts import passwords, policies, queries
from mingze.core.accounts.models import Account, FormerPassword
from mingze.core.accounts.policies import Holding
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.base.language import titled
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Person, Role, RoleGrant, Unit

KIND = "accounts.account"
GRANT = "organization.role_grant"
STRANGER = Actor(code="sign-in", name="未登录人员")


@dataclass(frozen=True, slots=True)
class Issued:
    """An account and the password just set for it, to be told to its person once and never stored."""

    account: Account
    password: str


@door
def create_account(*, person: Person, username: str, by: Actor, at: datetime, password: str = "") -> Issued:
    """Open an account. Without ``password`` a temporary one is made, to be changed at the first sign-in.

    Raises ``Refused`` for a name of the wrong shape or taken, and for a person who has an account.
    """
    username = username.strip().lower()
    policies.check_username(username, queries.account_called(username) is not None)
    existing = Account.objects.filter(person=person).first()
    policies.check_first_account(person.name, existing.username if existing else None)
    account = Account(username=username, person=person, created_at=at, must_change_password=not password)
    if password:
        account.password_changed_at = at
    password = password or passwords.temporary()
    account.set_password(password)
    account.save(force_insert=True)
    _record(by, "create", account, f"为{person.name}开通账号{username}")
    return Issued(account, password)


@door
def bulk_create_accounts(
    *, people: Iterable[Person], password: str, by: Actor, at: datetime
) -> list[Account]:
    """Open accounts named by staff number, all with one password and one hash. For a demonstration only.

    Equal hashes show that the passwords are equal, which a real house must never have.
    """
    encoded = make_password(password)
    accounts = Account.objects.bulk_create(
        Account(
            username=person.staff_number.lower(),
            person=person,
            password=encoded,
            created_at=at,
            password_changed_at=at,
        )
        for person in people
    )
    record(
        by=by,
        action="accounts.create_many",
        object_kind=KIND,
        object_id="",
        summary=f"开通演示账号{len(accounts)}个",
        detail={"usernames": [account.username for account in accounts]},
    )
    return accounts


@door
def reset_password(*, account: Account, by: Actor, at: datetime) -> Issued:
    """Set a temporary password, to be changed at the next sign-in; it ends every session of the account."""
    policies.check_not_oneself(by.person_id, account.person_id, policies.OWN_ACCOUNT)
    if not account.is_active:
        raise Refused(policies.NOT_ACTIVE)
    password = passwords.temporary()
    _keep_former(account, at)
    account.set_password(password)
    account.must_change_password = True
    account.password_changed_at = None
    account.save(update_fields=["password", "must_change_password", "password_changed_at"])
    _record(by, "reset_password", account, f"重置账号{account.username}的口令")
    return Issued(account, password)


@door
def change_own_password(*, account: Account, password: str, by: Actor, at: datetime) -> None:
    """Set the password its owner chose; the validators have seen it already."""
    _keep_former(account, at)
    account.set_password(password)
    account.must_change_password = False
    account.password_changed_at = at
    account.save(update_fields=["password", "must_change_password", "password_changed_at"])
    _record(by, "change_password", account, f"修改账号{account.username}的口令")


@door
def deactivate(*, account: Account, reason: str, by: Actor) -> None:
    """Close an account; whoever is signed in with it is out at their next click."""
    policies.check_not_oneself(by.person_id, account.person_id, policies.OWN_ACCOUNT)
    if not account.is_active:
        raise Refused(policies.INACTIVE_ALREADY)
    account.is_active = False
    account.save(update_fields=["is_active"])
    _record(by, "deactivate", account, f"停用账号{account.username}：{reason}", reason=reason)


@door
def activate(*, account: Account, reason: str, by: Actor) -> None:
    """Open a closed account again."""
    if account.is_active:
        raise Refused(policies.ACTIVE_ALREADY)
    account.is_active = True
    account.save(update_fields=["is_active"])
    _record(by, "activate", account, f"启用账号{account.username}：{reason}", reason=reason)


@door
def unlock(*, account: Account, reason: str, by: Actor) -> None:
    """Forget the failed sign-ins of an account, so that it may be tried again at once."""
    AccessAttempt.objects.filter(username=account.username).delete()
    _record(by, "unlock", account, f"解除账号{account.username}的登录锁定：{reason}", reason=reason)


@door
def grant_role(
    *,
    person: Person,
    role: Role,
    unit: Unit | None,
    on: date,
    reason: str,
    by: Actor,
    until: date | None = None,
) -> RoleGrant:
    """Give a role by name from a day on. Raises ``Refused`` where roles do not go together."""
    new = Holding(titled(role), role.exclusive)
    policies.check_not_oneself(by.person_id, person.pk, policies.OWN_ROLE)
    policies.check_period(on, until)
    policies.check_reach(new, unit is not None)
    same = queries.open_grant(person.pk, role.pk, unit.pk if unit else None, on)
    if same:
        params = {"name": person.name, "day": same.valid_from.isoformat()}
        raise Refused(policies.HELD_ALREADY, place="role", params=params)
    policies.check_together(person.name, new, queries.holdings_of(person.pk, on))
    grant = RoleGrant.objects.create(
        person=person, role=role, unit=unit, valid_from=on, valid_to=until, reason=reason
    )
    where = f"（{unit.name}）" if unit else ""
    _record_grant(by, "grant_role", grant, f"授予{person.name}“{role.title}”角色{where}")
    return grant


@door
def revoke_role(*, grant: RoleGrant, on: date, reason: str, by: Actor) -> None:
    """Take a role back, from ``on`` itself: the day before is the last on which it was held.

    A grant that would then never have held is removed; the trail keeps both its making and its end.
    """
    policies.check_not_oneself(by.person_id, grant.person_id, policies.OWN_ROLE)
    title, name = grant.role.title, grant.person.name
    _record_grant(by, "revoke_role", grant, f"撤销{name}“{title}”角色：{reason}", reason=reason, on=on)
    last = on - timedelta(days=1)
    if last < grant.valid_from:
        grant.delete()
        return
    grant.valid_to = last
    grant.save(update_fields=["valid_to"])


@door
def record_sign_in(*, account: Account, by: Actor) -> None:
    """Somebody signed in."""
    _record(by, "sign_in", account, f"{account.person.name}登录")


@door
def record_sign_out(*, account: Account, by: Actor, idle: bool = False) -> None:
    """Somebody signed out, or was, having left the session idle."""
    how = "因长时间未操作被退出登录" if idle else "退出登录"
    _record(by, "sign_out", account, f"{account.person.name}{how}")


@door
def record_failed_sign_in(*, account: Account | None, locked: bool, by: Actor) -> None:
    """Somebody failed to sign in; ``locked`` says that the account is now, or still, locked."""
    verb, how = ("locked_out", "登录失败，账号已锁定") if locked else ("sign_in_failed", "登录失败")
    if account is None:
        record(
            by=by, action=f"accounts.{verb}", object_kind=KIND, object_id="", summary=f"以未开通的账号{how}"
        )
    else:
        _record(by, verb, account, f"账号{account.username}{how}")


@door
def record_code_change(*, account: Account, verb: str, summary: str, by: Actor) -> None:
    """The second factor was set up, removed, or its recovery codes were made anew."""
    _record(by, verb, account, summary)


def _keep_former(account: Account, at: datetime) -> None:
    if account.has_usable_password():
        FormerPassword.objects.create(account=account, encoded=account.password, until=at)


def _record(by: Actor, verb: str, account: Account, summary: str, **detail: object) -> None:
    record(
        by=by,
        action=f"accounts.{verb}",
        object_kind=KIND,
        object_id=account.pk,
        summary=summary,
        detail={"username": account.username, "person": account.person_id, **detail},
    )


def _record_grant(by: Actor, verb: str, grant: RoleGrant, summary: str, **detail: object) -> None:
    held = {
        "person": grant.person_id,
        "role": grant.role.code,
        "from": grant.valid_from,
        "to": grant.valid_to,
    }
    record(
        by=by,
        action=f"accounts.{verb}",
        object_kind=GRANT,
        object_id=grant.pk,
        unit_id=grant.unit_id,
        summary=summary,
        detail={**held, "reason": grant.reason, **detail},
    )
