"""Words of the site that carried the text: where it stands there, who may read it, buttons, notices, upload data, page marks.

Lets pass: such words without the form that a site gives them (a report may set up a 投诉建议 box or a 客服 line, and tell how many
members log in), and introductions a site wrote in the manner of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from ..figures.words import either
from .text import ReportText, Symptom

_PLACE = r"(?:^|(?<=[\s|｜：:>]))您?(?:所在的?|现在的?|当前的?|的)?(?:当前|现在|所在)?位置"
_READ = "(?:阅读|浏览|查看|下载|复制|打印|可见|观看|获取)"
_MEMBER = f"(?:会员|VIP|vip|用户)[^。\\n]{{0,8}}{_READ}|(?:开通|升级|成为|加入|注册|仅供|仅限|正式|站内|本站)[^。，\\n]{{0,4}}(?:会员|VIP)(?!单位|企业|大会|制)"
_BUTTONS = (
    "打印(?:本页|本文|此页)|关闭(?:窗口|本页)|返回(?:顶部|首页|列表|上级)|加入收藏|收藏(?:本站|本文|本页)|我要(?:收藏|纠错|分享)|设为首页"
    "|(?:正文|全文|一键|内容)复制|复制(?:全文|正文|本文)|下载(?:全文|本文|原文|地址|word|WORD)|(?:全文|免费|立即|点击|文档|文件)下载"
    "|(?:点击|展开|查看|阅读|继续)(?:阅读|查看)?(?:全文|余下全文|更多|下一页)|展开全部|余下全文|网友评论|发表评论|我来说两句|上一页|下一页"
    "|网站地图|友情链接|联系我们|关于我们|猜你喜欢|(?:相关|热门|推荐|精彩)(?:推荐|阅读|文章|文档|新闻|资讯|链接)|百度一下"
)
# words that no report has, wherever they stand
_NEVER_TOLD = (
    r"(?:更新|发布|上传)(?:时间|日期)\s*[:：]\s*\d{4}|^(?:时间|大小|页数|格式|ID)\s*[:：]\s*[\w.-]+$"
    r"|(?:网站|在线)?客服\s*[:：]\s*\d|QQ(?:群|号)?\s*[:：]?\s*\d{5,}"
    r"|[【\[]\s*www\.\w[\w.-]*\.(?:com|cn|net)|[\u4e00-\u9fff]{2,6}(?:范文网|文库|文档网)(?:上搜索|分享|整理|今天)|汇文网负责"
    r"|Copyright|All Rights Reserved|版权归(?:属用户|原?作者)|下载收益归|ICP备|公网安备"
    r"|由会员分享|在线阅读[,，]|珍藏版|下载(?:本)?文档|下载前请|付费完成|联系客服处理|向本站投诉|收藏\s+分享"
    r"|配套讲稿|特殊限制\s*[:：]|关\s键\s词|温馨提示\s*[:：]|你可能关注的文档|仅作为作品整体效果"
    r"|今天为大家精心准备|希望对大家有所帮助|本文将介绍\d{4}|第\d+页\s*共\d+页"
    rf"|{_PLACE}\s*[:：]\s*\S|^(?:您的)?(?:当前|所在)?位置\s*[:：]?\s*首页|^(?:首页|主页)\s*[>›»→＞]"
    rf"|[（(【\[][^（）()【】\[\]\n]{{0,30}}(?:省略\s*\d+\s*字|(?:需要?|请)先?登录|{_MEMBER})[^（）()【】\[\]\n]{{0,30}}[)）】\]]"
    r"|(?:全文|本文|正文)共?(?:约|计)?\s*\d+\s*字[^。\n]{0,40}(?:阅读|会员|下载|登录|浏览)|余下(?:内容|\d+%)[^。\n]{0,12}(?:登录|付费|会员)"
    r"|(?:手机|微信|用手机)?扫(?:码|一扫|描二维码)[^。，\n]{0,4}(?:阅读|分享|关注|下载)|长按[^。\n]{0,6}二维码|关注(?:我们的?)?(?:微信)?公众号(?=[“\"：:，,！!]|\s*$)"
    r"|未经(?:本站|本网|授权|许可|书面)[^。\n]{0,12}(?:转载|复制)|转载(?:请|须|时请)?(?:注明|标明)|(?:本站|本网站)(?:所有|转载|内容|文章|声明)"
    r"|(?:版权|免责)声明\s*[:：]|本文(?:来自|转自|摘自|由)[^。\n]{0,16}(?:网|文库|整理|上传|提供)"
)
# words that a report may have: they count where they are all that a short line holds
_WHOLE_LINE = re.compile(
    r"^[\s|｜>·•【】\[\]（）()]*(?:"
    rf"(?:{_BUTTONS}|分享到?|点赞|收藏|打印|扫码阅读本文|举报|纠错|大|中|小|字号|字体)(?:[\s|｜·•【】\[\]（）():：、]+|$)"
    r"){1,12}$"
    r"|^(?:信息|文章|稿件|内容|资料|新闻)?(?:来源|稿源|出处)\s*[:：][^。；\n]{1,40}$"
    r"|^(?:责任编辑|责编|网络编辑|编辑|审核|校对|录入|发布人|发布者|发布机构|作者|供稿|通讯员|撰稿)\s*[:：][^。；，\n]{1,20}(?:\s+\S+\s*[:：][^。；，\n]{1,20})*$"
    r"|^(?:浏览|点击|阅读|访问|下载)(?:次数|量|数|率)?\s*[:：]?\s*\d+\s*次?$|^(?:字号|字体(?:大小)?)\s*[:：]|^【?字体?[:：]?\s*大\s*中\s*小】?$"
    r"|^(?:标签|关键词|分类|栏目|所属栏目|索引号|上一篇|下一篇|上一条|下一条|文档编号|文件大小|下载积分|技术支持)\s*[:：].{0,60}$"
    r"|^(?:全文|本文|正文)?共?(?:约|计)?\s*\d+\s*字(?:符)?$|^\[?(?:\d\]?\s*\[?){2,}(?:下一页|尾页)"
    r"|^[^。！？；\n]{0,24}(?:文库|文档|范文|资料|下载)网?\s*(?:[>›»→＞]\s*[^>›»→＞\n]{1,16}){1,4}$",
    re.MULTILINE,
)
# The words of sites: a short line that is mostly made of them is no line of a report, whichever they are.
_LEXICON = either(
    """
    登录 登陆 注册 会员 VIP vip 付费 收费 免费 购买 积分 金币 下载 阅读 查看 浏览 浏览量 点击 点击率 点击量 访问 访问量 人气 热度 全文 原文 收藏
    分享 分享到 转发 点赞 评论 条评论 跟帖 回帖 回复 发帖 举报 反馈 纠错 关注 公众号 扫码 扫一扫 二维码 微信 朋友圈 微博 网友 上传 侵权
    删除 转载 授权 原创 版权 版权所有 文档 本文 本页 本站 本网 网站 网页 首页 返回 顶部 上一页 下一页 上一篇 下一篇 上一条 下一条 没有了 更多
    热门 推荐 文章 资讯 打印 关闭 字体 字号 页数 来源 信息来源 文章来源 稿源 出处 原标题 作者 佚名 编辑 责编
    责任编辑 小编 管理员 发布 发布者 发布人 发布时间 发布日期 更新时间 发稿 标签 关键词 分类 栏目 频道 链接 网址 主办单位
    承办单位 技术支持 备案 备案号 声明 免责声明 联系 联系我们 客服 立即 无需 后可 才可以 即可 开通 升级 剩余
    预览 图片 长按 保存 到手机 专题 投稿 邮箱 帮助中心 导航 翻印必究 必究 不代表 立场 优惠价 原价 优惠 温馨提醒 温馨提示
    电子版 退换 已获 点此 版本 赞 踩 已有 左下角 请在 客户端 APP app 置顶 精选 榜单 排行 广告 赞助 订阅
    昵称 头像 楼主 签到 打赏 投票 留言 字数 报错 应用文书 范文 模板 素材 课件 试卷 真题 大全 专栏
    余下 已结束 领取 仅供 学习交流 如有 搜索 当前
    """
)
# words that any text has: they fill a line of a site, but make none
_FILLING = either(
    """
    您 请 可能 还 于 已 共 进入 意见 建议 参与 互动 统计 使用 内容 日期 时间 地址 大小 格式 继续 可以 需要 需 直接 成为 完整 最新 相关 位置 所在 正文 大 中 小 看 本 由
    或 次 人 万 字 元 号 页 网 资料 手机 网络 以上 结束 打开 喜欢 精品 热点 合集 用户
    """
)
_NO_SITE = re.compile("^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]|[0-9]+[.、．])")
_KNOWN = re.compile(f"(?P<site>{_LEXICON})|{_FILLING}")
_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#-]+|[\w-]+\.(?:com|cn|net|org)(?:/|\b)")
_MOSTLY, _WHOLLY = 0.6, 0.85  # of its letters; of those of a line that ends as a sentence or has one such word
_FEWEST_LETTERS = 4
_FEWEST_WORDS = 2
_SITE = re.compile(_NEVER_TOLD, re.MULTILINE)
_NOTICE = re.compile(_MEMBER)  # in a short line that is no sentence
_PAGE_MARK = re.compile(r"(?<=\n)(?P<here>\d{1,3}、)(?=[^\n])")
_WHOLE = "。！？；：:;!?”〞"
_AMID_SENTENCES = 3  # page marks that follow each other: where fewer interrupt a sentence, it may be a list
_PROSE = 60
_LINE = 90  # a longer line holds more than the site's words
_SHORT = 40


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each line of the site, or for its words where a line holds the report too; and each page mark."""
    for match in _SITE.finditer(text.text):
        yield text.symptom(Flag.SITE_TEXT, *_line_or_words(text.text, match), _NOTE)
    for line in text.lines:
        words = text.text[line.start : line.end]
        notice = len(words) <= _SHORT and "。" not in words and _NOTICE.search(words)
        of_site = (
            notice or _WHOLE_LINE.search(words) or _is_of_site(words) or _is_data(words) or _TO_READER.search(words)
        )
        if len(words) <= _LINE and of_site:
            yield text.symptom(Flag.SITE_TEXT, line.start, line.end, _NOTE)
    for match in _page_marks(text.text):
        yield text.at(Flag.SITE_TEXT, match, f"句子中间插入的页码“{match['here']}”。")


