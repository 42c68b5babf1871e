"""What a person who is signed in keeps on the public pages: lists of documents, and the searches they made.

Both are private to their owner. Documents are named by their number: they lie in the corpus, not in tables.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mingze.core.accounts.models import Account
from mingze.core.base.models import Guarded
from mingze.core.kernel.ids import new_id
from mingze.portal.choices import TONES, UNDER_WAY, ExportState
from mingze.services.search.engines.port import RELEVANCE


class Basket(Guarded):
    """A list of documents with a name. Nobody but its owner sees that it exists."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    owner = models.ForeignKey(Account, models.PROTECT, related_name="baskets")
    name = models.CharField(_("名称"), max_length=60)
    created_at = models.DateTimeField(_("创建时间"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="portal_basket_name_once",
                violation_error_message=_("已有同名的收藏夹。"),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Kept(Guarded):
    """A document in a list, with what its owner noted."""

    basket = models.ForeignKey(Basket, models.PROTECT, related_name="documents")
    number = models.CharField(_("公开（公告）号"), max_length=60)
    note = models.TextField(_("备注"), blank=True)
    tags = models.JSONField(_("标签"), default=list)
    at = models.DateTimeField(_("收藏时间"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["basket", "number"], name="portal_kept_document_once")]

    def __str__(self) -> str:
        return self.number


class Step(models.Model):
    """A search somebody made. No guarded row and no entry in the trail: see docs/adr/0015."""

    owner = models.ForeignKey(Account, models.PROTECT, related_name="searches")
    number = models.PositiveIntegerField(_("编号"))
    text = models.TextField(_("检索式"), blank=True)
    dialect = models.CharField(_("写法"), max_length=20, blank=True)
    filters = models.JSONField(_("条件"), default=dict)
    address = models.TextField(_("链接"))
    total = models.PositiveBigIntegerField(_("结果"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "number"], name="portal_step_number_once")]

    def __str__(self) -> str:
        return f"#{self.number}"


class Export(models.Model):
    """A large export: what is asked for, how far it is. Like a search no guarded row (docs/adr/0015).

    ``owner`` is who asked while signed in; what a visitor asked for is known to their session alone.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    owner = models.ForeignKey(Account, models.PROTECT, null=True, related_name="exports")
    kind = models.CharField(_("格式"), max_length=10)
    language = models.CharField(max_length=10)
    text = models.TextField(_("检索式"), blank=True)
    dialect = models.CharField(_("写法"), max_length=20, blank=True)
    filters = models.JSONField(_("条件"), default=dict)
    steps = models.JSONField(default=dict)
    order = models.CharField(max_length=40, default=RELEVANCE)
    collapse = models.BooleanField(default=False)
    """Whether of each family one document is shown, as on the page it was asked from."""
    site = models.CharField(max_length=300, blank=True)
    """Where the searcher reached the product, for the addresses of documents: the worker has none of its own."""
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    total = models.PositiveBigIntegerField()
    done = models.PositiveBigIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    """When the worker last said how far it is; of an export it has not begun, never."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="portal_export_asked")]

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"

    @property
    def is_under_way(self) -> bool:
        """Whether there is something to wait for."""
        return self.state in UNDER_WAY

    @property
    def tone(self) -> str:
        """The tone of the state, for the status component."""
        return TONES[ExportState(self.state)]
