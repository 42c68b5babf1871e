"""Every address of the product, one line a module."""

from django.urls import include, path

urlpatterns = [
    path("", include("mingze.desk.urls")),
    path("", include("mingze.core.base.urls")),
    path("account/", include("mingze.core.accounts.urls")),
    path("organization/roster/", include("mingze.core.roster.urls")),
    path("organization/", include("mingze.core.organization.urls")),
    path("rules/", include("mingze.core.rules.urls")),
    path("facts/", include("mingze.core.facts.urls")),
    path("documents/", include("mingze.core.documents.urls")),
    path("ledger/", include("mingze.core.ledger.urls")),
    path("notices/", include("mingze.core.notices.urls")),
    path("duties/", include("mingze.accountability.duties.urls")),
    path("audit/", include("mingze.core.audit.urls")),
    path("", include("mingze.portal.urls")),
    path("api/v1/", include("mingze.portal.api.urls")),
]

handler400 = "mingze.core.base.views.bad_request"
handler403 = "mingze.core.base.views.forbidden"
handler404 = "mingze.core.base.views.not_found"
handler500 = "mingze.core.base.views.server_error"
