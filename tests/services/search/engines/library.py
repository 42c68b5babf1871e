"""Sixty invented documents: thirty written to tell conditions on text apart, thirty to be counted and sorted."""

from mingze.services.search.document import Document


def _written(key: str, title: str, *abstract: str, **more: object) -> Document:
    texts = {"title": [title], "abstract": list(abstract)}
    texts |= {name: value for name, value in more.items() if name in _TEXTS}  # type: ignore[misc]
    words = {name: value for name, value in more.items() if name in _WORDS}
    numbers = {name: value for name, value in more.items() if name in _NUMBERS}
    events = more.get("events", ())
    return Document(key, texts, words, numbers, events)  # type: ignore[arg-type]


_TEXTS = {
    "claims", "first_claim", "description", "background", "applicant", "first_applicant", "inventor", "agency",
}  # fmt: skip
_WORDS = {
    "office", "status", "family", "ipc", "main_ipc", "cpc", "locarno", "publication", "application", "cites", "province",
}  # fmt: skip
_NUMBERS = {"filed", "published", "filed_year", "claim_count"}


WRITTEN = [
    _written(
        "a01", "锂离子电池的负极材料", "本发明公开一种锂离子电池。负极材料包括硅和碳，循环性能好。",
        claims=["一种负极材料，包括硅颗粒。", "根据权利要求1所述的负极材料，所述硅颗粒外有碳层。"],
        first_claim=["一种负极材料，包括硅颗粒。"],
        description=["技术领域", "现有技术中石墨负极容量低。", "实施例一：硅颗粒十份，碳五份。"],
        background=["现有技术中石墨负极容量低。"],
        applicant=["明泽新能源有限公司"], inventor=["张三", "李四"], office=["CN"], status=["有效"],
        ipc=["H01M4/38", "H01M10/0525"], main_ipc=["H01M4/38"], filed=[20200110], publication=["CN110000001A"],
        events=[{"event_kind": ["许可"], "event_date": ["20210301"], "event_to": ["河口电源有限公司"]},
                {"event_kind": ["质押"], "event_date": ["20220615"]}],
    ),
    _written(
        "a02", "鋰離子電池負極材料的製備方法", "一種製備方法：混合矽與碳；燒結。",
        claims=["一種製備方法，包括混合與燒結。"], applicant=["臺灣明澤科技股份有限公司"], inventor=["陳大文"],
        office=["TW"], status=["有效"], ipc=["H01M4/04"], main_ipc=["H01M4/04"], filed=[20190520],
    ),
    _written(
        "a03", "锂、离子与电池", "锂用于电池。离子另行说明。", applicant=["河口电源有限公司"], office=["CN"],
        status=["失效"], ipc=["H01M10/05"], filed=[20180301],
        events=[{"event_kind": ["许可"], "event_date": ["20190909"], "event_from": ["明泽新能源有限公司"]}],
    ),
    _written(
        "a04", "Lithium-ion battery anode", "A lithium-ion battery comprises an anode. The anode contains silicon.",
        claims=["A battery comprising an anode, wherein the anode contains silicon."],
        applicant=["Mingze Energy Inc."], inventor=["Alice Müller", "Bob Stone"], office=["US"], status=["有效"],
        ipc=["H01M4/38"], cpc=["H01M4/386", "H01M10/0525"], filed=[20190101], publication=["US9000001B2"],
    ),
    _written(
        "a05", "Battery charger", "Charging a battery, e.g. in a car. See Fig. 3 of the drawings for the charger.",
        applicant=["Stone & Sons Ltd."], inventor=["Bob Stone"], office=["US"], status=["失效"], ipc=["H02J7/00"],
        cpc=["H02J7/00"], filed=[20170704],
    ),
    _written(
        "a06", "空调蒸发器", "空调的蒸发器位于室内。冷凝器位于室外。", claims=["一种空调，包括蒸发器和冷凝器。"],
        applicant=["北岭电器有限公司"], inventor=["王五"], office=["CN"], status=["审中"],
        ipc=["F25B39/02", "F24F1/00"],
        main_ipc=["F25B39/02"], filed=[20210808],
    ),
    _written(
        "a07", "空调器及其制冷蒸发器", "空调器。蒸发器采用微通道。", claims=["一种空调器。", "一种蒸发器。"],
        applicant=["北岭电器有限公司", "明泽新能源有限公司"], inventor=["王五", "张三丰"], office=["CN"],
        status=["有效"], ipc=["F25B39/00"], main_ipc=["F25B39/00"], filed=[20160202],
    ),
    _written(
        "a08", "蒸发器用于空调", "蒸发器与空调相连。", office=["CN"], status=["有效"], ipc=["F25B1/00"],
        filed=[20150505], applicant=["新星电器厂"],
    ),
    _written(
        "a09", "机器人", "机器人抓取机器人，机器人再抓取。", "第二段没有该词。", applicant=["智行机器人公司"],
        office=["CN"], status=["有效"], ipc=["B25J9/16"], filed=[20220222],
        events=[{"event_kind": ["转让"], "event_date": ["20230101"], "event_from": ["智行机器人公司"],
                 "event_to": ["北岭电器有限公司"], "event_text": ["专利权的转移 登记生效日"]}],
    ),
    _written(
        "a10", "机器人关节", "一种关节。", "机器人手臂。机器人手指。", applicant=["智行机器人公司"], office=["CN"],
        status=["审中"], ipc=["B25J17/00"], filed=[20220223],
    ),
    _written(
        "a11", "Data line driver", "The data and clock line. Data is sent on a line; the line is long.",
        applicant=["Charlie Display Co."], office=["US"], status=["有效"], ipc=["G09G3/36"], filed=[20140404],
    ),
    _written(
        "a12", "Line of data", "line data", applicant=["Charlie Display Co."], office=["US"], status=["有效"],
        ipc=["G06F3/06"], filed=[20130303],
    ),
    _written(
        "a13", "Computer aided computing", "Computation by computers; a compute node.", office=["EP"],
        status=["有效"],
        applicant=["Müller GmbH"], ipc=["G06F17/10"], filed=[20120202],
    ),
    _written(
        "a14", "n型半导体器件", "一种n型半导体，其掺杂浓度为5%。p型区与n型区相邻。",
        applicant=["芯光半导体公司"], office=["CN"],
        status=["有效"], ipc=["H01L29/00"], filed=[20200303],
    ),
    _written(
        "a15", "５Ｇ通信基站", "用于5G 通信的基站，支持MIMO。", applicant=["远通通信公司"], office=["CN"],
        status=["有效"],
        ipc=["H04W72/04"], filed=[20200404],
    ),
    _written(
        "a16", "太阳能电池组件", "太阳能电池。电池片与背板。", applicant=["芯光半导体公司"], office=["CN"],
        status=["有效"],
        ipc=["H01L31/0203", "H01L31/042"], filed=[20110401],
    ),
    _written(
        "a17", "太阳电池", "太阳电池板。", applicant=["芯光半导体公司"], office=["CN"], status=["失效"],
        ipc=["H01L31/042"], filed=[20100401],
    ),
    _written(
        "a18", "Motor and meter", "A motor drives the rotor. The meter is read.", applicant=["Alice Motors"],
        office=["EP"], status=["审中"], ipc=["H02K1/00"], cpc=["H02K1/00"], filed=[20211111],
    ),
    _written(
        "a19", "Synchronised clocks", "Synchronized and synchronised colour, color.", applicant=["Alice Clocks"],
        office=["GB"], status=["有效"], ipc=["G04C11/00"], filed=[20090909],
    ),
    _written(
        "a20", "天天快递柜", "天天天天取件。", applicant=["天天物流公司"], office=["CN"], status=["有效"],
        ipc=["G07F17/12"],
        filed=[20210101],
    ),
    _written(
        "a21", "包装瓶", "", applicant=["天天物流公司"], office=["CN"], status=["有效"], locarno=["09-01"],
        filed=[20210102],
        publication=["CN300000001S"],
    ),
    _written(
        "a22", "一种CO₂捕集装置", "在25℃吸收二氧化碳（CO2）。", applicant=["绿源环保公司"], office=["CN"],
        status=["有效"],
        ipc=["B01D53/14"], filed=[20201212],
    ),
    _written(
        "a23", "Résumé of naïve Bézier curves", "Bézier curves are drawn.", applicant=["Café Noir SARL"],
        office=["FR"],
        status=["有效"], ipc=["G06T11/20"], filed=[20080808],
    ),
    _written(
        "a24", "T-shirt printing", "Printing on T-shirts and tee shirts.", applicant=["Bob Textiles"], office=["US"],
        status=["失效"], ipc=["D06P5/00"], filed=[20070707],
    ),
    _written(
        "a25", "后视镜", "車輛後視鏡，用於汽车。", applicant=["明泽汽车有限公司"], office=["CN"], status=["有效"],
        ipc=["B60R1/00"], filed=[20190606], province=["河南"],
    ),
    _written(
        "a26", "皇后像章", "皇后与皇帝。", applicant=["明泽工艺品厂"], office=["CN"], status=["失效"],
        ipc=["A44C3/00"],
        filed=[19990101], province=["河北"],
    ),
    _written(
        "a27", "半導體記憶裝置", "カタカナのメモリ装置。", applicant=["株式会社ミンゼ"], office=["JP"],
        status=["有效"],
        ipc=["G11C11/00"], filed=[20050505],
    ),
    _written(
        "a28", "메모리 장치", "반도체 메모리 장치에 관한 것이다.", applicant=["주식회사 민제"], office=["KR"],
        status=["有效"],
        ipc=["G11C7/00"], filed=[20060606],
    ),
    _written(
        "a29", "Sequence " + "acgt" * 80, "A nucleic acid " + "ACGT" * 80 + " is claimed.", applicant=["Bio Alice"],
        office=["WO"], status=["审中"], ipc=["C12N15/11"], filed=[20230303], cites=["CN110000001A", "US9000001B2"],
    ),
    _written(
        "a30", "负极与正极", "正极在上，负极在下", "负极材料另述。碳是正极材料。", applicant=["河口电源有限公司"],
        office=["CN"], status=["有效"], ipc=["H01M4/62"], filed=[20230101], cites=["CN110000001A"],
        events=[{"event_kind": ["许可"], "event_date": ["20240101"]}, {"event_kind": ["终止"], "event_date": ["20210301"]}],
    ),
]  # fmt: skip

