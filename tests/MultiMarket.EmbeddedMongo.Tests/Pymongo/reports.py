"""Orders and the kind of pipelines that the reports run, checked against sums in Python."""
import collections
import datetime
import random
import sys
from decimal import Decimal

import pymongo
from bson.decimal128 import Decimal128

client = pymongo.MongoClient(sys.argv[1], serverSelectionTimeoutMS=5000)
db = client[sys.argv[2]]
chance = random.Random(7)
channels = ["web", "mobile", "boutique"]
statuses = ["en attente", "payée", "expédiée", "livrée", "annulée", "remboursée"]
orders = []
for number in range(3000):
    lines = []
    for _ in range(chance.randint(1, 4)):
        price, quantity = Decimal(chance.randint(100, 900000)) / 100, chance.randint(1, 5)
        lines.append({"produit_id": "P%03d" % chance.randint(1, 40), "quantite": quantity, "montant": Decimal128(price * quantity)})
    orders.append({
        "_id": "%s:%d" % (channels[number % 3], number), "canal": channels[number % 3], "produits": lines,
        "date_commande": datetime.datetime(2024, 1, 1) + datetime.timedelta(minutes=chance.randint(0, 600000)),
        "statut_commande": chance.choice(statuses), "montant_total": Decimal128(sum(line["montant"].to_decimal() for line in lines)),
    })
db.commandes.insert_many(orders, ordered=False)
excluded = ["annulée", "remboursée"]

for step in ("without index", "with index"):
    expected = collections.defaultdict(Decimal)
    for order in orders:
        if order["statut_commande"] not in excluded:
            expected[order["date_commande"].strftime("%Y-%m"), order["canal"]] += order["montant_total"].to_decimal()
    revenue = list(db.commandes.aggregate([
        {"$match": {"statut_commande": {"$nin": excluded}}},
        {"$group": {"_id": {"mois": {"$dateToString": {"date": "$date_commande", "format": "%Y-%m"}}, "canal": "$canal"}, "ca": {"$sum": "$montant_total"}}},
        {"$sort": {"_id.mois": 1, "_id.canal": 1}}]))
    assert [(r["_id"]["mois"], r["_id"]["canal"]) for r in revenue] == sorted(expected)
    for row in revenue:
        assert row["ca"].to_decimal() == expected[row["_id"]["mois"], row["_id"]["canal"]], row

    quantities = collections.Counter()
    for order in orders:
        for line in order["produits"]:
            quantities[line["produit_id"]] += line["quantite"]
    top = list(db.commandes.aggregate([
        {"$unwind": "$produits"}, {"$group": {"_id": "$produits.produit_id", "quantite": {"$sum": "$produits.quantite"}}},
        {"$sort": {"quantite": -1, "_id": 1}}, {"$limit": 10}]))
    assert [(r["_id"], r["quantite"]) for r in top] == sorted(quantities.items(), key=lambda item: (-item[1], item[0]))[:10]

    rates = {r["_id"]: r for r in db.commandes.aggregate([
        {"$group": {"_id": "$canal", "n": {"$sum": 1}, "annulees": {"$sum": {"$cond": [{"$eq": ["$statut_commande", "annulée"]}, 1, 0]}}}},
        {"$project": {"n": 1, "taux": {"$divide": ["$annulees", "$n"]}}}])}
    for channel in channels:
        own = [o for o in orders if o["canal"] == channel]
        cancelled = sum(o["statut_commande"] == "annulée" for o in own)
        assert rates[channel]["n"] == len(own) and abs(rates[channel]["taux"] - cancelled / len(own)) < 1e-12

    spring = {"canal": "web", "date_commande": {"$gte": datetime.datetime(2024, 3, 1), "$lt": datetime.datetime(2024, 6, 1)}}
    assert sorted(o["_id"] for o in db.commandes.find(spring)) == sorted(
        o["_id"] for o in orders if o["canal"] == "web" and spring["date_commande"]["$gte"] <= o["date_commande"] < spring["date_commande"]["$lt"])
    db.commandes.create_index([("canal", 1), ("date_commande", 1), ("statut_commande", 1), ("montant_total", 1)])

client.drop_database(db.name)
print("done")
