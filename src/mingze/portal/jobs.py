"""Background work of the public pages, done by ``mingze worker``."""

from django_tasks import task

from mingze.core.kernel import clock
from mingze.portal import exporting
from mingze.services.patents.opening import open_library


@task()
def write_export(key: str) -> None:
    """Write the file of a large export, after those kept long enough have been removed."""
    exporting.clear_old(at=clock.now())
    exporting.write(key, open_library(), now=clock.now)
