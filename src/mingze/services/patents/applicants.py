"""What kind of applicant a name stands for, as far as the name itself says."""

import re

from mingze.services.patents.record import Party

COMPANY, UNIVERSITY, INSTITUTE, HOSPITAL, GOVERNMENT, PERSON, OTHER = (
    "company",
    "university",
    "institute",
    "hospital",
    "government",
    "person",
    "other",
)
# In this order: a company of a university is a company, a hospital of a university is a hospital.
_WORDS = (
    (COMPANY, r"公司|集团|厂$|企业|合伙|株式会社|有限责任|商行|合作社|事务所|工作室|会社$"),
    (HOSPITAL, r"医院|卫生院|疾病预防控制中心|保健院"),
    (UNIVERSITY, r"大学|学院|学校|中学|小学"),
    (INSTITUTE, r"研究院|研究所|研究中心|科学院|设计院|试验站|实验室|技术中心|推广站|中心$"),
    (GOVERNMENT, r"委员会|人民政府|管理局|局$|厅$|部队|法院|检察院|协会|学会"),
    (
        COMPANY,
        r"(?i)\b(?:inc|corp|corporation|co|ltd|llc|gmbh|ag|s\.?a|n\.?v|b\.?v|plc|oy|ab|kk|limited|company)\b\.?",
    ),
    (UNIVERSITY, r"(?i)\b(?:university|universit\w+|college|school)\b"),
    (HOSPITAL, r"(?i)\b(?:hospital|clinic)\b"),
    (INSTITUTE, r"(?i)\b(?:institute?|laborator\w+|fraunhofer|academy|research)\b"),
)
_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,10}[·・.][\u4e00-\u9fff·・.]{1,20}")


def kind_of(party: Party) -> str:
    """One of the kinds above; ``other`` where neither the office nor the name says."""
    if party.organisation is not False:
        for kind, pattern in _TABLE:
            if pattern.search(party.name):
                return kind
    if party.organisation is False or (party.organisation is None and _CHINESE_NAME.fullmatch(party.name)):
        return PERSON
    return OTHER
