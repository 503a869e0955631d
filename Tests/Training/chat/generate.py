#!/usr/bin/env python3
"""Writes talk.ndjson: talk with numbers and expenses in log style, made of the templates of this folder.

    ./generate.py [--seed N] [--each N] [--out FILE]

The same seed and templates give the same bytes. A template belongs to a family of families.tsv and so to a division.
`! LANGUAGE CURRENCY LEAST MOST` opens a file of templates, `%name a | b` is a list of fillers, `@family` opens a
family; a line is a template with its label, as in the hand-written files. `{amount}`, `{short}` (one decimal), `{exact}` (two) and `{money}`
(with its currency) are sums, `{product}`, `{product_short}` and `{product_exact}` are `{n}` times such; the other slots are numbers, times, dates and names, `{thing2}` is another than `{thing}`.
The lines of common.txt are made in every language whose file has the lists that they name.
"""

import argparse
import decimal
import random
import re

import rows

MONEY = {
    "USD": ["${}", "{} usd", "{}$", "{} bucks"], "EUR": ["{}€", "{} €", "€{}", "{} euro", "{} eur"],
    "BRL": ["R$ {}", "R${}", "{} reais"], "PLN": ["{} zł", "{}zł", "{} pln"], "RUB": ["{}р", "{} руб", "{} ₽"],
    "TRY": ["{} TL", "{} lira", "₺{}"], "IDR": ["Rp{}", "Rp {}"], "CNY": ["{}元", "{}块", "￥{}"],
    "CHF": ["{} CHF", "CHF {}", "{} Fr.", "{} Franken"], "GBP": ["£{}", "{} quid", "{} GBP"], "HUF": ["{} Ft", "{} forint", "{}ft"],
    "UAH": ["{} грн", "{}₴", "{} UAH"], "BGN": ["{} лв", "{} лева", "{}лв."], "RON": ["{} lei", "{} RON", "{}lei"],
    "SEK": ["{} kr", "{}kr", "{} SEK"], "CZK": ["{} Kč", "{}kč", "{} korun"], "JPY": ["{}円", "￥{}", "{} 円"], "KRW": ["{}원", "₩{}"],
    "VND": ["{}k", "{}đ", "{} đồng"], "INR": ["₹{}", "Rs {}", "{} rupees"], "ILS": ["{} ₪", "₪{}", "{} שקל"], "THB": ["{} บาท", "฿{}"],
    "EGP": ["{} جنيه", "{} EGP"],
}
STREETS = {
    "en": "Oak Street", "de": "Gartenstraße", "fr": "rue du Moulin", "es": "calle Sol", "it": "via Roma", "pt": "rua do Sol",
    "nl": "Kerkstraat", "pl": "ul. Leśna", "ru": "ул. Садовая", "tr": "Gül Sokak", "id": "Jl. Mawar", "zh": "解放路",
}
MONTHS = {
    "en": "june may march", "de": "Juni Mai März", "fr": "juin mai mars", "es": "junio mayo marzo", "it": "giugno maggio marzo",
    "pt": "junho maio março", "nl": "juni mei maart", "pl": "czerwiec maj marzec", "ru": "июнь май март", "tr": "haziran mayıs mart",
    "id": "juni mei maret", "zh": "六月 五月 三月",
}
SHOPS = ["BAKERY 12", "GREEN MARKET", "PHARMA PLUS", "CITY PARKING", "OIL STATION", "BOOKS AND MORE", "METRO", "CAFE LUNA"]
# Languages whose decimals stand behind a point.
POINTED = ("en", "zh", "ja", "ko", "th", "he", "hi", "ar")
TAILS = ["", "", "", "", "", " 🙂", " 😅", "!", "!!", " 👍", "…"]


class Template:
    """What one file of templates holds."""

    def __init__(self, path):
        self.lists, self.lines, family = {}, [], None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("! "):
                _, self.language, self.currency, least, most = line.split()
                self.least, self.most = int(least), int(most)
            elif line.startswith("%"):
                name, _, words = line[1:].partition(" ")
                self.lists[name] = [word.strip() for word in words.split("|")]
            elif line.startswith("@"):
                family = line[1:].strip()
            elif line:
                text, _, label = line.partition(" => ")
                self.lines.append((family, text, label, f"{path.name}:{number}"))


def amount(of, dice):
    """How a sum is written, and its value."""
    value = dice.randint(of.least, of.most)
    if of.currency == "IDR":
        value *= 500
        written = dice.choice([f"{value // 1000}rb", f"{value // 1000}k"]) if value % 1000 == 0 else f"{value:,}".replace(",", ".")
        return written, str(value)
    cents = dice.choice([0, 0, 0, 50, 99, 20, dice.randint(1, 99)]) if of.most < 1000 else 0
    mark = "." if of.language in POINTED else ","
    if cents:
        return f"{value}{mark}{cents:02d}", f"{value}.{cents:02d}".rstrip("0")
    return str(value), str(value)


def clock(of, dice):
    hour, minute = dice.randint(6, 22), dice.choice([0, 5, 10, 15, 20, 30, 40, 45, 50])
    marks = {"fr": ["h"], "pt": ["h"], "de": [":", "."], "nl": [".", ":"], "id": ["."]}.get(of.language, [":"])
    return f"{hour}{dice.choice(marks)}{minute:02d}"


