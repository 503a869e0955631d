#!/usr/bin/env python3
"""Writes ordinary.ndjson: ordinary talk out of a wheel of chatterbot-corpus, every row without a movement of money.

    pip download --no-deps chatterbot-corpus==1.3.3
    ./ordinary.py chatterbot_corpus-1.3.3-py2.py3-none-any.whl [OUT]

Messages that hold a sign of money beside a number are left out: nobody has labelled them. So are code and twins.
"""

import hashlib
import re
import sys
import zipfile

import check
import rows

WHEEL = "86de5300afb9a80826386339d3bec79c0a72eb0358abb8327e2ecef5ae0ce154"
LANGUAGES = {
    "bengali": "bn", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "hebrew": "he",
    "hindi": "hi", "hinglish": "hi", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko",
    "marathi": "mr", "oriya": "or", "persian": "fa", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "swedish": "sv", "tamil": "ta", "telugu": "te", "thai": "th", "traditionalchinese": "zh", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "yoruba": "yo",
}
CURRENCY = {"zh": "CNY", "ja": "JPY", "ko": "KRW", "ru": "RUB", "uk": "UAH", "tr": "TRY", "hi": "INR", "he": "ILS", "sv": "SEK",
            "id": "IDR", "th": "THB", "en": "USD", "pt": "BRL"}
SKIPPED = ("coding", "unilab")


def unquoted(text):
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1].replace('\\"', '"')
    return text.strip()


def said(text):
    """The messages of one file: lists of lists of lines, a line without a dash goes on with the one before."""
    found, inside = [], False
    for line in text.splitlines():
        if line.startswith("conversations:"):
            inside = True
        elif inside and re.match(r"^\s*-\s", line):
            found.append(re.sub(r"^\s*(?:-\s+)+", "", line))
        elif inside and found and line.strip():
            found[-1] += " " + line.strip()
    return [unquoted(each) for each in found]


def family(name):
    known = f"corpus-{name}"
    return known if known in rows.families() else "corpus-other"


def usable(text):
    money = re.search(r"[$€£¥₽₹₪]\s?\d|\d\s?[$€£¥₽₹₪]", text)
    return 1 < len(text) <= 300 and not money and not re.search(r"[{}`|]|\b(def|const|print)\b", text)


def ordinary(path):
    found, seen = [], {(each["lang"], check.folded(each["text"])) for each in rows.hand_rows()}
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            match = re.match(r"chatterbot_corpus/data/(\w+)/(\w+)\.yml$", name)
            if not match or match.group(2) in SKIPPED:
                continue
            language = LANGUAGES[match.group(1)]
            for text in said(wheel.read(name).decode("utf-8")):
                key = (language, check.folded(text))
                if usable(text) and key not in seen:
                    seen.add(key)
                    currency = CURRENCY.get(language, "EUR")
                    found.append(rows.row(language, family(match.group(2)), "talk", currency, text, "", name))
    return found


def main():
    path = sys.argv[1]
    if hashlib.sha256(open(path, "rb").read()).hexdigest() != WHEEL:
        sys.exit(f"{path}: not the wheel that was looked at")
    found = ordinary(path)
    out = sys.argv[2] if len(sys.argv) > 2 else rows.FOLDER / "ordinary.ndjson"
    rows.write(out, found)
    digits = sum(any(c.isdigit() for c in each["text"]) for each in found)
    print(f"{len(found)} messages, {digits} with digits", file=sys.stderr)


if __name__ == "__main__":
    main()
