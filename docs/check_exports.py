#!/usr/bin/env python3
"""Reads exports with programs that are not ours: frictionless for CSV, openpyxl for XLSX.

usage: check_exports.py FOLDER

Exit code 0: everything is as it should be; 1: it is not; 69: a package is missing
(pip install frictionless openpyxl).
"""

import csv
import pathlib
import sys

try:
    import frictionless
    import openpyxl
    from frictionless.resources import TableResource
except ImportError as error:
    print(f"{error}; pip install frictionless openpyxl")
    sys.exit(69)

IDENTIFIERS = {"serial_number", "asset_tag", "tracking_number", "person_number", "number", "item_id", "event_id"}


def check_csv(path):
    data = path.read_bytes()
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append("a byte order mark")
    if not data.endswith(b"\r\n"):
        problems.append("no CRLF at the end")
    # Every field as text: a serial number is no number, whatever it looks like.
    resource = TableResource(
        path=path.name, basepath=str(path.parent), detector=frictionless.Detector(field_type="string")
    )
    report = resource.validate()
    if not report.valid:
        problems += [str(error) for error in report.flatten(["rowNumber", "fieldName", "type", "message"])]
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if report.tasks[0].stats.get("rows") != len(rows):
        problems.append(f"frictionless reads {report.tasks[0].stats.get('rows')} rows, csv {len(rows)}")
    return rows, problems


def check_xlsx(path):
    problems = []
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    if sheet.freeze_panes != "A2":
        problems.append("the header is not frozen")
    rows = list(sheet.iter_rows())
    header = [cell.value for cell in rows[0]]
    found = []
    for row in rows[1:]:
        found.append({name: cell.value for name, cell in zip(header, row)})
        for name, cell in zip(header, row):
            if cell.data_type == "f":
                problems.append(f"{cell.coordinate} is a formula")
            if name in IDENTIFIERS and cell.value is not None and cell.data_type != "s":
                problems.append(f"{cell.coordinate} ({name}) is no text: {cell.data_type}")
    return found, problems


def main():
    folder = pathlib.Path(sys.argv[1])
    failed = False
    serials = {}
    for path in sorted(folder.iterdir()):
        check = {".csv": check_csv, ".xlsx": check_xlsx}.get(path.suffix)
        if check is None:
            continue
        rows, problems = check(path)
        for row in rows:
            for name in ("serial_number", "Serial Number"):
                if row.get(name):
                    serials.setdefault(path.suffix, set()).add(row[name])
        print(f"{path.name}: {len(rows)} rows, {'; '.join(problems) or 'good'}")
        failed |= bool(problems)
    if all("00012E5" in found for found in serials.values()) and set(serials) == {".csv", ".xlsx"}:
        print("00012E5 is intact in CSV and in XLSX")
    print(f"frictionless {frictionless.__version__}, openpyxl {openpyxl.__version__}, Python {sys.version.split()[0]}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
