"""Chinese names of countries and offices, as tables and gazettes write them, to their codes (WIPO ST.3)."""

import re

_NAMES = """
CN 中国 中华人民共和国 中 国家知识产权局 中国国家知识产权局
HK 香港 中国香港
MO 澳门 中国澳门
TW 台湾 中国台湾 台湾省
JP 日本 日本国 日 日本特许厅
US 美国 美 美国专利商标局 美利坚合众国
KR 韩国 大韩民国 韩 南朝鲜 韩国知识产权局
KP 朝鲜
DE 德国 德意志联邦共和国 联邦德国 西德 德 德国专利商标局
DD 民主德国 东德
GB 英国 英 联合王国 英国知识产权局
FR 法国 法 法国工业产权局
CH 瑞士
IT 意大利 意
NL 荷兰
SE 瑞典
AT 奥地利
BE 比利时
DK 丹麦
FI 芬兰
NO 挪威
ES 西班牙
PT 葡萄牙
IE 爱尔兰
LU 卢森堡
LI 列支敦士登
MC 摩纳哥
IS 冰岛
GR 希腊
TR 土耳其
PL 波兰
CZ 捷克 捷克共和国
CS 捷克斯洛伐克
SK 斯洛伐克
HU 匈牙利
RO 罗马尼亚
BG 保加利亚
SI 斯洛文尼亚
HR 克罗地亚
RS 塞尔维亚
YU 南斯拉夫
EE 爱沙尼亚
LV 拉脱维亚
LT 立陶宛
RU 俄罗斯 俄罗斯联邦 俄
SU 苏联 苏
UA 乌克兰
BY 白俄罗斯
KZ 哈萨克斯坦
IL 以色列
IN 印度
SG 新加坡
MY 马来西亚
TH 泰国
VN 越南
ID 印度尼西亚 印尼
PH 菲律宾
SA 沙特阿拉伯 沙特
AE 阿联酋 阿拉伯联合酋长国
IR 伊朗
EG 埃及
ZA 南非
CA 加拿大 加
MX 墨西哥
BR 巴西
AR 阿根廷
CL 智利
CU 古巴
CO 哥伦比亚
AU 澳大利亚 澳
NZ 新西兰
CY 塞浦路斯
MT 马耳他
KY 开曼群岛
VG 英属维尔京群岛 维尔京群岛
BM 百慕大
BB 巴巴多斯
PA 巴拿马
BS 巴哈马
SC 塞舌尔
WS 萨摩亚
MU 毛里求斯
EP 欧洲专利局 欧洲 欧专局 欧
EM 欧盟 欧盟知识产权局 欧洲联盟 内部市场协调局
EA 欧亚专利局 欧亚专利组织 欧亚
WO 世界知识产权组织 世界知识产权组织国际局
"""
CODES = {
    name: code for code, *names in (row.split() for row in _NAMES.strip().splitlines()) for name in names
}
_CODE = re.compile(r"[A-Z]{2}")
WORDS = "|".join(sorted((name for name in CODES if len(name) > 1), key=len, reverse=True))
"""Names as a regular expression, the longest first."""
LETTERS = "|".join(name for name in CODES if len(name) == 1)
"""Characters that stand for a country alone."""


def code_of(text: str) -> str:
    """The code of a country by its name, with or without the code beside it (``美国[US]``); empty for another text."""
    bare = text.strip()
    if _CODE.fullmatch(bare.upper()):
        return bare.upper()
    beside = re.fullmatch(r"(\D+?)\s*[(（\[【;；/]?\s*([A-Z]{2})\s*[)）\]】]?", bare)
    if beside and not beside[1].isascii():
        return beside[2]
    return CODES.get(bare, "")
