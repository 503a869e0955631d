#!/usr/bin/env python3
"""Opens pages in headless Chromium, in both colour schemes on a screen 360 pixels wide, and tells what is wrong with them.

    inspect.py PAGE...      one JSON line for each page and scheme: {"page", "scheme", "problems": [...]}

Looks for messages on the console, requests, anything wider than the screen, and text whose contrast is below WCAG 2.2 AA
(4.5, large text 3.0). Needs nothing but the standard library. Exits with 77 when there is no Chromium.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

WIDTH = 360


class WebSocket:
    """As much of RFC 6455 as a local DevTools server needs."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(head.decode(errors="replace"))

    def receive(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the browser closed the connection")
        return data

    def take(self, count):
        while len(self.buffer) < count:
            self.buffer += self.receive()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        if len(data) < 126:
            head = struct.pack("!BB", 0x81, 0x80 | len(data))
        elif len(data) < 1 << 16:
            head = struct.pack("!BBH", 0x81, 0x80 | 126, len(data))
        else:
            head = struct.pack("!BBQ", 0x81, 0x80 | 127, len(data))
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def message(self):
        """The next text message, joined from its fragments."""
        whole = b""
        while True:
            first, second = self.take(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self.take(8))[0]
            data = self.take(length)
            if first & 0x0F == 8:
                raise ConnectionError("the browser closed the connection")
            if first & 0x0F in (0, 1):
                whole += data
                if first & 0x80:
                    return whole.decode()


class Browser:
    """Chromium without a window, spoken to by the DevTools protocol."""

    def __init__(self, program):
        self.folder = tempfile.mkdtemp(prefix="till-pages-")
        arguments = [
            program, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={self.folder}", "--no-first-run", "--no-sandbox",
            "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--mute-audio",
            "--hide-scrollbars", "--force-color-profile=srgb", "about:blank",
        ]
        self.process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port, path = self.address()
            self.socket = WebSocket(port, path)
        except BaseException:
            self.close()
            raise
        self.number = 0
        self.events = []

    def address(self):
        file, deadline = pathlib.Path(self.folder) / "DevToolsActivePort", time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"Chromium ended at once with {self.process.returncode}")
            lines = file.read_text().split("\n") if file.exists() else []
            if len(lines) >= 2 and lines[1]:
                return int(lines[0]), lines[1]
            time.sleep(0.05)
        raise TimeoutError("Chromium did not open its port")

    def call(self, method, session=None, **parameters):
        self.number += 1
        mine = self.number
        message = {"id": mine, "method": method, "params": parameters}
        self.socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self.socket.message())
            if answer.get("id") == mine:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method, session):
        while not any(event.get("method") == method and event.get("sessionId") == session for event in self.events):
            self.events.append(json.loads(self.socket.message()))

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def said(event, address):
    """What an event of a page means as a problem, or None."""
    method, parameters = event.get("method"), event.get("params", {})
    if method == "Runtime.consoleAPICalled":
        return "console: " + " ".join(str(argument.get("value", argument.get("description"))) for argument in parameters["args"])
    if method == "Runtime.exceptionThrown":
        return "exception: " + parameters["exceptionDetails"].get("text", "")
    if method == "Log.entryAdded":
        return "console: " + parameters["entry"]["text"]
    if method == "Network.requestWillBeSent":
        asked = parameters["request"]["url"]
        return None if asked == address or asked.startswith("data:") else "request: " + asked
    return None


def inspect(browser, page, scheme):
    address = pathlib.Path(page).resolve().as_uri()
    browser.events.clear()
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Runtime", "Log", "Network"):
        browser.call(f"{domain}.enable", session)
    browser.call("Emulation.setEmulatedMedia", session, features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.call("Emulation.setDeviceMetricsOverride", session, width=WIDTH, height=800, deviceScaleFactor=1, mobile=True)
    browser.events.clear()
    browser.call("Page.navigate", session, url=address)
    browser.wait("Page.loadEventFired", session)
    script = (pathlib.Path(__file__).parent / "inspect.js").read_text()
    answer = browser.call("Runtime.evaluate", session, expression=script, returnByValue=True)
    if "exceptionDetails" in answer:
        raise RuntimeError(str(answer["exceptionDetails"]))
    problems = [said(event, address) for event in browser.events if event.get("sessionId") == session]
    browser.call("Target.closeTarget", targetId=target)
    found = answer["result"]["value"]
    return {"page": page, "scheme": scheme, "texts": found["texts"], "problems": [p for p in problems if p] + found["problems"]}


def main(pages):
    program = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if not program:
        print("inspect.py: Chromium is not installed", file=sys.stderr)
        return 77
    browser = Browser(program)
    try:
        for page in pages:
            for scheme in ("light", "dark"):
                print(json.dumps(inspect(browser, page, scheme), ensure_ascii=False, separators=(",", ":")), flush=True)
    finally:
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
