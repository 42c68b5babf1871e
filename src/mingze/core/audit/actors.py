"""Who acts: a plain value, so that the trail needs no foreign key to people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or a named job, that changes something.

    ``code`` is a staff number, an account name or ``job:<name>``; ``name`` is how people call them;
    ``person_id`` is the key of the person in ``organization`` where there is one.
    """

    code: str
    name: str
    person_id: int | None = None


def job(name: str) -> Actor:
    """The actor of a background job or of a command run by the operator of the machine."""
    return Actor(code=f"job:{name}", name=name)
