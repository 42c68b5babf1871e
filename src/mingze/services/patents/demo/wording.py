"""The wording of the demo corpus: titles, abstracts, claims and descriptions out of the words of an industry."""

from random import Random
from typing import NamedTuple

from mingze.services.patents.demo.planning import Invention
from mingze.services.patents.demo.vocabulary import Product
from mingze.services.patents.record import Type


class Style(NamedTuple):
    """How things of one kind hang together, do something and are measured."""

    relations: tuple[str, ...]
    doings: tuple[str, ...]
    measures: tuple[str, ...]


class Wording(NamedTuple):
    """The texts of a publication. A design has a title and a brief explanation alone."""

    title: str
    abstract: str
    claims: tuple[str, ...]
    field: str
    background: tuple[str, ...]
    disclosure: tuple[str, ...]
    figures: tuple[str, ...]
    embodiments: tuple[str, ...]


_DATA = Style(
    ("通信连接", "通过消息队列相连", "经由接口调用", "双向同步", "按时间窗口交换数据"),
    ("接收请求并生成特征向量", "对中间结果进行校验", "在空闲时预取数据", "按优先级分配资源", "记录操作日志并定期归档",
     "在检测到异常时切换到备用链路", "将更新后的参数下发到各节点"),
    ("时间窗口为{a}秒至{b}秒", "置信度阈值为0.{a}至0.9", "并发数不大于{b}00", "采样间隔为{a}毫秒",
     "分片数为{a}至{b}"),
)  # fmt: skip
_MATTER = Style(
    ("以化学键结合", "均匀混合", "形成互穿结构", "在界面处相互结合", "沿厚度方向依次层叠"),
    ("在加热时形成致密层", "填充于孔隙之中", "沿取向方向排列", "抑制晶粒长大", "在成型后除去多余溶剂",
     "吸收应力并阻止裂纹扩展"),
    ("质量分数为{a}%至{b}%", "厚度为{a}微米至{b}微米", "粒径为{a}纳米至{b}0纳米", "处理温度为{b}0℃，时间为{a}小时",
     "摩尔比为1:{a}至1:{b}"),
)  # fmt: skip
_MACHINE = Style(
    ("固定连接", "转动连接", "滑动配合", "通过螺栓可拆卸连接", "同轴设置", "相互啮合"),
    ("带动负载沿导向方向移动", "在到位后触发限位信号", "对振动进行缓冲", "将热量导出到壳体外", "实时检测载荷并反馈",
     "在断电时保持锁止", "调节预紧力"),
    ("夹角为{a}°至{b}°", "间隙为0.{a}毫米至{b}毫米", "转速为{b}00转每分钟", "行程为{a}0毫米至{b}0毫米",
     "数量为{a}个且沿周向均布"),
)  # fmt: skip


def style_of(product: Product) -> Style:
    """By the section of the main class: data, matter or machines."""
    main = product.classes[0]
    if main[:1] in "G" or main[:3] in ("H04", "G06") or main[:4] == "A61B":
        return _DATA
    return _MATTER if main[0] in "CD" or main[:4] in ("A61K", "H01M", "B01J", "H01F", "B32B") else _MACHINE


def word(one: Invention) -> Wording:
    """The texts of an invention; the same for all its publications."""
    chance = Random(one.chance)  # noqa: S311 - a demo is no secret
    if one.design is not None:
        return _design(one)
    name = one.product.name
    means, effects = chance.sample(one.industry.means, 2), chance.sample(one.industry.effects, 2)
    parts = chance.sample(one.product.parts, len(one.product.parts))
    title = _title(name, means[0], effects[0], parts[0], chance)
    core = title.removeprefix("一种")
    what = "本发明" if one.type is Type.INVENTION else "本实用新型"
    problem = chance.choice(one.industry.problems)
    claims = _claims(core, parts, means, style_of(one.product), chance, both=one.type is Type.INVENTION)
    body = claims[0].partition("其特征在于，")[2].rstrip("。")
    return Wording(
        title,
        f"{what}公开了{title}，涉及{one.industry.field}技术领域，针对{problem}的问题，{body}。"
        f"{what}采用{means[0]}与{means[1]}相结合的方式，能够{effects[0]}、{effects[1]}。",
        claims,
        f"{what}涉及{one.industry.field}技术领域，具体涉及{title}。",
        _background(one, problem, parts, chance),
        (
            f"{what}的目的在于提供{title}，以解决现有技术中{problem}的技术问题。",
            f"为实现上述目的，{what}采用如下技术方案：{body}。",
            *(f"进一步地，{_dependent(one_claim)}" for one_claim in claims[1:5]),
            f"与现有技术相比，{what}的有益效果是：通过{means[0]}，{effects[0]}；通过{means[1]}，{effects[1]}。",
        ),
        (f"图1为{what}实施例的整体结构示意图。", f"图2为{what}实施例中{parts[0]}的示意图。"),
        _embodiments(core, parts, means, effects, style_of(one.product), chance),
    )


