"""Writes the events of a ledger with Python, for `cargo bench --bench ledger -- --only export`.

usage: export_peers.py csv NAMES.db LEDGER.db SQL OUT | openpyxl IN.csv OUT | xlsxwriter IN.csv OUT

Exit code 69: the package is not there.
"""

import csv
import sqlite3
import sys


def write_csv(names, ledger, sql, out):
    connection = sqlite3.connect(names)
    connection.execute("ATTACH ? AS l", (f"file:{ledger}",))
    cursor = connection.execute(sql)
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([column[0] for column in cursor.description])
        writer.writerows(cursor)


def rows_of(path):
    csv.field_size_limit(1 << 20)
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.reader(file)


def write_openpyxl(source, out):
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    for row in rows_of(source):
        sheet.append(row)
    book.save(out)


def write_xlsxwriter(source, out):
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("events")
    for number, row in enumerate(rows_of(source)):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value)
    book.close()


def main():
    way, *rest = sys.argv[1:]
    ways = {"csv": write_csv, "openpyxl": write_openpyxl, "xlsxwriter": write_xlsxwriter}
    try:
        ways[way](*rest)
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(69)


main()
