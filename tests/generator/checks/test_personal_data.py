"""Personal data and their look-alikes. All numbers are made up; the valid ones were computed to be valid."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_handbook import PRACTICE, findings_of, write_file, write_handbook

from handbook.checks.privacy import masked
from handbook.checks.private_numbers import is_card_number, is_identity_number
from handbook.checks.rule import Severity
from handbook.checks.rules import likely_personal_data, person_named, personal_data, sensitive_matter

RULES = [module.RULE for module in (personal_data, likely_personal_data, sensitive_matter, person_named)]

BLOCKED = """
身份证号码 11010519491231002X 已登记
身份证号码:440308199001011239
证件 430102 19850307 1236
号码３１０１１５１９９００３０７１２３９
手机 13812345678
电话138-1234-5678
联系 +86 13912345678
请拨 8615012345678
１８６１２３４５６７８
号码1\u200b3\u200b8\u200b12345678
卡号 6222021234567890128
卡号 6222 0212 3456 7890 128
账户 4111111111111111
邮箱 zhibu@example.org
zhang.san+dj@mail.example.com.cn
ｚｈｉｂｕ＠ｅｘａｍｐｌｅ．ｏｒｇ
QQ群：123456789
QQ 号 12345678
扣扣 987654321
客服QQ：1234567890
网站客服:3012345678
qq：10001000
微信：zhibu_banzi88
微信号: dangwei-2020
微信号：ｄａｎｇｗｅｉ２０
京A12345
车牌湘A·8K123
粤BD12345
沪 A12345 旁的京N88888
浙A·D8866警
对2名馆员给予馆内警告
给予取消岗位资格处分的1人
三名馆员受到停职察看处分
诫勉谈话 4 人次，涉及干部五名
结扎率达到要求
放环率下降
查出超生三户
收缴社会抚养费
违反计划生育的馆员
（内部资料）
绝密
工作秘密★
此件不得外传
走访低保户李建国家
困难馆员王秀英
馆员张伟因患重病
"""

WARNED = """
编号 110105194912310021
旧证 110105491231002
电话 0731-82345678
传真（010）62345678
固话 021 62345678
住在幸福路3号
某小区 5栋502室
和平街道解放巷12号
分馆馆长王建国
李明主任
组织委员张伟同志
由陈志强馆长
课题组成员：刘洋、杨丽
"""

LOOK_ALIKES = """
13612 工作法
149015名馆员
1+13 机制
5947.8万元
统一社会信用代码 91430100MA4L1A2B3C
信用代码 52430000501234567B
13812345678元
经费 13800000000 元
全省 15012345678 元投资
1350 件，办结率 95.2%
2019-2023年
2023年9月25日
京津冀协同
国办函〔2026〕12号
中央1号文件进农村
GB/T 7714—2025
新GB7714 标准
ISO9001 认证
12345 政务热线
12371 平台
客服 95588
客服：95588
QQ群里有 12000 人
微信公众号：某市总馆馆务
用微信联系群众
馆务@业务
@全体馆员
0.8123456789
第 100000000001 号
订单 2023092512345678
4111111111111112
全村 120 户
街道印发〔2019〕3号文件
社区共有12栋楼
村里划分为3个单元格
小区设 2 个活动室
两室一厅
图书室馆长
陈述报告
提高学生馆员比例
高校馆委馆长
林业局局长
万名馆长进万家
任务馆长在心
周例会馆长必到
于主任负责
学习焦裕禄同志
雷锋同志
张桂梅老师
金华馆长
江西省委馆长
社区馆长主任一肩挑
马列主义教授
高水平教授
老馆员、老干部、老教师
团结扎实推进
开放环境
线上环节
引产业入村
物流产业
超生产能力
有机密切结合
手机密码
保守工作秘密
设警告标志 2 处
对 12 名馆员进行表扬
走访困难馆员 12 名
困难馆员帮扶台账
低保户和残疾人
王某家庭困难
某分馆2名馆员获评先锋
整改问题 13 个
"""


def found(root: Path, text: str) -> list[Severity]:
    write_handbook(root, {})
    path = root / PRACTICE
    written = path.read_text(encoding="utf-8").replace(
        "  fits: 附近有固定社区的图书分馆；分馆结对以后由分馆馆员对接。", f"  fits: '{text}'"
    )
    write_file(path, written)
    return [finding.severity for finding in findings_of(root, {}, RULES)]


def each(block: str) -> list[str]:
    return block.strip().split("\n")


@pytest.mark.parametrize("text", each(BLOCKED))
def test_blocks(text: str, tmp_path: Path) -> None:
    assert Severity.ERROR in found(tmp_path, text)


@pytest.mark.parametrize("text", each(WARNED))
def test_warns(text: str, tmp_path: Path) -> None:
    assert set(found(tmp_path, text)) == {Severity.WARNING}


@pytest.mark.parametrize("text", each(LOOK_ALIKES))
def test_leaves_look_alikes_alone(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


def test_there_are_enough_examples() -> None:
    assert len(each(BLOCKED)) >= 40
    assert len(each(LOOK_ALIKES)) >= 40


@pytest.mark.parametrize("place", range(18))
def test_identity_number_with_one_wrong_digit(place: int) -> None:
    number = "11010519491231002X"
    assert is_identity_number(number)
    other = "1" if number[place] == "0" else "0"
    assert not is_identity_number(number[:place] + other + number[place + 1 :])


def test_card_number() -> None:
    assert is_card_number("6222 0212 3456 7890 128")
    assert not is_card_number("6222 0212 3456 7890 129")
    assert not is_card_number("4111111111111")


@pytest.mark.parametrize(
    ("text", "shown"), [("13812345678", "138***78"), ("京A12345", "京***45"), ("路3号", "路***3号")]
)
def test_messages_do_not_repeat_the_data(text: str, shown: str) -> None:
    assert masked(text) == shown
