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

# Public role models, past leaders, and places and words that read like names.
MODELS = """
    毛泽东 周恩来 刘少奇 朱德 邓小平 陈云 江泽民 胡锦涛 雷锋 焦裕禄 孔繁森 张桂梅 黄文秀 谷文昌 杨善洲 廖俊波 王进喜
    郑培民 李保国 黄大年 钟扬 张富清 白求恩 王继才 王杰 张思德 孟泰 方志敏
"""
PLACES = """
    金华 江华 罗平 龙华 武平 高平 石林 黄山 马龙 江山 万宁 林芝 金山 石泉 江宁 金平 江安 万山 龙山 罗山 石龙 白山
"""
WORDS = "高学生"  # 提高学生党员比例
NO_ALARM = frozenset(f"{MODELS} {PLACES} {WORDS}".split())


def is_private(name: str) -> bool:
    """Whether a name is neither that of a public role model nor a place."""
    return name not in NO_ALARM
