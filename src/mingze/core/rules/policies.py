"""Why something may not be done to a rule. Pure: values in, reason out."""

from datetime import date

from mingze.core.kernel.refusals import Refused, mark

NOT_A_PERSON = mark("须由本人登录后办理，后台任务不能代替")
ALREADY_VERIFIED = mark("已经核实，无须重复核实")
OWN_TEXT = mark("录入人不能核实自己录入的内容，请由另一位有制度维护权限的同志核实")
VERIFIED_STAYS = mark("条款已经核实，文字不得改动；如需更正，请发布新版本")
FROM_CATALOGUE = mark("本制度来自规则目录，请在目录文件中修改后重新载入")
VERSION_TAKEN = mark("本制度已有版本“%(version)s”")
NOT_LATER = mark("施行日期须晚于现有版本的施行日期（%(day)s）")
CLOSED_LATER = mark("现有版本的有效期至%(day)s，新版本须在其后施行")
ENDS_BEFORE_IT_BEGINS = mark("废止日期不得早于施行日期")
BEGINS_BEFORE_ISSUED = mark("施行日期不得早于发布日期")


def check_verification(
    *, verifier: int | None, verified: bool, written_by: int | None, entered_by: int | None
) -> None:
    """A person verifies, once, and not what that person wrote."""
    if verifier is None:
        raise Refused(NOT_A_PERSON)
    if verified:
        raise Refused(ALREADY_VERIFIED)
    if verifier in (written_by, entered_by):
        raise Refused(OWN_TEXT)


def check_correction(*, verified: bool, from_catalogue: bool) -> None:
    """Only the text of an unverified clause entered here may be corrected in place."""
    if from_catalogue:
        raise Refused(FROM_CATALOGUE)
    if verified:
        raise Refused(VERIFIED_STAYS)


def check_days(*, issued_on: date | None, valid_from: date, valid_to: date | None) -> None:
    """Issued, then in force, then ended."""
    if issued_on is not None and valid_from < issued_on:
        raise Refused(BEGINS_BEFORE_ISSUED, place="valid_from")
    if valid_to is not None and valid_to < valid_from:
        raise Refused(ENDS_BEFORE_IT_BEGINS, place="valid_to")


def check_succession(*, valid_from: date, latest_from: date, latest_to: date | None) -> None:
    """A new version begins after the latest one began, and after its end where that is fixed."""
    if valid_from <= latest_from:
        raise Refused(NOT_LATER, place="valid_from", params={"day": latest_from.isoformat()})
    if latest_to is not None and valid_from <= latest_to:
        raise Refused(CLOSED_LATER, place="valid_from", params={"day": latest_to.isoformat()})
