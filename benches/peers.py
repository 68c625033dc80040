"""Reads pictures with zxing-cpp and zbar, for `cargo bench --bench pictures`.

Writes one JSON object a line: the program, the picture, its codes, and the milliseconds from file to codes.
"""

import json
import sys
import time
from importlib import metadata


def say(**fields):
    print(json.dumps(fields), flush=True)


def main(paths):
    try:
        from PIL import Image
    except ImportError:
        say(missing="Pillow, which loads the pictures for both (pip install pillow)")
        return
    readers = []
    try:
        import zxingcpp

        def zxing(image):
            return [bytes(code.bytes).decode("latin-1") for code in zxingcpp.read_barcodes(image)]

        readers.append((f"zxing-cpp {metadata.version('zxing-cpp')}", zxing))
    except ImportError:
        say(missing="zxing-cpp (pip install zxing-cpp)")
    try:
        from pyzbar import pyzbar

        def zbar(image):
            return [code.data.decode("utf-8", "replace") for code in pyzbar.decode(image)]

        readers.append(("zbar", zbar))
    except ImportError:
        say(missing="zbar (apt install libzbar0, pip install pyzbar)")
    for path in paths:
        for program, read in readers:
            begun = time.perf_counter()
            try:
                image = Image.open(path).convert("L")
                image.load()
                loaded = time.perf_counter()
                texts = read(image)
            except Exception as error:  # a picture that one of them cannot read is a result
                say(program=program, picture=path, texts=[], ms=None, error=str(error))
                continue
            done = time.perf_counter()
            load_ms, ms = (loaded - begun) * 1000, (done - begun) * 1000
            say(program=program, picture=path, texts=texts, load_ms=load_ms, ms=ms)


main(sys.argv[1:])
