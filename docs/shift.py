#!/usr/bin/env python3
"""A recorded shift at the dock: types into `custody scan` in tmux as a scanner does, and prints the screens.

    docs/shift.py [CUSTODY]        the program; needs tmux, and nothing but Python's own library

60 boxes, a kill -9 in the middle, 12 devices, 6 of them signed for on a phone, 2 returned, one undo, hostile scans; then what the
record says of it. Ends with 1 if anything is not as it should be.
"""

import hashlib
import http.client
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/debug/custody")
PASSWORD = "correct horse battery\n"
TMUX = ["tmux", "-L", f"custody-shift-{os.getpid()}"]
NIBBLES = "BCDEFGHIJKLNOPRS"


def crc8(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = ((crc << 1) ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


def code(verb):
    """The command barcode of a verb, as `custody label --controls` prints it."""
    text = "CUSTCTL" + verb
    check = crc8(text.encode())
    return text + NIBBLES[check >> 4] + NIBBLES[check & 15]


def ups(number):
    body = f"999AA101{number:07d}"
    value = lambda c: int(c) if c.isdigit() else (ord(c) - 63) % 10
    total = sum(value(c) * by for c, by in zip(body, [1, 2] * 8))
    return f"1Z{body}{(10 - total % 10) % 10}"


class Shift:
    def __init__(self, home):
        self.home = home
        self.env = dict(os.environ, CUSTODY_HOME=home, LC_ALL="C.UTF-8")

    def custody(self, *words, said=None):
        done = subprocess.run([PROGRAM, *words], env=self.env, input=said, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"custody {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def tmux(self, *words):
        return subprocess.run([*TMUX, *words], capture_output=True, text=True, check=False).stdout

    def begin(self, *options):
        words = ["env", f"CUSTODY_HOME={self.home}", "LC_ALL=C.UTF-8", PROGRAM, "scan", *options]
        self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "dock", "-x", "80", "-y", "24", *words)
        self.waits(lambda: "done>" in self.screen())

    def screen(self, back=0):
        return self.tmux("capture-pane", "-p", "-J", "-t", "dock", "-S", str(-back))

    def types(self, text):
        keys = [f"{byte:02x}" for byte in text.encode() + b"\r"]
        self.tmux("send-keys", "-t", "dock", "-H", *keys)

    def scans(self, *texts):
        """Each scan is answered before the next."""
        for text in texts:
            self.types(text)
            shown = text if text.isprintable() else ""
            self.waits(lambda: re.search(r"> ?$", self.screen().rstrip("\n")) and shown[:10] in self.screen())
            time.sleep(0.12)

    def waits(self, is_so):
        begun = time.monotonic()
        while not is_so():
            if time.monotonic() - begun > 30:
                sys.exit(f"it did not come true; the screen says\n{self.screen(60)}")
            time.sleep(0.02)

    def shows(self, title):
        print(f"--- {title}\n{self.screen().rstrip()}\n")

    def pid(self):
        return int(self.tmux("list-panes", "-t", "dock", "-F", "#{pane_pid}"))

    def items(self):
        return [json.loads(line) for line in self.custody("list", "--format", "jsonl").splitlines()]


def signs(said):
    """What the phone does whose camera has read the code: compares the fingerprint, reads the page, draws, sends."""
    host, port, path = re.findall(r"https://([\d.]+):(\d+)(/s/\w+)", said)[-1]
    fingerprint = "".join(re.findall(r"^  ((?:[0-9A-F]{2}:?)+)$", said, re.M)[-2:]).replace(":", "")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    def asks(method, path, body=None):
        line = http.client.HTTPSConnection(host, int(port), context=context, timeout=20)
        line.connect()
        seen = hashlib.sha256(line.sock.getpeercert(True)).hexdigest().upper()
        if seen != fingerprint:
            sys.exit("the certificate is another one")
        fields = {"Origin": f"https://{host}:{port}", "Content-Type": "application/json"} if body else {}
        line.request(method, path, body, fields)
        answer = line.getresponse()
        return answer.status, answer.read().decode()

    status, page = asks("GET", path)
    form = re.search(r'data-action="([^"]+)"', page).group(1).replace("&#x2f;", "/")
    strokes = [[[200, 1500, 0], [700, 300, 90], [1200, 1500, 180]], [[400, 1000, 400], [1000, 1000, 480]]]
    drawing = {"width": 3580, "height": 2080, "lines": strokes}
    signed = {"name": "Mia Meier", "consent": True, "strokes": drawing}
    status, answer = asks("POST", form, json.dumps(signed))
    return status, json.loads(answer)["heading"]


def expect(what, is_so):
    print(f"{'ok ' if is_so else 'NOT'} {what}")
    if not is_so:
        sys.exit(1)


def main():
    home = tempfile.mkdtemp(prefix="custody-shift-")
    shift = Shift(home)
    setup = "init --tenant acme --facility hq --station dock-1 --zone Europe/London --admin ada --password-stdin"
    shift.custody(*setup.split(), said=PASSWORD)
    shift.custody("operator", "add", "olga", "--password-stdin", said=PASSWORD)
    shift.custody("person", "add", "Mia Meier", "--number", "1815")
    shift.custody("profile", "set", "tag_prefix", "IT-")
    shift.custody("login", "olga", "--password-stdin", said=PASSWORD)
    options = ["--sign-with", "phone", "--listen", "127.0.0.1"]
    boxes = [ups(n) for n in range(1, 61)]

    shift.begin(*options)
    pid = shift.pid()
    keys = [f"{byte:02x}" for box in boxes for byte in box.encode() + b"\r"]
    shift.tmux("set-option", "-g", "remain-on-exit", "on")
    shift.tmux("send-keys", "-t", "dock", "-H", *keys)
    # In the middle of it: some are answered, some wait, one may be half done.
    shift.waits(lambda: shift.screen(60).count("Parcel received") >= 5)
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.3)
    shift.shows("the power cut")
    answered = set(re.findall(r"^\+ (1Z\w+)  Parcel received", shift.screen(200), re.M))
    shift.tmux("kill-server")
    there = {item["tracking"] for item in shift.items()}
    expect(f"killed: {len(answered)} answered, {len(there)} on record, none of the answered lost", answered <= there)

    shift.begin(*options)
    for box in boxes:
        shift.types(box)
        time.sleep(0.01)
    shift.waits(lambda: "60" in shift.screen() and len(shift.items()) == 60)
    shift.scans(code("DONE"))
    shift.shows("after it: the 60 boxes are scanned again from the first")

    hostile = ["\x1b[2J\x1b]0;owned\x07x", "'); DROP TABLE entry;--", "=HYPERLINK(1)+cmd|' /C calc'!A0"]
    shift.scans(*hostile)
    shift.shows("hostile scans")
    expect("hostile scans: nothing else is on record", len([i for i in shift.items() if i["standing"] == "held"]) >= 60)

    serials = [f"5CG12340{n:02d}" for n in range(12)]
    shift.scans(code("SER"))
    for at, box in enumerate(boxes[:4]):
        shift.scans(box)
        for nth in range(3):
            shift.scans(serials[at * 3 + nth], f"IT-{at * 3 + nth:05d}")
        shift.scans(code("DONE"))
    shift.shows("12 devices in four boxes")

    shift.scans(code("GIVE"), "1815", *serials[:6], code("DONE"))
    shift.shows("the list before it is signed")
    shift.types(code("OK"))
    shift.waits(lambda: "open for a while" in shift.screen(40))
    status, heading = signs(shift.screen(60))
    expect(f"signed on the phone: {status} {heading}", status == 200)
    shift.waits(lambda: "receipt" in shift.screen().splitlines()[-2] if shift.screen().strip() else False)
    shift.scans(code("RETURN"), serials[0], serials[1], code("DONE"), code("OK"))
    shift.scans(code("UNDO"))
    shift.shows("six signed for, two returned, and that taken back")
    time.sleep(1.1)
    shift.scans(code("RETURN"), serials[0], serials[1], code("DONE"), code("OK"))
    time.sleep(0.2)
    shift.tmux("send-keys", "-t", "dock", "C-d")
    time.sleep(0.6)

    items = shift.items()
    standings = [item["standing"] for item in items if item["kind"] == "asset"]
    expect("4 devices are out, 8 are here", (standings.count("out"), standings.count("held")) == (4, 8))
    expect("every box is on record once", len({item["tracking"] for item in items if item["kind"] == "parcel"}) == 60)
    for words in (["list", "--kind", "asset"], ["report", "activity"], ["verify"]):
        print(f"\n$ custody {' '.join(words)}\n{shift.custody(*words).rstrip()}")


try:
    main()
finally:
    subprocess.run([*TMUX, "kill-server"], capture_output=True, check=False)
