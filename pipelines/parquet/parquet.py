"""Parquet of the feed, by its contract.

    parquet FOLDER      reads contract.json and feed.ndjson there, writes parquet/<table>.parquet
    parquet --version

One file a table, types from the contract: minor units are int64, decimals decimal128(23, 4), days date32, lists lists of strings. The
same lines give the same bytes. At most BATCH rows of a table are held at a time.
"""

import datetime
import decimal
import json
import os
import sys

import pyarrow
import pyarrow.parquet

BATCH = 50_000

TYPES = {
    "text": pyarrow.string(),
    "word": pyarrow.string(),
    "month": pyarrow.string(),
    "currency": pyarrow.string(),
    "day": pyarrow.date32(),
    "integer": pyarrow.int64(),
    "minor": pyarrow.int64(),
    # 19 digits before the point, as many as minor units can have, and the most that a currency has behind it.
    "decimal": pyarrow.decimal128(23, 4),
    "number": pyarrow.float64(),
    "flag": pyarrow.bool_(),
    "list": pyarrow.list_(pyarrow.string()),
}


def schema(table, version):
    """The Arrow schema of a table of the contract; units and meanings stand in the fields' metadata."""
    fields = []
    for column in table["columns"]:
        told = {key: column[key] for key in ("description", "unit", "source") if key in column}
        fields.append(pyarrow.field(column["name"], TYPES[column["data_type"]], nullable=column["nullable"], metadata=told))
    return pyarrow.schema(fields, metadata={"till.feed": str(version), "primary_key": ",".join(table["primary_key"])})


class Table:
    """A table being written."""

    def __init__(self, folder, table, version):
        self.schema = schema(table, version)
        self.path = os.path.join(folder, "parquet", table["name"] + ".parquet")
        self.writer = pyarrow.parquet.ParquetWriter(self.path + ".part", self.schema, compression="zstd")
        self.makers = [(column["name"], maker(column["data_type"])) for column in table["columns"]]
        self.rows = []

    def take(self, row):
        self.rows.append(row)
        if len(self.rows) >= BATCH:
            self.flush()

    def flush(self):
        if self.rows:
            columns = [
                pyarrow.array([None if row[name] is None else make(row[name]) for row in self.rows], self.schema.field(name).type)
                for name, make in self.makers
            ]
            self.writer.write_table(pyarrow.Table.from_arrays(columns, schema=self.schema))
            self.rows = []

    def finish(self):
        self.flush()
        self.writer.close()
        os.replace(self.path + ".part", self.path)


def maker(kind):
    if kind == "day":
        return datetime.date.fromisoformat
    if kind == "decimal":
        return decimal.Decimal
    if kind == "number":
        return float
    return lambda value: value


def write(folder):
    with open(os.path.join(folder, "contract.json"), encoding="utf-8") as file:
        contract = json.load(file)
    os.makedirs(os.path.join(folder, "parquet"), exist_ok=True)
    tables = {table["name"]: Table(folder, table, contract["schema_version"]) for table in contract["tables"]}
    with open(os.path.join(folder, "feed.ndjson"), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            # Decimals keep their digits: no float is made of money.
            row = json.loads(line, parse_float=decimal.Decimal)
            if row["type"] not in tables:
                sys.exit(f"parquet: feed.ndjson: line {number}: the contract has no table {row['type']}")
            tables[row["type"]].take(row)
    for table in tables.values():
        table.finish()


def main():
    if sys.argv[1:] == ["--version"]:
        print("pyarrow", pyarrow.__version__)
    elif len(sys.argv) == 2 and not sys.argv[1].startswith("-"):
        write(sys.argv[1])
    else:
        print("usage: parquet FOLDER | --version", file=sys.stderr)
        sys.exit(64)


if __name__ == "__main__":
    main()
