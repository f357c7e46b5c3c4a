"""Makes the tables of characters that the search uses: how each is read, and which is the simplified form of which.

Run by developers only, after `pip install --group tables`; what it writes is committed:

    python scripts/tables/hanzi.py
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import opencc  # type: ignore[import-not-found]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-not-found]

FOLDER = Path(__file__).resolve().parents[2] / "hooks/handbook/exports/search"
CHARACTERS = Path(opencc.__file__).parent / "dictionary/TSCharacters.txt"
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


def tables() -> dict[str, str]:
    """File name → text of both tables."""
    characters = simplified_characters()
    sounds = readings(characters)
    lines = [f"{syllable} {''.join(sounds[syllable])}\n" for syllable in sorted(sounds)]
    pairs = sorted(traditional(set(characters)).items())
    return {"readings.txt": "".join(lines), "traditional.txt": "".join(old + new for old, new in pairs) + "\n"}


if __name__ == "__main__":
    for name, text in tables().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