def phone(dice):
    groups = dice.choice([(4, 3, 4), (3, 3, 2, 2), (2, 4, 4), (5, 6)])
    return dice.choice([" ", "-", ""]).join(
        ("0" if at == 0 else "") + "".join(str(dice.randint(0, 9)) for _ in range(size - (at == 0))) for at, size in enumerate(groups))


def slots(of, dice):
    """A value for every slot: what is written; sums also have what stands in the label."""
    few, many = dice.sample(range(2, 10), 2), dice.sample(range(11, 99), 2)
    hundreds, hours = dice.sample(range(120, 980), 2), sorted(dice.sample(range(6, 23), 2))
    found = {
        "n": few[0], "n2": few[1], "nn": many[0], "nn2": many[1], "nnn": hundreds[0], "nnn2": hundreds[1],
        "h": hours[0], "h2": hours[1], "house": dice.randint(1, 180), "year": dice.randint(2019, 2031), "time": clock(of, dice),
        "grams": dice.choice([50, 100, 120, 150, 200, 250, 300, 400, 500, 750]), "oven": dice.choice([160, 175, 180, 190, 200, 220]),
        "fever": f"{dice.randint(37, 40)}{',' if of.language not in ('en', 'zh') else '.'}{dice.randint(1, 9)}",
        "score": f"{dice.randint(0, 5)}{dice.choice('-:')}{dice.randint(0, 5)}",
        "date": f"{dice.randint(1, 28)}{dice.choice('./')}{dice.randint(1, 12)}" + (dice.choice(["", "."]) if of.language == "de" else ""),
        "phone": phone(dice), "code": str(dice.randint(1000, 99999)), "site": dice.choice(["shop", "market", "news", "rent", "video"]),
        "street": STREETS.get(of.language, "Main"), "month": dice.choice(MONTHS.get(of.language, "05").split()),
    }
    for name, words in of.lists.items():
        found[name], found[name + "2"] = dice.sample(words, 2) if len(words) > 1 else words * 2
    labels = dict(found)
    for name in ("amount", "amount2"):
        found[name], labels[name] = amount(of, dice)
    mark = "." if of.language in POINTED else ","
    for name, cents in (("short", dice.choice([5, 5, 2, 8, 4]) * 10), ("exact", dice.randint(1, 99)), ("exact2", dice.randint(101, 199))):
        whole = dice.randint(of.least, max(of.least + 1, min(of.most, 900)))
        digits = f"{cents % 100 // 10}" if name == "short" else f"{cents % 100:02d}"
        found[name], labels[name] = f"{whole}{mark}{digits}", f"{whole}.{digits}"
    of_bank = [f"{dice.randint(3, 900)}{dice.choice('.,')}{dice.randint(0, 99):02d}" for _ in range(2)]
    code = of.currency
    for name, written in (("amount_exact", of_bank[0]), ("money2", of_bank[0]), ("rest", of_bank[1])):
        found[name] = dice.choice([f"{written} {code}", f"{written}{code}", f"{code} {written}"])
        labels[name] = f"{written.replace(',', '.')} {code}"
    found["code4"] = f"{dice.randint(1000, 9999)}"
    found["SHOP"] = labels["SHOP"] = dice.choice(SHOPS)
    for name, of_one in (("product", "amount"), ("product_short", "short"), ("product_exact", "exact")):
        labels[name] = f"{found['n'] * decimal.Decimal(labels[of_one])}"
    written, value = amount(of, dice)
    shape = dice.choice(MONEY[of.currency])
    if of.currency == "IDR":
        written = f"{int(value):,}".replace(",", ".")
    found["money"], labels["money"] = shape.format(written), f"{value} {of.currency}"
    return found, labels


def filled(template, values):
    return re.sub(r"\{(\w+)\}", lambda match: str(values[match.group(1)]), template)


def worn(text, label, dice):
    """Small wear: lower case, a tail, a lost space before a sign; words of the label are left as they are."""
    if dice.random() < 0.3:
        text = text.lower() if dice.random() < 0.5 else text[:1].upper() + text[1:]
    if "\n" not in text and "http" not in text:
        text += dice.choice(TAILS)
    return text, label


def talk(seed, each):
    """`each` messages of every language, families in turn; no text twice."""
    found, hand = [], {each["text"] for each in rows.hand_rows()}
    files = sorted((rows.FOLDER / "templates").glob("*.txt"))
    common = next(Template(path) for path in files if path.name == "common.txt")
    for path in (path for path in files if path.name != "common.txt"):
        of = Template(path)
        own = slots(of, random.Random(0))[0]
        of.lines += [line for line in common.lines if all(slot in own or slot.startswith("product") for slot in re.findall(r"\{(\w+)\}", line[1] + line[2]))]
        dice, seen, made = random.Random(f"{seed} {path.stem}"), set(), 0
        while made < each:
            family, text, label, where = of.lines[made % len(of.lines)] if dice.random() < 0.8 else dice.choice(of.lines)
            values, labels = slots(of, dice)
            text, label = worn(filled(text, values).replace("\\n", "\n"), filled(label, labels), dice)
            if text not in seen and text not in hand:
                seen.add(text)
                made += 1
                found.append(rows.row(of.language, family, rows.families()[family][1], of.currency, text, label, where))
    return found


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seed", default="1")
    asked.add_argument("--each", type=int, default=400)
    asked.add_argument("--out", default=str(rows.FOLDER / "talk.ndjson"))
    options = asked.parse_args()
    rows.write(options.out, talk(options.seed, options.each))


if __name__ == "__main__":
    main()
