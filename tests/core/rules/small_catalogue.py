"""A catalogue of one regulation, one unit rule and two parameters, written to a folder and varied by the
tests.
"""

from pathlib import Path

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.loader import load

REGULATION = """\
code: party.tea
title: 茶话会条例
title_en: Tea regulations
issuer: 示例机关
interpreter: 示例办公室
kind: party_regulation
owner: 党办
unit: null
versions:
- version: "2018"
  issued_on: 2018-01-01
  valid_from: 2018-01-01
  valid_to: 2023-12-31
  review_on: null
  source: 示例
  clauses:
  - {code: art1, label: 第一条, text: 茶话会每月召开一次。, text_en: Monthly., verified: true, mark: V}
  - {code: art2, label: 第二条, text: 茶话会由组长主持。, text_en: Chaired., verified: false, mark: M}
- version: "2024"
  issued_on: 2023-12-01
  valid_from: 2024-01-01
  valid_to: null
  replaces: "2018"
  review_on: 2025-12-31
  source: 示例
  clauses:
  - {code: art1, label: 第一条, text: 茶话会每季度召开一次。, text_en: Quarterly., verified: true, mark: V}
  - {code: art3, label: 第三条, text: 茶话会应当有记录。, text_en: Minuted., verified: false, mark: U}
"""
UNIT_RULE = """\
code: unit.tea
title: 本局茶话会办法
title_en: Tea at our office
issuer: 示例局
kind: unit_rule
owner: 办公室
unit: AGENCY
versions:
- version: "2025"
  issued_on: 2025-01-01
  valid_from: 2025-01-01
  valid_to: null
  review_on: 2027-12-31
  source: 示例
  clauses:
  - {code: art1, label: 第一条, text: 每次不超过一小时。, text_en: One hour., verified: false, mark: U}
"""
PARAMETERS = """\
- key: tea.every
  title: 茶话会次数
  title_en: Teas
  type: integer
  measure: 次/季度
  measure_en: times per quarter
  values:
  - {value: 3, valid_from: 2018-01-01, valid_to: 2023-12-31, basis: party.tea@2018#art1, verified: true,
  mark: V}
  - {value: 1, valid_from: 2024-01-01, valid_to: null, basis: party.tea@2024#art1, verified: true, mark: V}
- key: tea.share
  title: 到会比例
  title_en: Share
  type: decimal
  measure: 百分比
  measure_en: per cent
  values:
  - {value: 66.50, valid_from: 2018-01-01, valid_to: null, basis: party.tea@2018#art2, verified: false,
  mark: M}
"""
OWN_VALUES = """\
- key: tea.every
  values:
  - {value: 2, valid_from: 2025-01-01, valid_to: null, basis: unit.tea@2025#art1, verified: false, mark: U,
  unit: AGENCY}
"""
FILES = {
    "rules/party.tea.yaml": REGULATION,
    "rules/unit.tea.yaml": UNIT_RULE,
    "parameters/tea.yaml": PARAMETERS,
    "parameter_values/own.yaml": OWN_VALUES,
}


def write(folder: Path, **changes: tuple[str, str]) -> Catalogue:
    """Write the files and load them. ``changes`` replace text once, in the file whose name ends so:
    ``party_tea``.
    """
    for name, text in FILES.items():
        stem = Path(name).stem.replace(".", "_")
        if stem in changes:
            old, new = changes[stem]
            assert old in text, f"{name} does not hold {old}"
            text = text.replace(old, new, 1)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder)