_NOTE = "转载网站自己的文字。"


def _is_of_site(words: str) -> bool:
    """Whether a short line is mostly made of the words of sites, or shows an address of the web and little else."""
    if len(words) > _SHORT or _NO_SITE.match(words):
        return False
    bare = _WEB_ADDRESS.sub("", words)
    letters = len(_LETTER.findall(bare))
    found = list(_KNOWN.finditer(bare))
    known = sum(len(_LETTER.findall(match[0])) for match in found)
    of_site = len({match["site"] for match in found} - {None})
    if bare != words:
        return letters <= _FEWEST_LETTERS * 2
    share = _WHOLLY if of_site < _FEWEST_WORDS or words[-1] in "。！；" else _MOSTLY
    return letters >= _FEWEST_LETTERS and of_site > 0 and known >= letters * share


_LABELS = (
    "(?:原|文章|副)标题|(?:文章|信息|稿件|资料|新闻|内容)来源|稿源|(?:浏览|点击|阅读|访问|下载|评论|收藏)(?:量|数|率|次数|人数|积分)?|人气|热度"
    "|(?:发布|发表|上传|更新|发稿|发文|编辑|录入|采编|创建)(?:时间|日期|人|者|单位|机构|于)?|(?:责任|网站|网络|值班|美术|本期|文字)?编辑|责编|审核|校对|审校"
    "|(?:文档|资料|所属|文件|资源)(?:分类|编号|大小|格式|类型|页数|栏目|语言)|(?:本页|原文|本文)(?:地址|链接|网址)|标签|关键[词字]|技术支持|主办单位|承办单位|主管单位"
    "|网站标识码|备案号|统计|索引号|文号|作者|来源|时间|日期|大小|格式|页数|字数|字体|字号|邮箱|网址|ID"
)
_WEAK = re.compile("作者|来源|时间|日期|大小|格式|页数|字数|主办单位|承办单位|主管单位|审核|校对|统计|文号|网址|邮箱|编辑|关键[词字]|下载|阅读|评论|收藏|创建")
_PAIR = re.compile(rf"(?:^|(?<=[\s|｜　]))(?P<label>{_LABELS})\s*[:：]\s*[^\s:：|｜][^:：|｜\n]{{0,24}}?(?=\s|[|｜]|$)")