def _title(name: str, means: str, effect: str, part: str, chance: Random) -> str:
    forms = (
        f"一种{name}",
        f"一种基于{means}的{name}",
        f"一种能够{effect}的{name}",
        f"一种采用{means}的{name}",
        f"一种用于{name}的{part}",
        f"一种带有{part}的{name}",
        f"一种{name}及其{part}",
    )
    usable = forms[:4] if name.endswith("方法") else forms
    return chance.choice(usable)


def _claims(
    core: str, parts: list[str], means: list[str], style: Style, chance: Random, *, both: bool
) -> tuple[str, ...]:
    a, b, c = parts[:3]
    found = [
        f"1.一种{core}，其特征在于，包括{a}、{b}和{c}，所述{a}与所述{b}{chance.choice(style.relations)}，"
        f"所述{c}用于{chance.choice(style.doings)}。"
    ]
    for part in parts[3 : chance.randint(4, len(parts))]:
        number = len(found) + 1
        on = 1 if number == 2 or chance.random() < 0.6 else number - 1
        other = chance.choice(parts[:3])
        found.append(
            f"{number}.根据权利要求{on}所述的{core}，其特征在于，还包括{part}，所述{part}与所述{other}"
            f"{chance.choice(style.relations)}，并且{_measured(style, chance)}。"
        )
    number = len(found) + 1
    found.append(
        f"{number}.根据权利要求1至{number - 1}任一项所述的{core}，其特征在于，所述{b}采用{means[0]}，"
        f"{_measured(style, chance)}。"
    )
    if both:
        last = len(found)
        steps = "；".join(
            f"S{n}：由{part}{chance.choice(style.doings)}" for n, part in enumerate(parts[:3], 1)
        )
        found.append(
            f"{last + 1}.一种控制方法，其特征在于，应用于如权利要求1至{last}任一项所述的{core}，包括以下步骤：{steps}。"
        )
    return tuple(found)


def _measured(style: Style, chance: Random) -> str:
    low = chance.randint(1, 8)
    return chance.choice(style.measures).format(a=low, b=low + chance.randint(1, 9))


def _dependent(claim: str) -> str:
    return claim.partition("其特征在于，")[2] or claim


def _background(one: Invention, problem: str, parts: list[str], chance: Random) -> tuple[str, ...]:
    name = one.product.name
    known = (
        f"例如，公开号为{one.cites[0]}的专利文献公开了一种{name}，但其{parts[-1]}"
        if one.cites
        else f"现有的{name}中，{parts[-1]}"
    )
    return (
        f"{name}是{one.industry.field}领域的重要组成部分，随着应用规模扩大，对其性能提出了更高要求。",
        f"{known}多采用传统方式布置，存在{problem}的不足。",
        f"因此，如何改进{name}，成为本领域技术人员{chance.choice(('亟待解决', '需要解决', '持续关注'))}的问题。",
    )


def _embodiments(
    core: str, parts: list[str], means: list[str], effects: list[str], style: Style, chance: Random
) -> tuple[str, ...]:
    found = [f"下面结合附图和实施例对{core}作进一步说明，所描述的实施例仅用于解释，不用于限定保护范围。"]
    for number in range(1, chance.randint(3, 5)):
        some = chance.sample(parts, 3)
        found.append(
            f"实施例{number}：如图{1 + number % 2}所示，{core}中，{some[0]}{number}1与{some[1]}{number}2"
            f"{chance.choice(style.relations)}，{some[2]}{number}3{chance.choice(style.doings)}。本实施例中，"
            f"{_measured(style, chance)}；在另一些实施方式中，{_measured(style, chance)}。"
        )
        found.append(
            f"工作时，{some[1]}{number}2{chance.choice(style.doings)}，"
            f"随后{some[0]}{number}1{chance.choice(style.doings)}，借助{chance.choice(means)}，"
            f"可以{chance.choice(effects)}。经对比试验，有关指标改善{chance.randint(6, 38)}%。"
        )
    found.append("以上仅为较佳实施例，凡在本构思之内所作的等同替换，均应包含在保护范围之内。")
    return tuple(found)


def _design(one: Invention) -> Wording:
    name = one.design.name if one.design else ""
    brief = (
        f"1.本外观设计产品的名称：{name}。2.本外观设计产品的用途：用于{one.industry.field}。"
        "3.本外观设计产品的设计要点：在于产品的整体形状。4.最能表明设计要点的图片或照片：立体图。"
    )
    return Wording(name, brief, (), "", (), (), (), ())
