"""The two steps of an import on the page: look at a file, then take in exactly what was looked at.

Between the steps the bytes wait in the session, so that nobody chooses the file again and what is taken in is what
was shown.
"""

import base64
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from mingze.core.documents.queries import limits
from mingze.core.documents.spreadsheet import read_table
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.ledger import feedback
from mingze.core.ledger.actions import import_feedback
from mingze.core.ledger.models import Item

WAITING = "ledger_import"
CONFIRM = "confirm"
GONE = mark("待导入的文件已失效，请重新选择文件并核对")


def is_confirmed(posted: Mapping[str, Any]) -> bool:
    """Whether the person has seen the plan and said yes."""
    return CONFIRM in posted


def look_at(request: HttpRequest, letter: Item, file: Any, on: date) -> feedback.Plan:
    """What importing the file would do; it waits in the session when nothing is wrong with it."""
    data = file.read()
    plan = _plan(letter, data, file.name, on)
    if not plan.faults:
        content = base64.b64encode(data).decode()
        request.session[WAITING] = {"letter": letter.pk, "name": file.name, "data": content}
    return plan


def take_in(request: HttpRequest, letter: Item, at: datetime) -> feedback.Plan:
    """Import the file that waits. Raises ``Refused`` when none waits for this letter."""
    waiting = request.session.pop(WAITING, None)
    if waiting is None or waiting["letter"] != letter.pk:
        raise Refused(GONE)
    data = base64.b64decode(waiting["data"])
    table = read_table(data, waiting["name"], limits=limits(at.date(), letter.unit))
    actor = request.access.actor  # type: ignore[attr-defined]
    return import_feedback(letter=letter, table=table, by=actor, at=at)


def summary(plan: feedback.Plan) -> str:
    """What was imported, in a sentence."""
    return _("已导入问题%(problems)s项、措施%(measures)s条，与反馈意见载明的%(declared)s项一致。") % {
        "problems": len(plan.fresh),
        "measures": plan.measures,
        "declared": plan.declared,
    }


def _plan(letter: Item, data: bytes, name: str, on: date) -> feedback.Plan:
    table = read_table(data, name, limits=limits(on, letter.unit))
    return feedback.plan(letter, table, on)
