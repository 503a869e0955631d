#!/usr/bin/env python3
"""Fits pipelines/knowledge/categories/confidence.tsv: how often an answer is right, by what it rests on.

    python3 Tests/Training/categories/fit.py .build/release/till-categorise [--write]

Two kinds of evidence of merchants that the answers were not made for. The open part of Tests/Fixtures/categories/lines.tsv
(divided by merchant; the held-out part is only measured). And the merchants of the tables themselves, in ten folds by name: those of
a fold are taken out of the tables, and what the rest makes of their names is counted. Beside them stand the merchants that the
tables do know, in the share that they have among the open lines of shops, right as often as there: alone, and in the place of the merchant in
an open line of their category (its channel, its town, its purpose beside them). A probe table gives every kind of evidence a confidence of
its own, so that the executable's answers say what they rest on.
"""
import collections, json, os, shutil, subprocess, sys, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
KINDS, WORDS, FOLDS = ["merchant", "kind", "keyword", "name"], ["alone", "among", "differ"], 10
# The name of a person has one weight (MerchantKnowledge.nameWeight); all others may have any.
WEIGHTS = {kind: [5] if kind == "name" else list(range(1, 10)) for kind in KINDS}
ROWS = [(kind, weight, words) for kind in KINDS for weight in WEIGHTS[kind] for words in WORDS]
HEAD = """# till-knowledge categories-confidence 1
# How often an answer of built-in knowledge is right, by the phrase it rests on, its weight and whether other words speak for
# something else: right of lines, of merchants it was not made for, beside the names that the tables know. Fitted by
# Tests/Training/categories/fit.py, never by hand.
# evidence\tweight\twords\tconfidence\tlines\tright\tknown
"""


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return value >> 20


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def ask(binary, knowledge, lines):
    """The category (or best idea) and the confidence in hundredths of each (text, amount)."""
    stream = "".join(
        json.dumps({"type": "observation", "id": f"o{i}", "household": "h", "source": {"kind": "bank", "place": "line 1"},
                    "date": "2025-03-04", "amount": amount, "currency": "EUR", "text": text}, ensure_ascii=False) + "\n"
        for i, (text, amount) in enumerate(lines))
    done = subprocess.run([binary, "--knowledge", knowledge], input=stream.encode(), capture_output=True, check=False)
    said = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        if record.get("type") == "observation":
            category = record.get("category") or {}
            sure = 0 if category.get("why", "").startswith("nothing") else round(100 * float(category.get("confidence", 0)))
            said[int(record["id"][1:])] = (category.get("guess") or category.get("name"), sure)
    return [said.get(i, (None, 0)) for i in range(len(lines))]


def probe(folder):
    with open(os.path.join(folder, "categories", "overlaps.tsv"), "w", encoding="utf-8") as file:
        file.write("# till-knowledge probe 1\n")
    with open(os.path.join(folder, "categories", "confidence.tsv"), "w", encoding="utf-8") as file:
        file.write(HEAD)
        for i, (kind, weight, words) in enumerate(ROWS):
            file.write(f"{kind}\t{weight}\t{words}\t{5 + i}\t0\t0\t0\n")


def worn(names, lines):
    """Each name in the place of the merchant of a line of its category: (text, amount, category). Names whose category has no line are left out."""
    frames = collections.defaultdict(list)
    for text, amount, accepted, _, merchant in lines:
        folded, name = text.casefold(), merchant.casefold()
        at = folded.find(name)
        if at >= 0 and len(folded) == len(text):
            frames[accepted.split(",")[0]].append((text[:at], text[at + len(name):], amount))
    found = []
    for row in names:
        of = frames.get(row[1])
        if of:
            before, behind, amount = of[fnv("frame " + row[0]) % len(of)]
            found.append((before + row[0].upper() + behind, amount, row[1]))
    return found


# What nobody tells apart by a name, as the labels of lines have it: a place to eat and a quick one, a bakery and its cafe.
PAIRS = [("food.restaurants", "food.fast_food"), ("food.coffee", "food.bakery")]


# How categories begin that say how money moved, not what was bought (MerchantKnowledge.movements).
MOVEMENTS = ("income.", "transfer.", "debt.", "fees.")


def either(category):
    return next((list(pair) for pair in PAIRS if category in pair), [category])


