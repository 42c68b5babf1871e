"""What the corpus needs every day."""

from django.utils.translation import gettext

from mingze.services.patents.corpus.locking import Busy
from mingze.services.patents.opening import open_library
from mingze.services.search.engines.port import EngineDown


def renew_index() -> str:
    """Bring the index up to the corpus and to today. What cannot be done now is done the next time."""
    try:
        count = open_library().renew()
    except (Busy, EngineDown) as error:
        return gettext("专利索引未更新，下次再试：%(why)s") % {"why": error}
    return gettext("更新专利索引 %(count)s 篇。") % {"count": count} if count else ""
