#!/usr/bin/env python3
"""Checks the labelled rows of this folder: form, amounts, currencies, twins, divisions. Says every fault; 1 if any."""

import collections
import hashlib
import itertools
import re
import sys
import unicodedata
from decimal import Decimal

import rows
import threads

NUMBER = re.compile(r"\d[\d.,'’ \u00a0\u202f]*\d|\d")
FIELDS = {"id", "lang", "family", "kind", "sender_is_bot", "default_currency", "text", "op", "expenses", "division", "held_by"}


def plain(text):
    """Digits of any script as ASCII."""
    return "".join(str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in text)


def readings(written):
    """Every value that one written number can have: comma or dot as decimal or thousands."""
    bare = re.sub(r"['’\s]", "", written).strip(".,")
    found = set()
    for thousands, decimal in ((",", "."), (".", ",")):
        text = bare.replace(thousands, "").replace(decimal, ".")
        if text.count(".") <= 1:
            found.add(Decimal(text))
        found.add(Decimal(re.sub(r"[.,]", "", bare)))
    return found


def multipliers(language):
    return [(word, Decimal(times)) for word, times, of in rows.table("multipliers.tsv") if of == "*" or language in of.split(",")]


def numbers(text, language):
    """Sets of possible values, one set for every number of the text, multiplied where a magnitude follows."""
    found = []
    text = plain(text)
    for match in re.finditer(r"(?<![\d])\.\d+", text):
        found.append({Decimal("0" + match.group())})
    for match in re.finditer(r"(\d+) ?[€£$] ?(\d\d)\b", text):
        found.append({Decimal(f"{match.group(1)}.{match.group(2)}")})
    for match in itertools.chain(NUMBER.finditer(text), re.finditer(r"\d+(?:[.,]\d+)?", text)):
        values = readings(match.group())
        behind = text[match.end():].lstrip().casefold()
        for word, times in multipliers(language):
            if behind.startswith(word.casefold()):
                values |= {value * times for value in values}
                tail = re.match(r"\d+", behind[len(word):])
                if tail:
                    values |= {value + times * Decimal(f"0.{tail.group()}") for value in values}
        found.append(values)
    return found


def computed(sets):
    """Sums of up to four numbers, products, per cent on top, halves of a unit written behind it (4 元 5)."""
    values = sorted(value for each in sets for value in each)
    found = set()
    for count in (2, 3, 4):
        if len(values) <= 24:
            found |= {sum(each) for each in itertools.combinations(values, count)}
    for one, other in itertools.permutations(values, 2):
        found |= {one * other, one * (1 + other / 100), one + other / 10}
    return found | set(values)


def number_words():
    """(language, value) to phrases."""
    found = collections.defaultdict(list)
    for language, phrase, value in rows.table("number-words.tsv"):
        found[language, Decimal(value)].append(phrase)
    return found


def currency_words():
    """Code to what may stand for it in a text."""
    found = collections.defaultdict(list)
    for code, sign in rows.table("currency-words.tsv"):
        found[code].append(sign.casefold())
    return found


WORDS, MONEY = number_words(), currency_words()


def signs(text, code):
    """Spans of the signs and words of a currency, none inside a longer word."""
    text = plain(text).casefold()
    for sign in MONEY[code]:
        edge = r"(?<![^\W\d_])" if sign[0].isalpha() and ord(sign[0]) < 0x0E00 else ""
        close = r"(?![^\W\d_])" if sign[-1].isalpha() and ord(sign[-1]) < 0x0E00 else ""
        yield from (match.span() for match in re.finditer(edge + re.escape(sign) + close, text))


def has_sign(text, code):
    return any(True for _ in signs(text, code))


def beside(text, amount):
    """Currencies that stand beside the written amount; anywhere in the text where it is in words."""
    spans = [match.span() for match in NUMBER.finditer(plain(text)) if amount in readings(match.group())]
    if not spans:
        return [code for code in MONEY if has_sign(text, code)]
    near = [(start - 2, end + 2) for start, end in spans]
    return [code for code in MONEY if any(one[0] < end and start < one[1] for one in signs(text, code) for start, end in near)]


def amount_faults(each, item, context):
    amount, text = Decimal(item["amount"]), each["text"]
    if amount <= 0:
        return ["an amount above nought is needed"]
    if item["form"] == "words":
        phrases = WORDS[each["lang"], amount]
        return [] if any(phrase.casefold() in text.casefold() for phrase in phrases) else [f"{amount} stands in no words"]
    sets = numbers(context + text, each["lang"])
    known = set().union(*sets) if sets else set()
    if item["form"] == "computed":
        sets.append({value for (of, value), phrases in WORDS.items() if of == each["lang"] and any(p.casefold() in text.casefold() for p in phrases)})
        return [] if amount in computed(sets) else [f"{amount} does not follow from the numbers"]
    return [] if amount in known else [f"{amount} does not stand in the text"]


