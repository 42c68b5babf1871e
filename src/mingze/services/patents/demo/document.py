"""One publication as the office delivers it: XML of its schema V2.2.1 (《专利文献数据规范》)."""

from datetime import date, timedelta
from html import escape

from mingze.services.patents.demo.planning import Invention, Publication
from mingze.services.patents.demo.vocabulary import Applicant
from mingze.services.patents.demo.wording import Wording
from mingze.services.patents.record import Type

_ROOT = (
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
    '<business:PatentDocumentAndRelated xmlns:base="http://www.sipo.gov.cn/XMLSchema/base"'
    ' xmlns:business="http://www.sipo.gov.cn/XMLSchema/business" xsdVersion="V2.2.1" file="{file}"'
    ' dateProduced="{produced}" status="C" lang="zh" country="CN" docNumber="{document}" kind="{kind}"'
    ' datePublication="{on}">'
)
_ORIGINAL = 'dataFormat="original" sourceDB="national office"'
_STANDARD = 'dataFormat="standard"'
_BY_OFFICE = (
    'lang="zh" dataFormat="original" sourceDB="national office" creator="03" processingType="original"'
)
_APPLICATION_TYPE = {Type.INVENTION: "10", Type.UTILITY_MODEL: "20", Type.DESIGN: "30"}
_FIRST_GAZETTE = 1984
"""Year before the first volume of the gazette; volume 37 is that of 2021."""


def file_name(one: Invention, out: Publication) -> str:
    """As the office names files: type, year and serial, document number, day."""
    serial = one.application.replace(".", "")
    application = f"{_APPLICATION_TYPE[one.type]}{serial[:4]}00{serial[5:12]}"
    return f"CN{application}CN0000{out.document}{out.kind}FULZH{_day(out.on)}CN00X.XML"


def document(one: Invention, out: Publication, words: Wording) -> str:
    """The XML of a publication."""
    head = _ROOT.format(
        file=file_name(one, out),
        produced=_day(out.on - timedelta(days=4)),
        document=out.document,
        kind=out.kind,
        on=_day(out.on),
    )
    parts = _design_parts(one, out, words) if one.type is Type.DESIGN else _parts(one, out, words)
    return "\n".join((head, *parts, "</business:PatentDocumentAndRelated>\n"))


def _parts(one: Invention, out: Publication, words: Wording) -> list[str]:
    front = [
        *_references(one, out),
        _classes(one),
        f"<business:InventionTitle {_BY_OFFICE}>{escape(words.title)}</business:InventionTitle>",
        _cited(one) if out.kind == "B" else "",
        "<business:Parties>",
        _applicants(one.applicants),
        _people("InventorDetails", "Inventor", one.inventors, ' publicationMark="0"'),
        _agents(one),
        "</business:Parties>",
        _assignees(one.applicants) if out.kind != "A" else "",
        _people("ExaminerDetails", "Examiner", one.inventors[:1], "", name="审查员")
        if out.kind == "B"
        else "",
    ]
    return [
        _wrapped("BibliographicData", "\n".join(part for part in front if part)),
        _abstract(one, words),
        _description(words),
        _drawings(one, len(words.figures)),
        _claims(words.claims),
    ]


def _design_parts(one: Invention, out: Publication, words: Wording) -> list[str]:
    class_ = one.design.class_ if one.design else ""
    front = [
        *_references(one, out),
        "<business:ClassificationLocarno><base:EditionStatement>14</base:EditionStatement>"
        f"<business:MainClassification>{class_}</business:MainClassification></business:ClassificationLocarno>",
        f"<business:DesignTitle>{escape(words.title)}</business:DesignTitle>",
        _applicants(one.applicants),
        _people("DesignerDetails", "Designer", one.inventors, ""),
        _assignees(one.applicants),
        _agents(one),
    ]
    brief = "".join(f"<base:Paragraphs>{escape(part)}</base:Paragraphs>" for part in [words.abstract])
    return [
        _wrapped("DesignBibliographicData", "\n".join(part for part in front if part)),
        _wrapped("DesignBriefExplanation", brief),
    ]


