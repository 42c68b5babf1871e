"""An object for each address that takes parameters, in each of the three places of the matrix.

One file a module: route name -> a function of the ground and a place that gives an :class:`Example`.
"""

from collections.abc import Callable

from tests.house.permission_places import Ground, Place
from tests.house.permission_scopes import Example
from tests.house.route_examples import (
    accounts,
    duties,
    facts,
    ledger,
    notices,
    organization,
    portal,
    roster,
    rules,
)

Maker = Callable[[Ground, Place], Example]
EXAMPLES: dict[str, Maker] = {
    **accounts.EXAMPLES,
    **organization.EXAMPLES,
    **roster.EXAMPLES,
    **rules.EXAMPLES,
    **facts.EXAMPLES,
    **notices.EXAMPLES,
    **ledger.EXAMPLES,
    **duties.EXAMPLES,
    **portal.EXAMPLES,
}
