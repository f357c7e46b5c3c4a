"""The five report files raise exactly what the golden file says, the must-catch list among it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from ours import needs_data, own_data
from raised import SHOWN, WHOLE_FILE, raised, sources

from handbook.checks.rules.symptom_undeclared import symptoms_of
from handbook.reports.reading import read_report

EXPECTED: dict[str, dict[str, list[str]]] = own_data("health.yml") or {}

pytestmark = needs_data("health.yml")

# research/domain.md §8, SEED-2: source → what must be among its lines
MUST_CATCH = {
    "moqi-jiguan": ["年份被替换 2023年9月25日", "年份被替换 2023个", "年份被替换 20230%", "词语被替换 效劳",
                    "词语被替换 根底", "词语被替换 细那么", "转换错字 〞"],
    "sinan-yancao": ["计数不符 三联三强化", "计数不符 三建三提升"],
    "feigong-biaozhunhua": ["计数不符 7类", "计数不符 三个方面", "隐名 xx"],
    "xueyuan-dangjian": ["合计不符 299人", "年份被替换 2023年"],
    "cunzhuan-shequ": ["编号跳号 4、", "隐名 _____"],
    "huaxian-fuwuxing": ["截断 存在的问题及原因"],
    "changsha-kaocha": ["截断 建活力的必要形式", "年份被替换 2023年"],
    "nongcun-canpian": ["截断 "],
    "dianjian-shigong": ["数字缺失 人", "数字缺失 天", "数字缺失 个", "截断 "],
    "xian-minying-qiye": ["数字缺失 7⏎5", "数字缺失 6⏎8", "数字缺失 85", "数字缺失 100"],
    "luoping-shequ": ["转换错字 薄"],
    "feigong-qiye": ["隐名 ??"],
    "changde-nongye": ["截断 "],
}  # fmt: skip


def lines_of(source: str) -> list[str]:
    return next(found[source] for found in EXPECTED.values() if source in found)


def test_the_files_raise_what_the_golden_file_says(originals: Path) -> None:
    found = raised(originals)
    assert yaml.safe_dump(found, allow_unicode=True) == yaml.safe_dump(EXPECTED, allow_unicode=True)


def test_every_source_is_in_the_golden_file() -> None:
    listed = {name for found in EXPECTED.values() for name in found if name != WHOLE_FILE}
    assert listed == {entry.id for entry in sources()}


@pytest.mark.about(
    "sources/changde-nongye",
    "sources/changsha-kaocha",
    "sources/cunzhuan-shequ",
    "sources/dianjian-shigong",
    "sources/feigong-biaozhunhua",
    "sources/feigong-qiye",
    "sources/huaxian-fuwuxing",
    "sources/luoping-shequ",
    "sources/moqi-jiguan",
    "sources/nongcun-canpian",
    "sources/sinan-yancao",
    "sources/xian-minying-qiye",
    "sources/xueyuan-dangjian",
)
@pytest.mark.parametrize(("source", "words"), [(source, words) for source, all_ in MUST_CATCH.items() for words in all_])
def test_the_must_catch_list_is_caught(source: str, words: str) -> None:
    assert any(line.partition(" ")[2].startswith(words) for line in lines_of(source))


def test_the_customer_service_number_is_caught_and_not_repeated() -> None:
    lines = EXPECTED["002_71d1de3e94ca5110.txt"][WHOLE_FILE]
    assert "318-333 平台附加文字 网站客服:…" in lines


def test_the_golden_file_repeats_little_of_the_reports() -> None:
    words = [line.split(" ", 2)[2] for found in EXPECTED.values() for lines in found.values() for line in lines]
    assert max(map(len, words)) <= SHOWN


def test_the_same_file_gives_the_same_symptoms_in_order(originals: Path) -> None:
    for entry in sources():
        report = read_report(originals / entry.record.file)
        found = symptoms_of(entry.record, report)
        assert found == symptoms_of(entry.record, report)
        assert found == sorted(found, key=lambda symptom: (symptom.start, -symptom.end))
        start, end = entry.record.range
        assert all(start <= symptom.start < symptom.end <= end for symptom in found)
