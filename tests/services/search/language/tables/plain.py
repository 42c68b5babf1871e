"""What is typed into the plain box, each with its tree as the widest dialect prints it."""

CASES: tuple[tuple[str, str], ...] = (
    ("锂电池", "tiabc=锂电池"),
    ("锂电池 隔膜", "tiabc=(锂电池 and 隔膜)"),
    ("锂电池 -隔膜", "tiabc=(锂电池 not 隔膜)"),
    ("-隔膜", "* not tiabc=隔膜"),
    ('"solid state" battery', 'tiabc=("solid state" and battery)'),
    ("H01M10/0525", "class=H01M10/0525"),
    ("h01m", "class=H01M"),
    ("H01M 10/0525", "class=H01M10/0525"),
    ("2020", "ady=2020 or pdy=2020"),
    ("2020年", "ady=2020 or pdy=2020"),
    ("CN113781974A", "pn=CN113781974A"),
    ("202111286633.X", "an=CN202111286633"),
    ("PCT/CN2020/123456", "an=WO2020CN123456"),
    ("清华大学", "who=清华大学 or tiabc=清华大学"),
    (
        "宁德时代新能源科技股份有限公司",
        "who=宁德时代新能源科技股份有限公司 or tiabc=宁德时代新能源科技股份有限公司",
    ),
    ("electr*", "tiabc=electr*"),
    ("一种锂电池的隔膜", "tiabc=(一种锂电池的隔膜 or (锂电池 and 隔膜))"),
    ('"一种锂电池的隔膜"', 'tiabc="一种锂电池的隔膜"'),
    ("锂离子电池", "tiabc=锂离子电池"),
    ("锂电池，隔膜", "tiabc=(锂电池 and 隔膜)"),
    ("US 7997973", "pn=US7997973"),
    ("7997973", "pn=CN7997973 or pn=US7997973 or pn=EP7997973 or tiabc=7997973"),
)
