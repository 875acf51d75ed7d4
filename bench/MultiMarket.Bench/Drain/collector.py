"""What a capable person writes in an afternoon: reads order files, inserts them in batches of 1,000, archives them."""
import datetime
import json
import os
import sys
import time

from pymongo import MongoClient, WriteConcern
from pymongo.errors import BulkWriteError

uri, sources, archive = sys.argv[1], sys.argv[2], sys.argv[3]
orders = MongoClient(uri).get_database("bench").get_collection("collector", write_concern=WriteConcern(w="majority", j=True))
orders.drop()
os.makedirs(archive)


def store(batch):
    try:
        orders.insert_many([order for _, order in batch], ordered=False)
    except BulkWriteError as error:
        if any(e["code"] != 11000 for e in error.details["writeErrors"]):
            raise
    for path, _ in batch:
        os.rename(path, os.path.join(archive, os.path.basename(path)))


began, count, batch = time.perf_counter(), 0, []
for folder in sorted(os.listdir(sources)):
    for entry in os.scandir(os.path.join(sources, folder)):
        with open(entry.path, "rb") as file:
            order = json.load(file)
        order["_id"] = order["canal"] + ":" + order["order_id"]
        order["date_commande"] = datetime.datetime.fromisoformat(order["date_commande"])
        order["montant_total"] = sum(line["quantite"] * line["prix_unitaire"] for line in order["produits"])
        batch.append((entry.path, order))
        count += 1
        if len(batch) == 1000:
            store(batch)
            batch = []
if batch:
    store(batch)
seconds = time.perf_counter() - began
assert orders.count_documents({}) == count
orders.drop()
print(count / seconds)
