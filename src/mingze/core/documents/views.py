"""Files handed out: always as a download, never shown by the browser as part of this site."""

from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mingze.core.documents import queries, storage
from mingze.core.organization.decisions import business


@business
def download(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out one attachment to whoever may see the unit it belongs to."""
    attachment = queries.attachment(key)
    if attachment is None:
        raise Http404
    if not queries.may_open(request.access, attachment):  # type: ignore[attr-defined]
        raise PermissionDenied
    response = HttpResponse(storage.get(attachment.sha256), content_type=attachment.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(attachment.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