def _references(one: Invention, out: Publication) -> list[str]:
    def identified(tag: str, attributes: str, number: str, kind: str, on: date) -> str:
        body = f"<base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>{number}</base:DocNumber>"
        body += (f"<base:Kind>{kind}</base:Kind>" if kind else "") + f"<base:Date>{_day(on)}</base:Date>"
        return f"<business:{tag} {attributes}><base:DocumentID>{body}</base:DocumentID></business:{tag}>"

    type_ = f'applType="{_APPLICATION_TYPE[one.type]}" '
    standard = f"{_APPLICATION_TYPE[one.type]}{one.application[:4]}00{one.application[5:12]}"
    gazette = f"{out.on.year - _FIRST_GAZETTE}-{out.on.isocalendar().week:02d}{1 + (out.on.weekday() > 2)}"
    found = [
        identified("PublicationReference", f'{_ORIGINAL} sequence="1"', out.document, out.kind, out.on),
        identified("PublicationReference", f'{_STANDARD} sequence="1"', out.document, out.kind, out.on),
        "<business:PublicAvailabilityDate><business:GazetteReference>"
        f"<business:GazetteNumber>{gazette}</business:GazetteNumber><base:Date>{_day(out.on)}</base:Date>"
        "</business:GazetteReference></business:PublicAvailabilityDate>",
        identified(
            "ApplicationReference", f'{type_}{_ORIGINAL} sequence="1"', one.application, "", one.filed
        ),
        identified("ApplicationReference", f'{type_}{_STANDARD} sequence="1"', standard, "", one.filed),
    ]
    if one.priority:
        found.append(
            "<business:PriorityDetails>"
            f'<business:Priority kind="{"national" if one.priority.country == "CN" else "international"}" {_ORIGINAL}'
            f' sequence="1"><base:WIPOST3Code>{one.priority.country}</base:WIPOST3Code>'
            f"<base:DocNumber>{one.priority.number}</base:DocNumber><base:Date>{_day(one.priority.on)}</base:Date>"
            "</business:Priority></business:PriorityDetails>"
        )
    return found


def _classes(one: Invention) -> str:
    found = []
    for sequence, code in enumerate(one.product.classes, 1):
        group, _, sub = code[4:].partition("/")
        found.append(
            f'<business:ClassificationIPCR sequence="{sequence}">'
            "<business:IPCVersionDate>20060101</business:IPCVersionDate>"
            f"<business:Section>{code[0]}</business:Section><business:MainClass>{code[1:3]}</business:MainClass>"
            f"<business:Subclass>{code[3]}</business:Subclass><business:MainGroup>{group}</business:MainGroup>"
            f"<business:Subgroup>{sub}</business:Subgroup>"
            "<business:GeneratingOffice><base:WIPOST3Code>CN</base:WIPOST3Code></business:GeneratingOffice>"
            "<business:ClassificationDataSource>H</business:ClassificationDataSource>"
            f"<base:Text>{code[:4]}{group:>5}/{sub:<6}(2006.01)</base:Text></business:ClassificationIPCR>"
        )
    return _wrapped("ClassificationIPCRDetails", "".join(found), ' creator="03" processingType="original"')


def _cited(one: Invention) -> str:
    found = "".join(
        f'<business:Citation sequence="{n}" category="{"X" if n == 1 else "A"}"><business:ApplicationCitation>'
        "<business:PublicationReference><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>"
        f"<base:DocNumber>{key[2:-1]}</base:DocNumber><base:Kind>{key[-1]}</base:Kind></base:DocumentID>"
        "</business:PublicationReference></business:ApplicationCitation></business:Citation>"
        for n, key in enumerate(one.cites, 1)
    )
    return _wrapped("ReferencesCited", found) if found else ""


def _applicants(applicants: tuple[Applicant, ...]) -> str:
    found = "".join(
        f'<business:Applicant sequence="{n}" appType="applicant" {_BY_OFFICE}>{_address_book(one)}'
        f'<business:OrganizationCode createDate="00000000" creator="00">{one.code or "0000000000"}'
        "</business:OrganizationCode></business:Applicant>"
        for n, one in enumerate(applicants, 1)
    )
    return _wrapped("ApplicantDetails", found, ' representative="1"')


def _assignees(applicants: tuple[Applicant, ...]) -> str:
    found = "".join(
        f'<business:Assignee sequence="{n}" {_BY_OFFICE}>{_address_book(one)}</business:Assignee>'
        for n, one in enumerate(applicants, 1)
    )
    return _wrapped("AssigneeDetails", found)


