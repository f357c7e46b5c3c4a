"""Makes the tables that the search uses: how each character is read, which is the simplified form of which, and common words.

Run by developers only, after `pip install --group tables`; what it writes is committed:

    python scripts/tables/hanzi.py
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import jieba  # type: ignore[import-not-found]
import opencc  # type: ignore[import-not-found]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-not-found]

FOLDER = Path(__file__).resolve().parents[2] / "hooks/handbook/exports/search"
CHARACTERS = Path(opencc.__file__).parent / "dictionary/TSCharacters.txt"
DICTIONARY = Path(jieba.__file__).parent / "dict.txt"
TRADE = re.compile("党|支部|工委")  # words of one trade have no place in the generator; a handbook brings its own
# parts of speech (of jieba's dictionary) that say nothing of what is asked for, and those that name a thing
EMPTY = {"d", "r", "p", "c", "u", "y", "e", "m", "q", "f", "t", "ud", "ug", "uj", "ul", "uv", "uz", "vd", "ad", "z", "mq", "rr", "rz", "vq", "df", "dg"}
THING = ("n", "j", "vn", "an", "b")
# Second readings that stand in words of this field (校对, 调查, 参差 …); the many others would only find what nobody means.
ALSO = {
    "行": "hang xing", "会": "hui kuai", "长": "chang zhang", "重": "zhong chong", "率": "lv shuai", "卷": "juan",
    "模": "mo mu", "薄": "bo bao", "簿": "bu", "调": "diao tiao", "传": "chuan zhuan", "降": "jiang xiang",
    "还": "hai huan", "都": "du dou", "没": "mei mo", "差": "cha chai", "强": "qiang", "省": "sheng xing",
    "什": "shen shi", "校": "xiao jiao", "系": "xi ji", "卡": "ka qia", "称": "cheng chen", "度": "du duo",
    "的": "de di", "地": "di de", "得": "de dei", "着": "zhe zhao zhuo", "了": "le liao", "觉": "jue jiao",
    "参": "can shen", "乐": "le yue", "便": "bian", "给": "gei ji", "提": "ti", "单": "dan", "朝": "chao zhao",
    "识": "shi zhi", "说": "shuo shui", "查": "cha", "属": "shu zhu", "解": "jie", "大": "da", "不": "bu",
    "一": "yi", "员": "yuan", "结": "jie", "曾": "ceng zeng", "熟": "shu", "血": "xue", "折": "zhe she",
    "藏": "cang zang", "盛": "sheng cheng", "弹": "dan tan", "石": "shi", "食": "shi", "亲": "qin", "车": "che ju",
}  # fmt: skip


def simplified_characters() -> list[str]:
    """The characters of GB 2312, which every Chinese input method and font has."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [text for text in (code.decode("gb2312", "ignore") for code in rows) if text]


def typed(reading: str) -> str:
    """A reading as it is typed: no tones, ü as v."""
    for marked in "ǖǘǚǜü":
        reading = reading.replace(marked, "v")
    letters = unicodedata.normalize("NFD", reading)
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


def readings(characters: list[str]) -> dict[str, list[str]]:
    """Syllable → its characters."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in characters:
        first = typed(pinyin_dict[ord(character)].split(",")[0])
        for syllable in ALSO.get(character, first).split():
            found[syllable].append(character)
    return found


def traditional(characters: set[str]) -> dict[str, str]:
    """Traditional form → the simplified one."""
    rows = (line.split("\t") for line in CHARACTERS.read_text(encoding="utf-8").splitlines())
    pairs = ((row[0], row[1].split()[0]) for row in rows)
    return {old: new for old, new in pairs if new in characters and old not in characters and ord(old) < 0x10000}


def line_of(part: str, count: int) -> int:
    """The line of the table on which a word stands: 0 for those of everything, 1 for very frequent ones, 2 and 3 for frequent and
    rarer ones that name no thing, 4 and 5 for those that name one."""
    if (part in EMPTY and count >= 200) or count >= 20000:
        return 0
    if (part[0] in "va" and part != "vn" and count >= 3000) or count >= 10000:
        return 1
    return (2 if count >= 500 else 3) + (2 if part.startswith(THING[:2]) or part in THING else 0)


def words() -> str:
    """Six lines of two-character words, in groups that begin with the same character, which is written once."""
    lines: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(6)]
    for row in sorted(DICTIONARY.read_text(encoding="utf-8").splitlines()):
        word, count, part = row.split(" ")
        rare = int(count) < (80 if part.startswith("nr") else 50)
        if len(word) == 2 and all("\u4e00" <= character <= "\u9fff" for character in word) and not rare and not TRADE.search(word):
            lines[line_of(part, int(count))][word[0]].append(word[1])
    return "".join(" ".join(first + "".join(seconds) for first, seconds in line.items()) + "\n" for line in lines)


def tables() -> dict[str, str]:
    """File name → text of each table."""
    characters = simplified_characters()
    sounds = readings(characters)
    lines = [f"{syllable} {''.join(sounds[syllable])}\n" for syllable in sorted(sounds)]
    pairs = sorted(traditional(set(characters)).items())
    return {"readings.txt": "".join(lines), "traditional.txt": "".join(old + new for old, new in pairs) + "\n", "words.txt": words()}


if __name__ == "__main__":
    for name, text in tables().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
