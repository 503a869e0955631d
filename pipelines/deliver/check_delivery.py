#!/usr/bin/env python3
"""What a receiver of Till's webhooks checks before it believes a request. Python 3.9 or later, nothing else.

    checker = DeliveryChecker(secret, "seen.sqlite")
    verdict = checker.check("POST", "/hooks/till", headers, body)    # raises Rejected
    if verdict == "new": ...                                         # "known": answer 200 and do nothing

A request is refused when its signature is not that of the secret, when its time is more than 30 seconds from here, and when it was sent
before (a replay). One that is sent again by Till has another time and another signature under the same idempotency key: it is "known" once
`done` was called with the key, so that whoever fails in between gets it once more.

From a shell:

    check_delivery.py --secret FILE --seen FILE --path /hooks/till --headers FILE --body FILE    # 0 new, 1 refused, 3 known

2 says that nothing could be checked: a file is missing or none, the secret is too short; the sentence on standard error tells which.
"""
import argparse
import hashlib
import hmac
import sqlite3
import sys
import time

WINDOW = 30


class Rejected(Exception):
    """Why a request is not believed: missing, time, signature, replay."""


class DeliveryChecker:
    """Checks requests against one secret, and remembers what it saw in a file that several processes may share."""

    def __init__(self, secret, seen, window=WINDOW, clock=time.time):
        self.secret = secret.strip() if isinstance(secret, bytes) else secret.strip().encode()
        if len(self.secret) < 16:
            raise ValueError("a secret has 16 bytes or more")
        self.window = window
        self.clock = clock
        self.seen = sqlite3.connect(seen, timeout=10, isolation_level=None, check_same_thread=False)
        self.seen.execute("CREATE TABLE IF NOT EXISTS request (mark TEXT PRIMARY KEY, time INTEGER NOT NULL)")
        self.seen.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, time INTEGER NOT NULL)")

    def check(self, method, path, headers, body):
        """ "new" or "known"; raises Rejected. Path is as the request had it, with what stands behind a question mark."""
        headers = {name.lower(): value for name, value in headers.items()}
        stamp, nonce, signature = (headers.get(name) for name in ("till-timestamp", "till-nonce", "till-signature"))
        key = headers.get("idempotency-key")
        if not (stamp and nonce and signature and key):
            raise Rejected("missing")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
            raise Rejected("time")
        now = int(self.clock())
        if abs(now - int(stamp)) > self.window:
            raise Rejected("time")
        if not hmac.compare_digest(self.of_request(method, path, stamp, body).encode(), signature.encode("utf-8", "replace")):
            raise Rejected("signature")
        other = headers.get("till-signature-body")
        if other is not None and not hmac.compare_digest(
            f"t={stamp},v1={self.of_body(stamp, body)}".encode(), other.encode("utf-8", "replace")
        ):
            raise Rejected("signature")
        # The signature is what nobody else can make another of; a nonce is only a number.
        self.seen.execute("DELETE FROM request WHERE time < ?", (now - 4 * self.window,))
        for mark in ("s " + signature, "n " + nonce):
            try:
                self.seen.execute("INSERT INTO request VALUES (?, ?)", (mark, now))
            except sqlite3.IntegrityError:
                raise Rejected("replay") from None
        return "known" if self.seen.execute("SELECT 1 FROM done WHERE key = ?", (key,)).fetchone() else "new"

    def done(self, key):
        """What came under this key was taken in: it is known from now on."""
        self.seen.execute("INSERT OR IGNORE INTO done VALUES (?, ?)", (key, int(self.clock())))

    def of_request(self, method, path, stamp, body):
        """HMAC-SHA-256 over METHOD:PATH:TIMESTAMP:BODY_HASH."""
        text = f"{method}:{path}:{stamp}:{hashlib.sha256(body).hexdigest()}"
        return hmac.new(self.secret, text.encode(), hashlib.sha256).hexdigest()

    def of_body(self, stamp, body):
        """HMAC-SHA-256 over timestamp.body."""
        return hmac.new(self.secret, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def main():
    parser = argparse.ArgumentParser(description="Checks one request of Till's.")
    parser.add_argument("--secret", required=True, help="file with the secret")
    parser.add_argument("--seen", required=True, help="file that remembers what was seen; made when it is not there")
    parser.add_argument("--method", default="POST")
    parser.add_argument("--path", required=True)
    parser.add_argument("--headers", required=True, help="file with a Name: value line a header")
    parser.add_argument("--body", required=True)
    options = parser.parse_args()
    with open(options.secret, "rb") as file:
        checker = DeliveryChecker(file.read(), options.seen)
    with open(options.headers, encoding="utf-8") as file:
        pairs = (line.split(":", 1) for line in file if ":" in line)
        headers = {name.strip(): value.strip() for name, value in pairs}
    with open(options.body, "rb") as file:
        body = file.read()
    try:
        verdict = checker.check(options.method, options.path, headers, body)
    except Rejected as why:
        print(f"refused: {why}")
        return 1
    print(verdict)
    if verdict == "new":
        checker.done({name.lower(): value for name, value in headers.items()}["idempotency-key"])
        return 0
    return 3


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError as why:
        print(f"check_delivery.py: {why.filename}: {why.strerror}", file=sys.stderr)
    except sqlite3.Error as why:
        print(f"check_delivery.py: the file of --seen: {why}", file=sys.stderr)
    except (ValueError, AttributeError) as why:
        print(f"check_delivery.py: {why}", file=sys.stderr)
    sys.exit(2)