def _address_book(one: Applicant) -> str:
    text = f"{one.postcode} {one.address}".strip()
    return (
        f'<base:AddressBook lang="zh"><base:Name>{escape(one.name)}</base:Name><base:Address>'
        f"<base:County>{one.county or 0}</base:County><base:City>{one.city or 0}</base:City>"
        f"<base:Province>{one.province or 0}</base:Province><base:PostCode>{one.postcode or 0}</base:PostCode>"
        f"<base:WIPOST3Code>{one.country}</base:WIPOST3Code><base:Text>{escape(text)}</base:Text>"
        "</base:Address></base:AddressBook>"
    )


def _people(group: str, tag: str, names: tuple[str, ...], mark: str, *, name: str = "") -> str:
    found = "".join(
        f'<business:{tag} sequence="{n}" {_BY_OFFICE}{mark}><base:AddressBook lang="zh">'
        f"<base:Name>{escape(name or one)}</base:Name></base:AddressBook></business:{tag}>"
        for n, one in enumerate(names, 1)
    )
    return _wrapped(group, found)


def _agents(one: Invention) -> str:
    if one.agency is None:
        return ""
    agency, code, people = one.agency
    found = "".join(
        f'<business:Agent sequence="{n}" {_BY_OFFICE} repType="agent"><business:Agency><base:AddressBook lang="zh">'
        f"<base:OrganizationName>{agency} {code}</base:OrganizationName></base:AddressBook></business:Agency>"
        f'<base:AddressBook lang="zh"><base:Name>{name}</base:Name></base:AddressBook></business:Agent>'
        for n, name in enumerate(people, 1)
    )
    return _wrapped("AgentDetails", f"<business:CustomerNumber>{code}</business:CustomerNumber>{found}")


def _abstract(one: Invention, words: Wording) -> str:
    figure = one.application.replace(".", "")
    return _wrapped(
        "Abstract",
        f'<base:Paragraphs num="0001">{escape(words.abstract)}</base:Paragraphs><business:AbstractFigure>'
        f'<base:Figure num="0001"><base:Image he="430" wi="600" file="{figure}.JPG" imgFormat="JPEG"/></base:Figure>'
        "</business:AbstractFigure>",
        ' dataFormat="original" lang="zh" sourceDB="national office" processingType="original" creator="03"',
    )


def _description(words: Wording) -> str:
    sections = (
        ("TechnicalField", "技术领域", (words.field,)),
        ("BackgroundArt", "背景技术", words.background),
        ("Disclosure", "发明内容", words.disclosure),
        ("DrawingsDescription", "附图说明", words.figures),
        ("InventionMode", "具体实施方式", words.embodiments),
    )
    found, number = (
        [f'<business:InventionTitle id="title1">{escape(words.title)}</business:InventionTitle>'],
        0,
    )
    for tag, heading, paragraphs in sections:
        body = [f"<base:Paragraphs>{heading}</base:Paragraphs>"]
        for paragraph in paragraphs:
            number += 1
            body.append(f'<base:Paragraphs num="n{number:04d}">{escape(paragraph)}</base:Paragraphs>')
        found.append(_wrapped(tag, "".join(body)))
    return _wrapped("Description", "\n".join(found), ' lang="zh" dataFormat="original" creator="03"')


def _drawings(one: Invention, count: int) -> str:
    found = "".join(
        f'<base:Figure id="f{n:04d}" num="{n:04d}" figureLabels="图{n}"><base:Image id="if{n:04d}" he="900" wi="700"'
        f' file="HDA{one.order:010d}{n:07d}.JPG" imgContent="drawing" imgFormat="JPEG"/></base:Figure>'
        for n in range(1, count + 1)
    )
    return _wrapped("Drawings", found)


def _claims(claims: tuple[str, ...]) -> str:
    found = "".join(
        f'<business:Claim id="cl{n:04d}" num="{n:04d}"><business:ClaimText>{escape(text)}</business:ClaimText>'
        "</business:Claim>"
        for n, text in enumerate(claims, 1)
    )
    return _wrapped("Claims", found, ' lang="zh" dataFormat="original" creator="03"')


def _wrapped(tag: str, body: str, attributes: str = "") -> str:
    return f"<business:{tag}{attributes}>{body}</business:{tag}>"


def _day(on: date) -> str:
    return on.strftime("%Y%m%d")
