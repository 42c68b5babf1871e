"""The sheets a roster may have and their columns, with the other headings people use for them."""

from mingze.core.documents.table_columns import Column

UNITS = "单位"
PEOPLE = "人员"
POSTS = "岗位"
APPOINTMENTS = "任职"
FLAT = "花名册"

_NUMBER = Column("number", "工号", ("人员编号", "职工编号", "员工编号", "干部编号"))

SHEETS: dict[str, tuple[Column, ...]] = {
    UNITS: (
        Column("code", "单位代码", ("单位编号", "组织代码", "部门代码")),
        Column("name", "单位名称", ("单位全称", "组织名称", "部门名称")),
        Column("kind", "单位类别", ("类别", "组织类别", "单位类型")),
        Column("tree", "组织系统", ("系统",), required=False),
        Column("parent", "上级单位", ("上级单位代码", "上级", "上级组织", "所属上级"), required=False),
        Column("counterpart", "对应单位", ("对应单位代码", "对应组织"), required=False),
        Column("position", "排序", ("序号", "顺序"), required=False),
        Column("valid_from", "设立日期", ("成立日期", "起始日期"), required=False),
        Column("valid_to", "撤销日期", ("截止日期",), required=False),
    ),
    PEOPLE: (
        _NUMBER,
        Column("name", "姓名", ()),
        Column("email", "电子邮箱", ("邮箱", "电子邮件", "email"), required=False),
        Column("unit", "单位", ("所在单位", "部门", "科室", "所在部门", "所在科室"), required=False),
        Column("unit_from", "到岗日期", ("入职日期", "到单位日期", "调入日期"), required=False),
        Column("branch", "党支部", ("所在党支部", "所在支部", "支部", "所在党组织"), required=False),
        Column("standing", "党员身份", ("党员类别", "党员类型"), required=False),
        Column("branch_from", "转入支部日期", ("组织关系转入日期", "转入日期"), required=False),
        Column("left_on", "离开日期", ("离职日期", "调出日期", "退休日期"), required=False),
    ),
    POSTS: (
        Column("code", "岗位代码", ("岗位编号",)),
        Column("title", "岗位名称", ("岗位", "职务名称")),
        Column("unit", "单位", ("单位代码", "所在单位", "所属单位", "部门")),
        Column("category", "岗位类别", ("类别", "岗位类型")),
        Column("shared", "可多人任职", ("多人岗位",), required=False),
        Column("valid_from", "设立日期", ("起始日期",), required=False),
        Column("valid_to", "撤销日期", ("截止日期",), required=False),
    ),
    APPOINTMENTS: (
        _NUMBER,
        Column("post", "岗位代码", ("岗位编号",)),
        Column("valid_from", "任职日期", ("任职时间", "起始日期"), required=False),
        Column("valid_to", "免职日期", ("免职时间", "截止日期"), required=False),
    ),
}

# What a real agency has: one line a person. The two posts are one in the unit and one in the branch.
SHEETS[FLAT] = (
    *SHEETS[PEOPLE],
    Column("post", "岗位", ("职务", "行政职务", "岗位名称"), required=False),
    Column("category", "岗位类别", ("职务类别",), required=False),
    Column("post_from", "任职日期", ("任职时间", "任现职日期"), required=False),
    Column("party_post", "党内职务", ("党内岗位",), required=False),
    Column("party_category", "党内职务类别", ("党内岗位类别",), required=False),
    Column("party_post_from", "党内任职日期", ("党内任职时间",), required=False),
)

HEADINGS = {sheet: {column.key: column.heading for column in columns} for sheet, columns in SHEETS.items()}
