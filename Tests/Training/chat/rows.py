"""Reads the hand-written files of this folder and writes labelled rows.

A hand file holds heads and lines. `! LANGUAGE CURRENCY` opens a file, `@family [kind] [CURRENCY]` opens a family;
every other line is one message, `text => label`, and a line without a label holds no movement of money. In a label
items stand between semicolons: a sign (- expense, + income, < refund, ~ transfer), the amount, `w` where the text
has it in words or `c` where it has to be computed, the currency if the text states one, and the words that name the
thing. A leading `!amend #2`
(or delete, with the numbers of the lines it concerns) is the operation, in conversations only. `\\n` is a line break.
"""

import functools
import hashlib
import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
DIRECTIONS = {"-": "expense", "+": "income", "<": "refund", "~": "transfer"}
FORMS = {"": "digits", "w": "words", "c": "computed"}
KINDS = ("log", "talk", "bot", "bank")
BOTS = ("bot-echo", "bot-total")
STRICTER = {"train": 0, "validation": 1, "test": 2}
ITEM = re.compile(r"^([-+<~])(\d+(?:\.\d+)?)([wc]?)(?: ([A-Z]{3})(?= |$))?(?: (.+))?$")


def table(name):
    """Rows of a table of this folder: a list of lists of its columns, without its heading."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@functools.cache
def families():
    """Family to (division, usual kind)."""
    return {row[0]: (row[1], row[2]) for row in table("families.tsv")}


@functools.cache
def languages():
    """Language to division."""
    return {row[0]: row[1] for row in table("languages.tsv")}


@functools.cache
def currencies():
    """Codes that the table of currencies knows."""
    return {row[0] for row in table("currency-words.tsv")}


def division(family, language):
    """The stricter of the family's and the language's division, and what holds the row out of training."""
    by_family, by_language = families()[family][0], languages()[language]
    strictest = max(by_family, by_language, key=STRICTER.get)
    held = [name for name, of in (("family", by_family), ("language", by_language)) if of != "train" and of == strictest]
    return strictest, "+".join(held)


def items(label, where):
    """The movements of a label: amount, currency or null, direction, description, form."""
    found = []
    for part in label.split(" ; "):
        match = ITEM.match(part.strip())
        if not match:
            raise SystemExit(f"{where}: no item: {part!r}")
        sign, amount, form, currency, words = match.groups()
        if currency and currency not in currencies():
            currency, words = None, f"{currency} {words or ''}".strip()
        found.append({
            "amount": amount, "currency": currency, "direction": DIRECTIONS[sign],
            "description": words or "", "form": FORMS[form],
        })
    return found


def read_label(label, where):
    """Operation, references (numbers of lines) and items of a label."""
    op, refs = None, []
    label = label.strip()
    if label.startswith("!"):
        head, _, label = label[1:].partition(" ")
        op, label = head, label.strip()
        match = re.match(r"#([\d,]+)\s*(.*)$", label)
        if match:
            refs, label = [int(number) for number in match.group(1).split(",")], match.group(2)
    found = items(label, where) if label else []
    return op, refs, found


def identifier(language, text):
    """Stable: follows from language and text alone."""
    return f"{language}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def row(language, family, kind, currency, text, label, where):
    """One labelled message."""
    op, refs, found = read_label(label, where)
    if refs:
        raise SystemExit(f"{where}: a message that stands alone refers to nothing")
    part, held = division(family, language)
    op = op or ("add" if found else "command" if family == "command" else "none")
    return {
        "id": identifier(language, text), "lang": language, "family": family, "kind": kind,
        "sender_is_bot": family in BOTS, "default_currency": currency, "text": text,
        "op": op, "expenses": found, "division": part, "held_by": held,
    }


def head(line, where, currency):
    """Family, kind and currency of a head; kind and currency fall back to the family's and the file's."""
    words = line[1:].split()
    known = families()
    if words[0] not in known:
        raise SystemExit(f"{where}: unknown family {words[0]}")
    kind = next((word for word in words[1:] if word in KINDS), known[words[0]][1])
    money = next((word for word in words[1:] if word.isupper()), currency)
    return words[0], kind, money


def hand_rows():
    """All hand-written messages in the order of files and lines."""
    found = []
    for path in sorted((FOLDER / "hand").glob("*.txt")):
        language = currency = family = kind = money = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            if not line:
                continue
            if line.startswith("! "):
                _, language, currency = line.split()
            elif line.startswith("@"):
                family, kind, money = head(line, where, currency)
            else:
                text, _, label = line.partition(" => ")
                found.append(row(language, family, kind, money, text.replace("\\n", "\n"), label, where))
    return found


def write(path, rows):
    """One JSON object a line."""
    with open(path, "w", encoding="utf-8") as out:
        for each in rows:
            out.write(json.dumps(each, ensure_ascii=False) + "\n")


def read(path):
    """Rows of a file of JSON lines."""
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
