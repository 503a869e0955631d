"""The feed of many households on Apache Spark: each partition of households goes through the same executables as on one machine.

    feed.py INPUT OUTPUT [--households N]       spark-submit or pipelines/cluster/run starts it

INPUT is a book's folder that every worker sees under the same path (inbox/<household>/, households/<household>.yaml, rates.csv …).
OUTPUT gets lines/part-…, which one after the other are the bytes of feed.ndjson of one machine, and parquet/<table>/, typed by the
contract. A partition that fails is tried again by Spark; its output appears whole or not at all.
"""

import argparse
import json
import os
import subprocess

from pyspark.sql import SparkSession, types

HERE = os.path.dirname(os.path.abspath(__file__))

TYPES = {
    "text": types.StringType(),
    "word": types.StringType(),
    "month": types.StringType(),
    "currency": types.StringType(),
    "day": types.DateType(),
    "integer": types.LongType(),
    "minor": types.LongType(),
    "decimal": types.DecimalType(23, 4),
    "number": types.DoubleType(),
    "flag": types.BooleanType(),
    "list": types.ArrayType(types.StringType()),
}


def contract(folder):
    """The contract, as the executables have it."""
    told = subprocess.run([os.path.join(folder, "till-feed"), "--format", "contract"], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return json.loads(told.stdout)


def schema(table):
    fields = [types.StructField("type", types.StringType())]
    fields += [types.StructField(column["name"], TYPES[column["data_type"]], True) for column in table["columns"]]
    return types.StructType(fields)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--households", type=int, default=16, help="how many a partition has")
    asked = parser.parse_args()
    folder = os.environ.get("TILL_BIN", os.path.join(HERE, "..", "..", ".build", "release"))
    ids = sorted(name for name in os.listdir(os.path.join(asked.input, "inbox")) if not name.startswith("."))
    spark = SparkSession.builder.appName("till feed").getOrCreate()
    parts = max(1, -(-len(ids) // asked.households))
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "LANG") or name.startswith("TILL_")}
    command = f"{HERE}/partition {os.path.abspath(asked.input)}"
    lines = spark.sparkContext.parallelize(ids, parts).pipe(command, env=environment, checkCode=True)
    # Once: all tables are made of the lines that stand there.
    lines.saveAsTextFile(os.path.join(asked.output, "lines"))
    told = spark.read.text(os.path.join(asked.output, "lines"))
    for table in contract(folder)["tables"]:
        name = table["name"]
        own = told.where(told.value.startswith(f'{{"type":"{name}",')).rdd.map(lambda row: row.value)
        columns = [column["name"] for column in table["columns"]]
        rows = spark.read.schema(schema(table)).option("mode", "FAILFAST").json(own).select(*columns)
        rows.sortWithinPartitions(*table["primary_key"]).write.mode("overwrite").parquet(os.path.join(asked.output, "parquet", name))
    spark.stop()


if __name__ == "__main__":
    main()
