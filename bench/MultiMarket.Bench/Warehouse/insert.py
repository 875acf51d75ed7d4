"""Inserts orders of about 600 bytes from pymongo: unordered batches of 1,000, acknowledged from the journal."""
import datetime
import sys
import time

from bson import Decimal128
from pymongo import ASCENDING, MongoClient, WriteConcern

uri, collection, count, indexed = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "indexed"
client = MongoClient(uri)
orders = client.get_database("bench").get_collection(collection, write_concern=WriteConcern(w="majority", j=True))
orders.drop()
if indexed:
    orders.create_index([("canal", ASCENDING), ("date_commande", ASCENDING), ("statut_commande", ASCENDING), ("montant_total", ASCENDING)])

start = datetime.datetime(2024, 1, 1)
prices = [Decimal128(str(100 + i) + ".50") for i in range(500)]
channels, statuses = ["web", "mobile", "boutique"], ["payée", "livrée", "expédiée", "annulée"]


def order(i):
    price = prices[i % 500]
    return {
        "_id": "web:bench-%09d" % i, "order_id": "bench-%09d" % i, "client_id": "C%05d" % (i % 5000),
        "produits": [{"produit_id": "P%04d" % (i % 300), "nom": "Produit no %d" % (i % 300), "quantite": 1, "prix_unitaire": price, "montant": price}],
        "montant_total": price, "nb_articles": 1, "date_commande": start + datetime.timedelta(seconds=17 * i),
        "canal": channels[i % 3], "statut_commande": statuses[i % 4],
        "livraison": {"adresse": "%d Av Mohammed V" % (i % 200), "ville": "Casablanca"},
        "ingestion": {"fichier": "web-bench-%09d.json" % i, "source": "site_web", "empreinte": "%064x" % (i * 2654435761), "empreinte_v": 1,
                      "recu_le": start, "insere_le": start, "hote": "bench"},
    }


# The documents are ready before the clock starts: what is measured is the driver and the server.
batches = [[order(i) for i in range(first, first + 1000)] for first in range(0, count, 1000)]
began = time.perf_counter()
for batch in batches:
    orders.insert_many(batch, ordered=False)
seconds = time.perf_counter() - began
assert orders.count_documents({}) == count
print(count / seconds, time.process_time(), client.get_database("bench").command("collstats", collection)["avgObjSize"])
