#!/usr/bin/env python3
"""A receiver of webhooks that misbehaves as it is told: receiver.py SECRET SEEN LOG PORTFILE BEHAVIOUR[,BEHAVIOUR...]

Each request takes the next behaviour; the last one stays. A line of LOG for each: behaviour, verdict of the checker, key, attempt, hash.
Behaviours: ok, fail (500), busy (429, Retry-After: 1), refuse (400), away (302), hang, twice (two answers), close (no answer), takes (takes it
in and closes without an answer), half (closes inside the answer), slow (answers after a second), held (answers once there is a
file LOG.go).
"""
import hashlib
import http.server
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../pipelines/deliver"))
from check_delivery import DeliveryChecker, Rejected  # noqa: E402

secret, seen, log, portfile, behaviours = sys.argv[1:6]
behaviours = behaviours.split(",")
with open(secret, "rb") as file:
    checker = DeliveryChecker(file.read(), seen)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"ok\n")

    def do_POST(self):
        behaviour = behaviours.pop(0) if len(behaviours) > 1 else behaviours[0]
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        try:
            verdict = checker.check(self.command, self.path, dict(self.headers), body)
        except Rejected as why:
            verdict = f"refused-{why}"
        key = self.headers.get("Idempotency-Key", "-")
        with open(log, "a", encoding="utf-8") as file:
            sum_ = hashlib.sha256(body).hexdigest()
            file.write(f"{behaviour} {verdict} {key} {self.headers.get('Till-Attempt', '-')} {sum_}\n")
        if verdict == "new" and behaviour in ("ok", "twice", "takes", "half", "slow", "held"):
            checker.done(key)
        if verdict.startswith("refused"):
            return self.answer(401)
        self.behave(behaviour)

    def behave(self, behaviour):
        if behaviour == "hang":
            time.sleep(60)
        elif behaviour == "slow":
            time.sleep(1)
        elif behaviour == "held":
            while not os.path.exists(log + ".go"):
                time.sleep(0.05)
        if behaviour in ("ok", "slow", "held"):
            self.answer(200)
        elif behaviour == "twice":
            self.answer(200)
            self.answer(500)
        elif behaviour == "fail":
            self.answer(500)
        elif behaviour == "busy":
            self.answer(429, [("Retry-After", "1")])
        elif behaviour == "refuse":
            self.answer(400)
        elif behaviour == "away":
            self.answer(302, [("Location", "http://127.0.0.1:9/")])
        elif behaviour == "half":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nha")
        self.close_connection = True


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(portfile + ".new", "w", encoding="utf-8") as file:
    file.write(str(server.server_address[1]))
os.rename(portfile + ".new", portfile)
server.serve_forever()
