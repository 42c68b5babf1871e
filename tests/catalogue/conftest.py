"""A small, whole and faultless catalogue to break in tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

RULES = """\
code: party.branch-work
title: 支部工作条例
title_en: Branch work
issuer: 中共中央
interpreter: 中央组织部
kind: party_regulation
owner: 党办
unit: null
versions:
- version: "2012"
  issued_on: 2012-01-01
  valid_from: 2012-01-01
  valid_to: 2018-10-27
  replaces: null
  review_on: null
  source: 公开页面
  clauses:
  - {code: art11, label: 第十一条, text: 党员大会每半年一次。, text_en: Half-yearly., verified: true, mark: V}
- version: "2018"
  issued_on: 2018-10-28
  valid_from: 2018-10-28
  valid_to: null
  replaces: "2012"
  review_on: null
  source: 公开页面
  clauses:
  - {code: art11, label: 第十一条, text: 党员大会每季度一次。, text_en: Quarterly., verified: true, mark: V}
  - {code: art12, label: 第十二条, text: 支委会每月一次。, text_en: Monthly., verified: false, mark: V-}
"""

PARAMETERS = """\
- key: branch.meeting.minimum
  title: 党员大会最低次数
  title_en: Members' meetings
  type: integer
  measure: 次/季度
  measure_en: per quarter
  values:
  - {value: 1, valid_from: 2012-01-01, valid_to: 2018-10-27, basis: null, verified: false, mark: M}
  - value: 2
    valid_from: 2018-10-28
    valid_to: null
    basis: party.branch-work@2018#art11
    verified: true
    mark: V
    unit: null
- key: check.months
  title: 核查间隔
  title_en: Check interval
  type: integer
  measure: 个月
  measure_en: months
  values:
  - {value: 3, valid_from: 2020-01-01, basis: party.branch-work@2018#art12, verified: false, mark: U}
- key: letterhead
  title: 版头
  title_en: Letterhead
  type: text
  measure: 文字
  measure_en: text
  values:
  - {value: 文件, valid_from: 2020-01-01, basis: null, verified: false, mark: U}
"""

ROLES = """\
- code: clerk
  title: 党办
  title_en: Clerk
  permissions: [facts.view, facts.record]
  exclusive: false
  tree: party
"""

RECORDS = """\
- code: members_meeting
  title: 党员大会
  title_en: Members' meeting
  group: 三会一课
  group_en: Meetings
  tree: party
  recordable_by: [facts.record]
  participant_roles:
  - {code: chair, title: 主持人, title_en: Chair, required: true}
  - {code: attendee, title: 到会, title_en: Attendee, required: false}
  fields:
    type: object
    additionalProperties: false
    properties:
      topic:
        type: string
        title: 议题
        title_en: Topic
    required: [topic]
  counts_when: evidenced
  evidence: [minutes]
  sealed: none
  link: {required: false, to: [problem], title: 关联问题, title_en: Problem}
  hours: false
"""

LEDGERS = """\
- code: problem
  title: 问题
  title_en: Problem
  number: "问题-{year}-{serial:04d}"
  parent: null
  yearly: {posts: [secretary], basis: party.branch-work@2018#art12, verified: false}
  fields:
    type: object
    additionalProperties: false
    properties: {}
  deadline:
    required: true
    classes:
    - {code: fixed, title: 限期, title_en: Fixed, check_every: null}
    - {code: standing, title: 长期坚持, title_en: Standing, check_every: check.months}
  workflow:
    initial: working
    states:
    - {code: working, title: 办理中, title_en: Working, stage: open, clock: running}
    - {code: checking, title: 复核中, title_en: Checking, stage: checking, clock: stopped}
    - {code: done, title: 已办结, title_en: Done, stage: closed, clock: stopped}
    transitions:
    - {code: submit, title: 申请办结, title_en: Submit, from: [working], to: checking, by: [holder]}
    - code: close
      title: 办结
      title_en: Close
      from: [checking]
      to: done
      by: [checker]
      requires: [evidence, second_person]
      notify: [holder]
"""

DUTIES = """\
code: leadership
tier: leadership
title: 班子责任清单
title_en: Duties of the leadership
items:
- code: L01
  text: 每季度召开党员大会
  text_en: Members' meeting each quarter
  responsibility: main
  holder: {kind: unit, category: branch}
  basis: party.branch-work@2018#art11
  cadence: {every: quarter}
  measure: count
  minimum: branch.meeting.minimum
  discharged_by:
  - {kind: members_meeting, role: attendee}
  verifier: party_affairs_clerk
  weight: 5
  evidence: 会议记录
  aspect: null
  business: false
  paired_with: L02
- code: L02
  text: 会后整改
  text_en: Follow up
  responsibility: supervisory
  holder: {kind: post, category: branch_secretary}
  basis: party.branch-work@2018#art12
  cadence: {after: members_meeting, days: 10, working: true}
  measure: count
  minimum: 1
  discharged_by: [{kind: members_meeting, role: null}]
  verifier: party_committee
  weight: 2.5
  evidence: 整改材料
"""

SMALL = {
    "rules/branch-work.yaml": RULES,
    "parameters/all.yaml": PARAMETERS,
    "roles/all.yaml": ROLES,
    "records/all.yaml": RECORDS,
    "ledgers/all.yaml": LEDGERS,
    "duties/leadership.yaml": DUTIES,
}

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def small() -> dict[str, str]:
    """The text of every file of the small catalogue."""
    return dict(SMALL)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files into a fresh folder and returns it."""
    number = 0

    def _write(files: dict[str, str]) -> Path:
        nonlocal number
        number += 1
        root = tmp_path / f"catalogue{number}"
        root.mkdir()
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return _write
