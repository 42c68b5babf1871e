"""The security policy of the catalogue, in force from the agency's first day, with whatever a test changes."""

from mingze.core.accounts import security
from mingze.core.base import guard
from mingze.core.rules.models import Parameter, ParameterValue
from tests.packaged import packaged
from tests.people import OPENED


def set_policy(**changes: object) -> None:
    """Put every parameter in force; ``changes`` are named as in ``security.SecurityPolicy``'s keys."""
    parameters = packaged().parameters
    with guard.opened():
        for key in security.KEYS:
            known = parameters[key]
            row, _made = Parameter.objects.get_or_create(
                key=key,
                defaults={"title": known.title, "title_en": known.title_en, "type": str(known.type)},
            )
            value = changes.get(key.replace(".", "_"), known.values[-1].value)
            ParameterValue.objects.update_or_create(
                parameter=row, unit=None, valid_from=OPENED, defaults={"value": value}
            )
