"""What the public pages keep of a person, for the page that tells everybody what is recorded about them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.accounts.about import About
from mingze.portal import queries


def documents(person_id: int, on: date) -> About:
    """Documents in their lists, which they alone see."""
    return About(_("收藏的专利文献"), queries.documents_about(person_id), reverse("portal:basket"))


def searches(person_id: int, on: date) -> About:
    """Searches they made, which they alone see and can delete."""
    return About(_("保存的检索记录"), queries.searches_about(person_id), reverse("portal:history"))
