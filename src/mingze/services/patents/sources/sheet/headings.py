"""Headings of the tables that patent services give out, by what the column is.

Chinese services (incoPat, PatSnap, CNIPA's search), Derwent Innovation, Espacenet, Google Patents and The Lens.
Written as ``plain`` of ``sheet_columns`` writes them: lower case, only letters, digits and Chinese characters.
"""

_HEADINGS = {
    "publication": """
        公开公告号 公开号 公告号 公布号 公布公告号 公开公告编号 文献号 专利公开号 专利文献号 专利公开公告号
        公开专利号
        publicationnumber publicationno pubno pubnumber publicationnumbers patentpublicationnumber
        patentpublicationnumbers displaykey id documentnumber docnumber publicationnr patentnumbers""",
    "grant_number": """
        授权公告号 授权公开号 授权号 专利号 grantnumber grantpublicationnumber patentnumber patentno""",
    "application": """
        申请号 专利申请号 申请编号 applicationnumber applicationno applno appno applicationnumbers
        applnumber""",
    "office": """
        公开国别 公开国家 受理局 公开国家地区 公开国 公开机构 公开局 国家地区 申请国别 受理国家地区 专利局
        jurisdiction authority
        patentoffice publicationcountry publicationcountrycode countrycode receivingoffice
        publicationauthority""",
    "kind": """
        文献种类代码 公开类型 文献类型代码 公开公告文献种类 kind kindcode publicationkindcode documentkind""",
    "type": "专利类型 类型 专利种类 申请类型 文献类型 发明类型 patenttype documenttype publicationtype",
    "title": """
        标题 名称 发明名称 专利名称 题名 专利标题 名称标题 使用外观设计的产品名称
        title inventiontitle titledwpi titleoriginal patenttitle""",
    "abstract": "摘要 文摘 摘要信息 专利摘要 简要说明 abstract abstractdwpi abstractoriginal",
    "claims": "权利要求 权利要求书 全部权利要求 权利要求全文 claims allclaims claimsoriginal claim",
    "first_claim": """
        首项权利要求 主权项 主权利要求 首权 第一权利要求 首项权利要求内容 firstclaim mainclaim
        exemplaryclaim""",
    "claim_count": """
        权利要求数量 权利要求数 权利要求项数 权利要求个数 numberofclaims claimscount claimcount
        countofclaims""",
    "description": "说明书 说明书全文 全文 说明书内容 description fulltext specification",
    "filed": """
        申请日 申请日期 申请时间 专利申请日 applicationdate filingdate filingcreationdate filed
        applicationfilingdate
        dateoffiling dateofapplication""",
    "published": """
        公开公告日 公开日 公告日 公开日期 公开公告日期 公布日 公告日期 公布公告日 publicationdate pubdate
        datepublished publicationissuedate""",
    "granted": """
        授权公告日 授权日 授权日期 授权公告日期 首次授权日 grantdate dategranted issuedate
        grantpublicationdate""",
    "entered": """
        进入国家阶段日 进入国家日期 进入国家日 pct进入国家阶段日 nationalphaseentrydate nationalentrydate""",
    "applicants": """
        申请人 申请专利权人 专利权人申请人 原始申请专利权人 专利申请人 申请人专利权人 原始申请人 申请人名称 原始专利权人
        申请专利权人名称
        applicants applicant assigneeapplicant originalassignee assigneeoriginal assignee
        originalassigneeapplicant
        applicantname applicantsoriginal assigneeapplicantoriginal""",
    "applicants_standard": """
        标准化申请人 标准申请人 申请人标准化 工商公司名称 standardizedapplicant
        assigneestandardized
        optimizedassignee assigneedwpi standardassignee""",
    "owners": """
        专利权人 当前权利人 当前专利权人 权利人 当前申请专利权人 最新专利权人 owners owner currentassignee
        currentowner
        patentee assigneecurrentus assigneecurrent ultimateparent""",
    "inventors": """
        发明人 设计人 发明设计人 发明人设计人 全部发明人 inventors inventor inventorauthor inventororiginal
        inventorsoriginal""",
    "agency": "代理机构 专利代理机构 代理机构名称 agency agentfirm lawfirm attorneyfirm agencies",
    "agents": "代理人 专利代理人 专利代理师 代理师 agents agent attorney attorneyagent correspondent",
    "examiners": "审查员 审查人 主审员 examiner primaryexaminer examiners",
    "address": """
        申请人地址 地址 专利权人地址 申请专利权人地址 第一申请人地址 原始申请专利权人地址 联系地址
        applicantaddress
        assigneeaddress address applicantsaddress""",
    "owner_address": """
        当前申请专利权人地址 当前权利人地址 当前专利权人地址 currentassigneeaddress
        owneraddress""",
    "country": """
        申请人地址国家
        申请人国别代码 申请人国别 申请人国家 申请人国家地区 申请人所在国 申请人国籍 第一申请人国别
        applicantcountry
        assigneecountry applicantcountrycode""",
    "region": """
        申请人省市代码 申请人省市 省份 省 申请人所在省 申请人省份 国省代码 中国申请人省市 申请人所在国省
        applicantstate province""",
    "city": "中国申请人地市 城市 市 申请人所在市 地市 申请人地市 申请人城市 applicantcity city",
    "county": "中国申请人区县 区县 申请人所在区县 申请人区县 county district",
    "postcode": "邮编 邮政编码 申请人邮编 postcode zipcode zip",
    "identifier": "统一社会信用代码 社会信用代码 工商统一社会信用代码 组织机构代码 creditcode",
    "ipc_main": "ipc主分类 ipc主分类号 主分类号 主分类 主ipc mainipc ipcmain primaryipc firstipc",
    "ipc": """
        ipc ipc分类 ipc分类号 分类号 国际分类号 国际专利分类号 国际分类 ipcr ipcrclassifications
        ipcclassifications
        ipccurrent ipcclass ipcoriginal ipcclassification allipc ipcs internationalclassification""",
    "cpc": """
        cpc cpc分类 cpc分类号 联合专利分类 cpcclassifications cpccurrent cpcclassification cpcs cpcoriginal
        cooperativepatentclassification""",
    "loc": """
        洛迦诺分类号 洛迦诺分类 外观设计洛迦诺分类号 locarno loc loc分类号 locarnoclassification 外观分类
        外观分类号
        locarnoclass""",
    "uspc": """
        uc 美国分类号 uspc upc分类号 usclassifications usclass 美国分类 uscurrent usclassificationcurrent
        usclasscurrent""",
    "fi": "fi fi分类号 jpfi jpficodes ficlassification",
    "fterm": "fterm ft jpfterms fterms ft分类号 fterm分类号 jpfterm",
    "priorities": """
        优先权号 优先权信息 优先权 优先权号码 prioritynumber prioritynumbers priority priorities prioritydata
        priorityinformation prioritiesdata""",
    "priority_dates": """
        优先权日 优先权日期 最早优先权日 prioritydate prioritydates earliestprioritydate prioritydateearliest
        earliestprioritydate""",
    "cited": """
        引证专利 引用专利 引证文献 专利引用 引证信息 引用文献 引证 citedpatents citations citedrefspatent
        backwardcitations patentcitations cites citesreferences
        patentscitedinthesearchreport patentscitedduringexamination otherpatentcitations patentsusedinopposition
        patentscitedbytheapplicant internationalsearchcitation supplementaryinternationalsearchcitation""",
    "cited_other": """
        非专利引证 非专利引用 非专利引用文献 引证科技文献 引证非专利文献
        非专利引证文献 非专利文献 citedrefsnonpatent nplcitations npl nonpatentcitations nonpatentliterature
        literaturecitedinthesearchreport literaturecitedduringexamination otherliteraturecitations
        literatureusedinopposition literaturecitedbytheapplicant internationalsearchnplcitation
        supplementaryinternationalsearchnplcitation""",
    "cited_by": """
        被引证专利 被引用专利 被引证信息 被引证 施引专利 被引用 citedby citingpatents forwardcitations
        citedbypatents""",
    "family": "简单同族编号 简单同族id 同族号 simplefamilyid familyid docdb同族编号 familynumber",
    "family_members": """
        简单同族 同族专利 docdb同族 简单同族成员 同族 simplefamilymembers dwpifamilymembers familymembers
        simplefamily
        familypatents 同族专利公开号""",
    "extended_family": """
        扩展同族 inpadoc同族 扩展同族成员 extendedfamilymembers inpadocfamilymembers inpadocfamily""",
    "division_of": "分案原申请号 母案申请号 分案申请 parentapplication",
    "international_application": """
        国际申请号 国际申请 pct申请号 pct国际申请号 pctappnumber pctapplicationnumber internationalapplicationnumber""",
    "international_publication": """
        国际公布号 国际公布 国际公开号 pct公开号 pct公布号 pct国际公布号 pctpubnumber
        pctpublicationnumber""",
    "keywords": "关键词 主题词 keywords keyword",
    "ignored": """
        序号 编号 链接 链接到incopat 专利链接 附图链接 摘要附图 首页附图 # no num url resultlink
        representativefigurelink link 图片 row""",
}
HEADINGS = {target: tuple(words.split()) for target, words in _HEADINGS.items()}
