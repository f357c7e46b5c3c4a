"""Chinese personal names in running text: a surname and one or two characters that people are named with.

Chinese does not mark names. Both lists are short on purpose: a name missed is worse for nobody but us,
a word taken for a name is an alarm that people learn to ignore.
"""

from __future__ import annotations

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超明刚平辉鹏玲桂兰红梅霞燕玉华萍飞斌波浩亮健俊帆帅凯鑫琴莲珍雪荣香媛瑞凡佳"
    "嘉琼勤贞莉凤洁琳建国志文春晓海龙德福贵永宏洪光庆祥生东林森松柏峰山川清源泽恩义仁礼智忠孝良善正树宝旺兴昌盛茂"
    "秋冬冰雨晨曦阳朝晖旭昊宇航星怡欣悦慧颖婷婉倩薇蓉蕾莹琪瑶璐菲菁芸芝茹萱楠桐彤彬诚毅恒坚锋锐钢铭锦钧钰廉胜利"
    "民卫世安康宁顺友学武威振震雄豪才奇伦哲思睿博远达立成功全进维绍培继祖耀益延秉彦宪少仲伯"
)
NAME = f"[{SURNAMES}][{GIVEN}]{{1,2}}"

# Places and words that read like names; public persons and others are named in the settings.
PLACES = """
    金华 江华 龙华 武平 高平 石林 黄山 马龙 江山 万宁 林芝 金山 石泉 江宁 金平 江安 万山 龙山 罗山 石龙 白山
"""
WORDS = "高学生"  # 提高学生比例
NO_ALARM = frozenset(f"{PLACES} {WORDS}".split())


def is_private(name: str, freely: frozenset[str] = frozenset()) -> bool:
    """Whether a name is neither a place nor one of those that the handbook's settings let stand."""
    return name not in NO_ALARM and name not in freely
