"""Makes a like receipt with PDF libraries of Python, for `cargo bench --bench receipts`.

A page with a heading, two parties, three items, a statement, a signature of lines and a QR code; no proof inside.
"""

import io
import sys
import time
from importlib import metadata

STATEMENT = (
    "I have received the items listed and answer for them until I give them back. I saw the list before I signed. "
    "I agree to sign electronically: my signature is kept together with this text, the list and the time."
)
ITEMS = [
    ("1", "Dell Latitude 7440", "5CG1234XYZ0", "AT-004217", "good"),
    ("2", "Dell WD22TB4 Thunderbolt Dock", "CN0M4TJG1", "AT-004218", "cosmetic"),
    ("3", "Lenovo ThinkVision P27h-30", "V30B0T1C2", "AT-004219", "good"),
]
STROKES = [(20, 90), (35, 60), (62, 18), (60, 70), (95, 88), (110, 20), (142, 86), (178, 66), (210, 80), (300, 60)]
CODE = "CST1:" + "0123456789ABCDEF" * 130


def reportlab_page():
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    page.setFont("Helvetica-Bold", 19)
    page.drawString(54, 760, "Hand-off of 3 items")
    page.setFont("Helvetica", 9.5)
    page.drawString(54, 720, "Mailroom hq")
    page.drawString(300, 720, "Ada Lovelace")
    for row, item in enumerate(ITEMS):
        for column, cell in enumerate(item):
            page.drawString(54 + column * 95, 680 - row * 18, cell)
        page.line(54, 676 - row * 18, 540, 676 - row * 18)
    page.drawString(54, 600, STATEMENT[:110])
    page.drawString(54, 588, STATEMENT[110:])
    path = page.beginPath()
    path.moveTo(60, 500)
    for x, y in STROKES:
        path.lineTo(60 + x / 2, 540 - y / 2)
    page.drawPath(path)
    code = QrCodeWidget(CODE, barLevel="L")
    drawing = Drawing(170, 170)
    drawing.add(code)
    renderPDF.draw(drawing, page, 54, 200)
    page.showPage()
    page.save()
    return out.getvalue()


def fpdf_page():
    from fpdf import FPDF

    page = FPDF(format="A4")
    page.add_page()
    page.set_font("Helvetica", "B", 19)
    page.cell(0, 10, "Hand-off of 3 items", new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", "", 9.5)
    page.cell(90, 6, "Mailroom hq")
    page.cell(90, 6, "Ada Lovelace", new_x="LMARGIN", new_y="NEXT")
    for item in ITEMS:
        for cell in item:
            page.cell(36, 6, cell, border="B")
        page.ln()
    page.multi_cell(0, 5, STATEMENT)
    page.polyline([(20 + x / 6, 120 + y / 6) for x, y in STROKES])
    return bytes(page.output())


def main(count):
    for name, make, extra in [("reportlab", reportlab_page, ""), ("fpdf2", fpdf_page, ", without a code")]:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            print(f"{name} is not installed (pip install {name})")
            continue
        size = len(make())
        rounds = max(20, count // 20)
        begun = time.perf_counter()
        for _ in range(rounds):
            make()
        each = (time.perf_counter() - begun) / rounds
        print(f"{name + ' ' + version + extra:<34}{1 / each:>6.0f} a second{size:>10} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