_OFFICES = ["CN", "CN", "US", "CN", "EP", "JP"]
_APPLICANTS = ["甲机械厂", "乙机械厂", "Delta Works", "丙研究院", "Delta Works", "丁大学"]


def _counted(number: int) -> Document:
    """One of a row of documents whose numbers follow from their place in the row; families are pairs and threes."""
    year = 2001 + number % 7
    family = f"F{number // 3}" if number % 5 else ""
    return Document(
        f"b{number:02d}",
        {
            "title": [f"齿轮箱 {number}"],
            "applicant": [_APPLICANTS[number % 6]],
            "first_applicant": [_APPLICANTS[number % 6]],
        },
        {
            "office": [_OFFICES[number % 6]],
            "ipc": [f"F16H{1 + number % 4}/{number % 3:02d}", "F16H57/02"],
            "main_ipc": [f"F16H{1 + number % 4}/{number % 3:02d}"],
            "application": [f"CN2001{number // 2:08d}"],
        }
        | ({"family": [family]} if family else {}),
        {
            "filed": [year * 10_000 + 101 + 100 * (number % 12)],
            "filed_year": [year],
            "claim_count": [number % 4 + 1],
        }
        | ({"granted": [(year + 2) * 10_000 + 1231]} if number % 2 else {}),
    )


LIBRARY = [*WRITTEN, *map(_counted, range(30))]
BY_KEY = {document.key: document for document in LIBRARY}


def lookup(keys: object) -> list[Document]:
    """Documents by key, as a corpus gives them: in an order of its own, without the unknown."""
    return [BY_KEY[key] for key in sorted(keys, reverse=True) if key in BY_KEY]  # type: ignore[call-overload]


def crowd() -> list[Document]:
    """Three hundred documents of as many applicants with 250 inventors each: 75,000 pairs, more than engines group."""
    return [
        Document(
            f"c{n:03}",
            {
                "applicant": [f"第{n % 300}公司"],
                "inventor": [f"发明人{(n * 7 + place) % 400}" for place in range(250)],
            },
            {"ipc": [f"H01M{10 + n % 9}/00"]},
            {"filed": [20000101 + n % 20 * 10_000]},
        )
        for n in range(300)
    ]
