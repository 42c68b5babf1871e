"""Lists of documents are made, filled, noted on and dropped.

They are private: an entry in the trail says that somebody changed a list, and how many documents it was about, never
its name, which documents, or what was noted.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from mingze.core.accounts.models import Account
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.portal import policies
from mingze.portal.models import Basket, Kept
from mingze.portal.remarks import Remark

KIND = "portal.basket"


@door
def make(*, account: Account, name: str, by: Actor, at: datetime) -> Basket:
    """Make an empty list. Refused when the name is taken or there are enough lists."""
    own = _names(account)
    policies.check_few(len(own), settings.BASKETS)
    basket = Basket(owner=account, name=policies.checked_name(name, frozenset(own.values())), created_at=at)
    basket.save(force_insert=True)
    _record(by, "make", basket, "新建一个收藏夹")
    return basket


@door
def rename(*, basket: Basket, name: str, by: Actor) -> None:
    """Give a list another name. Refused when it is taken."""
    others = frozenset(name for key, name in _names(basket.owner).items() if key != basket.pk)
    basket.name = policies.checked_name(name, others)
    basket.save(update_fields=["name"])
    _record(by, "rename", basket, "给一个收藏夹改名")


@door
def delete(*, basket: Basket, by: Actor) -> None:
    """Drop a list with all that lies in it."""
    count, _ = Kept.objects.filter(basket=basket).delete()
    _record(by, "delete", basket, f"删除一个收藏夹（{count}篇文献）")
    basket.delete()


@door
def put(*, basket: Basket, documents: Mapping[str, Remark], by: Actor, at: datetime) -> int:
    """Put documents in; those that are there stay as they are. Gives how many are new; refused if there is no room."""
    there = _locked(basket)
    new = {number: remark for number, remark in documents.items() if number not in there}
    policies.check_room(len(there) + len(new), settings.BASKET_DOCUMENTS)
    Kept.objects.bulk_create(
        Kept(basket=basket, number=number, note=remark.note, tags=list(remark.tags), at=at)
        for number, remark in new.items()
    )
    _record(by, "put", basket, f"收藏{len(new)}篇文献")
    return len(new)


@door
def annotate(*, basket: Basket, number: str, remark: Remark, by: Actor) -> None:
    """Keep a note and tags with a document."""
    Kept.objects.filter(basket=basket, number=number).update(note=remark.note, tags=list(remark.tags))
    _record(by, "annotate", basket, "修改一篇文献的备注")


@door
def take_out(*, basket: Basket, numbers: Sequence[str], by: Actor) -> int:
    """Take documents out; gives how many were there."""
    count, _ = Kept.objects.filter(basket=basket, number__in=numbers).delete()
    _record(by, "take_out", basket, f"移出{count}篇文献")
    return count


@door
def copy(*, source: Basket, target: Basket, numbers: Sequence[str], by: Actor, at: datetime) -> int:
    """Put documents with their notes into another list of the same person; gives how many are new there."""
    policies.check_other((source.pk, source.owner_id), (target.pk, target.owner_id))
    chosen = Kept.objects.filter(basket=source, number__in=numbers).order_by("at", "pk")
    documents = {one.number: Remark(one.note, tuple(one.tags)) for one in chosen}
    return put(basket=target, documents=documents, by=by, at=at)


@door
def move(*, source: Basket, target: Basket, numbers: Sequence[str], by: Actor, at: datetime) -> int:
    """As ``copy``, and take them out of the first; gives how many were moved."""
    copy(source=source, target=target, numbers=numbers, by=by, at=at)
    return take_out(basket=source, numbers=numbers, by=by)


def _names(account: Account) -> dict[str, str]:
    """Key and name of a person's lists, locked until the end of the transaction."""
    return dict(Basket.objects.select_for_update().filter(owner=account).values_list("pk", "name"))


def _locked(basket: Basket) -> frozenset[str]:
    """The numbers in a list, to which nobody else adds meanwhile."""
    Basket.objects.select_for_update().get(pk=basket.pk)
    return frozenset(Kept.objects.filter(basket=basket).values_list("number", flat=True))


def _record(by: Actor, verb: str, basket: Basket, summary: str) -> None:
    record(by=by, action=f"portal.{verb}", object_kind=KIND, object_id=basket.pk, summary=summary)
