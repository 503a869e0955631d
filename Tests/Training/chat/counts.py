#!/usr/bin/env python3
"""Prints how many rows there are, by file, division, language, kind, family and label."""

import collections
import sys

import rows


def share(found):
    """Rows, and how many of them hold a movement of money."""
    return len(found), sum(bool(each["expenses"]) for each in found)


def by(found, *names):
    groups = collections.defaultdict(list)
    for each in found:
        groups[tuple(each[name] for name in names)].append(each)
    return sorted(groups.items())


def tell(title, groups, out):
    print(f"\n{title}", file=out)
    for name, group in groups:
        total, money = share(group)
        print(f"{' '.join(map(str, name))}\t{total}\t{money}\t{total - money}", file=out)


def main(out=sys.stdout):
    for name in sys.argv[1:] or ["messages.ndjson", "threads.ndjson", "talk.ndjson", "ordinary.ndjson"]:
        path = rows.FOLDER / name
        if not path.exists():
            continue
        found = rows.read(path)
        total, money = share(found)
        print(f"\n## {name}: {total} rows, {money} with money ({money / total:.1%})\ncolumns: rows, with money, without", file=out)
        for names in (("division",), ("held_by",), ("kind",), ("lang",), ("family", "division")):
            tell("by " + " and ".join(names), by([dict(each, held_by=each["held_by"] or "-") for each in found], *names), out)
        items = [item for each in found for item in each["expenses"]]
        for key in ("direction", "form"):
            print(f"\nitems by {key}: {dict(collections.Counter(item[key] for item in items))}", file=out)
        print(f"items with a currency: {sum(item['currency'] is not None for item in items)} of {len(items)}", file=out)


if __name__ == "__main__":
    main()
