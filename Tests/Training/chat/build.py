#!/usr/bin/env python3
"""Writes messages.ndjson and threads.ndjson from the hand-written files; `--check` only says whether they are current."""

import json
import sys

import rows
import threads


def text_of(found):
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found)


def main():
    stale = []
    for name, found in (("messages.ndjson", rows.hand_rows()), ("threads.ndjson", threads.thread_rows())):
        path = rows.FOLDER / name
        text = text_of(found)
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit(f"not current, run build.py: {', '.join(stale)}")


if __name__ == "__main__":
    main()
