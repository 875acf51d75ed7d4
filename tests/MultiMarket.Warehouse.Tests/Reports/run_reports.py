"""Runs pipelines against a warehouse: python3 run_reports.py URI DATABASE < {"name": "text of the pipeline", ...}; prints {"name": [[values]]}."""
import json
import sys

import pymongo
from bson.decimal128 import Decimal128


def value(v):
    return str(v.to_decimal()) if isinstance(v, Decimal128) else v


orders = pymongo.MongoClient(sys.argv[1])[sys.argv[2]].commandes
pipelines = json.load(sys.stdin)
rows = {name: [[value(v) for v in row.values()] for row in orders.aggregate(json.loads(text))] for name, text in pipelines.items()}
json.dump(rows, sys.stdout)