def _is_data(words: str) -> bool:
    """Whether a line is what a site keeps of a text: labels with their values, two of them, or one that no report has."""
    if re.search("[。；]", words):
        return False
    labels = [match["label"] for match in _PAIR.finditer(words)]
    return len(labels) > 1 or (len(labels) == 1 and _PAIR.match(words) is not None and not _WEAK.fullmatch(labels[0]))


_TO_READER = re.compile("^[^“”。]{0,20}您(?:可能|已|需要|可以|所在|当前|还|的浏览器|访问)[^“”。]{0,24}$")


def _line_or_words(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The line, unless the words stand in brackets behind the report's own."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    end = end if end >= 0 else len(text)
    own = text[start : match.start()].strip()
    within = len(own) > _SHORT // 2 and match[0][0] in "（(【["
    return (start, end) if end - start <= _LINE and not within else match.span()


def _page_marks(text: str) -> list[re.Match[str]]:
    """The line numbers of a text in which they run on without a gap and interrupt sentences again and again."""
    found = list(_PAGE_MARK.finditer(text))
    numbers = [int(match["here"][:-1]) for match in found]
    interrupting = sum(_interrupts(text, match.start()) for match in found)
    in_row = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return found if in_row and interrupting >= _AMID_SENTENCES else []


def _interrupts(text: str, place: int) -> bool:
    """Whether the line before breaks off in a sentence; a short one may be an item of a list."""
    line = text[text.rfind("\n", 0, place - 1) + 1 : place].rstrip()
    return len(line) >= _PROSE and line[-1] not in _WHOLE