def count(tally, answers, truths, only=KINDS):
    for (name, code), accepted in zip(answers, truths):
        if 5 <= code < 5 + len(ROWS) and ROWS[code - 5][0] in only:
            cell = tally[ROWS[code - 5]]
            cell[0] += 1
            cell[1] += name in accepted


def pooled(cells):
    """Shares that do not fall with the weight (pool adjacent violators), with one right and one wrong added to each."""
    blocks = []
    for lines, right in cells:
        blocks.append([right + 1, lines + 2, 1])
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            last = blocks.pop()
            blocks[-1] = [blocks[-1][j] + last[j] for j in range(3)]
    return [block[0] / block[1] for block in blocks for _ in range(block[2])]


def main():
    binary = os.path.abspath(sys.argv[1])
    knowledge = os.path.join(ROOT, "pipelines", "knowledge")
    labelled = rows(os.path.join(ROOT, "Tests", "Fixtures", "categories", "lines.tsv"))
    open_lines = [row for row in labelled if fnv(row[4]) % 3]
    held = [row for row in labelled if fnv(row[4]) % 3 == 0]
    tally = collections.defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory() as work:
        whole = os.path.join(work, "whole")
        shutil.copytree(knowledge, whole)
        probe(whole)
        count(tally, ask(binary, whole, [(row[0], row[1]) for row in open_lines]), [row[2].split(",") for row in open_lines])
        folder = os.path.join(whole, "categories")
        named = [tally[row] for row in ROWS if row[0] == "merchant"]
        # Wages, rents to nobody named and money of people name no shop: how many of them there are says nothing of shops.
        shops = [row for row in open_lines if not row[2].startswith(MOVEMENTS)]
        share = sum(cell[0] for cell in named) / len(shops)
        trust = sum(cell[1] for cell in named) / sum(cell[0] for cell in named)
        tables = {name: rows(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.startswith("merchants-world-")}
        known = collections.defaultdict(lambda: [0, 0])
        names = [row for merchants in tables.values() for row in merchants]
        sure = [row for row in names if int(row[2]) > 4]
        count(known, ask(binary, whole, [(row[0], "-23.40") for row in sure]), [either(row[1]) for row in sure])
        dressed = worn(sure, open_lines)
        # Few lines clothe many names: what a line says beside a name counts where the name decided, not once a name where the line did.
        count(known, ask(binary, whole, [row[:2] for row in dressed]), [either(row[2]) for row in dressed], only=["merchant"])
        for fold in range(FOLDS):
            out = []
            for name, merchants in tables.items():
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write("# till-knowledge fold 1\n")
                    for row in merchants:
                        if fnv(row[0]) % FOLDS == fold:
                            out.append(row)
                        else:
                            file.write("\t".join(row) + "\n")
            count(tally, ask(binary, whole, [(row[0], "-23.40") for row in out]), [either(row[1]) for row in out])
    text = HEAD
    for kind in KINDS:
        shares = {}
        for words in WORDS:
            cells = [(tally[(kind, weight, words)], known[(kind, weight, words)]) for weight in WEIGHTS[kind]]
            shares[words] = pooled([((1 - share) * n + share * m, (1 - share) * r + share * trust * q) for (n, r), (m, q) in cells])
        for place, weight in enumerate(WEIGHTS[kind]):
            for words in WORDS:
                lines, right = tally[(kind, weight, words)]
                text += f"{kind}\t{weight}\t{words}\t{min(98, int(100 * shares[words][place]))}\t{lines}\t{right}\t{known[(kind, weight, words)][0]}\n"
    sys.stdout.write(text)
    print(f"# tables name {share:.3f} of the open lines, of these right {trust:.3f}")
    if "--write" in sys.argv:
        with open(os.path.join(knowledge, "categories", "confidence.tsv"), "w", encoding="utf-8") as file:
            file.write(text)
    for name, part in (("open", open_lines), ("held out", held)):
        if name == "held out" and "--held-out" not in sys.argv:
            continue
        said = ask(binary, knowledge, [(row[0], row[1]) for row in part])
        sure = [(given[0] in row[2].split(",")) for given, row in zip(said, part) if given[1] >= 50]
        print(f"# {name}: {len(part)} lines, answered {len(sure) / len(part):.3f}, of these right {sum(sure) / max(1, len(sure)):.3f}")


main()