def item_faults(each, context=""):
    found = []
    if each["op"] in ("add", "amend") and not each["expenses"]:
        found.append(f"{each['op']} without items")
    if each["op"] in ("none", "command", "delete") and each["expenses"]:
        found.append(f"{each['op']} with items")
    if each["sender_is_bot"] and each["op"] != "none":
        found.append("what a bot says is no expense")
    for item in each["expenses"]:
        found += amount_faults(each, item, context)
        if item["currency"] and not has_sign(context + each["text"], item["currency"]):
            found.append(f"nothing says {item['currency']}")
        if re.search(r"\d", item["description"]) and not context:
            missing = [d for d in re.findall(r"\d+", item["description"]) if d not in plain(each["text"])]
            found += [f"{number} of the description is not in the text" for number in missing]
    if len(each["expenses"]) == 1 and not each["expenses"][0]["currency"] and not context:
        named = beside(each["text"], Decimal(each["expenses"][0]["amount"]))
        if named:
            found.append(f"the text says {'/'.join(named)}, the label no currency")
    return found


def row_faults(each):
    found = [f"fields {sorted(set(each) ^ FIELDS)}"] if set(each) != FIELDS else []
    if each["kind"] not in rows.KINDS:
        found.append(f"kind {each['kind']}")
    if each["text"] != each["text"].strip() or not each["text"]:
        found.append("blanks at the edges")
    if each["id"] != rows.identifier(each["lang"], each["text"]):
        found.append("the id is not the text's")
    if (each["division"], each["held_by"]) != rows.division(each["family"], each["lang"]):
        found.append("division")
    return found + item_faults(each)


def folded(text):
    """Text in which only numbers, case, blanks and marks may differ."""
    zeros = re.sub(r"\d+(?:[.,:/ -]*\d+)*", "0", plain(text).casefold())
    return " ".join("".join(c if unicodedata.category(c)[0] in "LMN" or unicodedata.category(c) == "So" else " " for c in zeros).split())


def twins(found):
    """Messages of one language that differ in numbers and marks only; bare numbers and sums are let be."""
    faults, seen = [], {}
    for each in found:
        key = (each["lang"], folded(each["text"]))
        if key[1].strip("0 ") and each["family"] not in ("bare-sign", "bare-number") and key in seen:
            faults.append(f"{each['id']} {each['text']!r}: a twin of {seen[key]!r}")
        seen[key] = each["text"]
    return faults


def division_faults(found):
    """No pair of family and language in two divisions; held-out families and languages are nowhere in training."""
    places = collections.defaultdict(set)
    for each in found:
        places[each["family"], each["lang"]].add(each["division"])
    faults = [f"{pair} stands in {sorted(places[pair])}" for pair in places if len(places[pair]) > 1]
    train = [each for each in found if each["division"] == "train"]
    of_family = {**{name: of[0] for name, of in rows.families().items()}, **{name: of[0] for name, of in threads.families().items()}}
    for each in train:
        if of_family[each["family"]] != "train" or rows.languages()[each["lang"]] != "train":
            faults.append(f"{each['id']} is in training")
    tests = {each["family"] for each in found if of_family[each["family"]] == "test"}
    faults += [f"{name} is test and elsewhere" for name in tests if any(e["family"] == name and e["division"] != "test" for e in found)]
    return faults


def thread_faults(found):
    faults, before = [], ""
    for index, each in enumerate(found):
        if index == 0 or found[index - 1]["thread"] != each["thread"]:
            before = ""
        faults += [f"{each['id']} {each['text']!r}: {fault}" for fault in item_faults(each, before + "\n" if before else "")]
        if each["op"] in ("amend", "delete") and not each["ref"]:
            faults.append(f"{each['id']}: {each['op']} of nothing")
        before += "\n" + each["text"]
    sizes = collections.Counter(each["thread"] for each in found)
    return faults + [f"{name} has {size} messages" for name, size in sizes.items() if not 2 <= size <= 15]


def hash_faults(names):
    """Files whose SHA-256 the page of this folder does not name."""
    page = (rows.FOLDER / "README.md").read_text(encoding="utf-8")
    paths = [rows.FOLDER / name for name in names]
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths if path.exists()}
    return [f"README.md: {name} is now {digest}" for name, digest in hashes.items() if digest not in page]


def main():
    names = sys.argv[1:] or ["messages.ndjson", "talk.ndjson", "ordinary.ndjson"]
    every, faults = [], []
    for name in names:
        path = rows.FOLDER / name
        if not path.exists():
            continue
        found = rows.read(path)
        every += found
        faults += [f"{name}: {each['id']} {each['text']!r}: {fault}" for each in found for fault in row_faults(each)]
        faults += twins(found) if name == "messages.ndjson" else []
    told = rows.read(rows.FOLDER / "threads.ndjson")
    faults += thread_faults(told) + division_faults(every + told)
    faults += hash_faults([*names, "threads.ndjson"])
    ids = collections.Counter(each["id"] for each in every + told)
    faults += [f"{one} stands {times} times" for one, times in ids.items() if times > 1]
    print("\n".join(faults))
    print(f"{len(every)} messages, {len(told)} in conversations, {len(faults)} faults", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
