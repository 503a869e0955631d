"""Reads the hand-written conversations of this folder.

`= LANGUAGE family kind CURRENCY` opens a conversation; every other line is one message, `sender: text => label`, a
star before the sender marks a bot. `!amend #3` and `!delete #3` concern the third message of the conversation; the
items of an amend are those of the whole message afterwards.
"""

import hashlib

import rows


def families():
    """Family of conversations to (division, what it holds)."""
    return {row[0]: (row[1], row[2]) for row in rows.table("thread-families.tsv")}


def division(family, language):
    by_family, by_language = families()[family][0], rows.languages()[language]
    strictest = max(by_family, by_language, key=rows.STRICTER.get)
    held = [name for name, of in (("family", by_family), ("language", by_language)) if of != "train" and of == strictest]
    return strictest, "+".join(held)


def conversations():
    """(language, family, kind, currency, [(sender, text, label, where)]) of each conversation."""
    found = []
    for path in sorted((rows.FOLDER / "threads").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            if line.startswith("= "):
                language, family, kind, currency = line[2:].split()
                found.append((language, family, kind, currency, []))
            elif line:
                said, _, label = line.partition(" => ")
                sender, _, text = said.partition(": ")
                found[-1][4].append((sender, text.replace("\\n", "\n"), label, where))
    return found


def message(context, number, said, earlier):
    """One labelled message; `earlier` are the ids before it."""
    (thread, language, family, kind, currency), (sender, text, label, where) = context, said
    op, refs, found = rows.read_label(label, where)
    bad = [ref for ref in refs if not 1 <= ref < number]
    if bad:
        raise SystemExit(f"{where}: refers to {bad}")
    part, held = division(family, language)
    return {
        "id": f"{thread}-{number:02d}", "lang": language, "family": family, "kind": kind, "thread": thread,
        "context": list(earlier), "sender": sender.lstrip("*"), "sender_is_bot": sender.startswith("*"),
        "default_currency": currency, "text": text, "op": op or ("add" if found else "none"),
        "ref": [earlier[ref - 1] for ref in refs], "expenses": found, "division": part, "held_by": held,
    }


def thread_rows():
    """All messages of all conversations, in order."""
    found = []
    for language, family, kind, currency, lines in conversations():
        told = "\n".join(f"{sender}: {text}" for sender, text, _, _ in lines)
        thread = f"{language}-t{hashlib.sha256(told.encode()).hexdigest()[:8]}"
        earlier = []
        for number, said in enumerate(lines, 1):
            each = message((thread, language, family, kind, currency), number, said, earlier)
            earlier.append(each["id"])
            found.append(each)
    return found


def ledger(messages):
    """What a conversation's messages leave: id to items, after amends and deletes."""
    left = {}
    for each in messages:
        if each["op"] == "add":
            left[each["id"]] = each["expenses"]
        elif each["op"] == "amend":
            left[each["ref"][0]] = each["expenses"]
        elif each["op"] == "delete":
            for ref in each["ref"]:
                left.pop(ref, None)
    return left
