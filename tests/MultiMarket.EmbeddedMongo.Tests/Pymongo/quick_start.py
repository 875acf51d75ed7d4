"""What a MongoDB tutorial does, with assertions. Arguments: connection string, database."""
import sys

import pymongo
from bson import ObjectId
from pymongo.errors import BulkWriteError, DuplicateKeyError, OperationFailure

client = pymongo.MongoClient(sys.argv[1], serverSelectionTimeoutMS=5000)
db = client[sys.argv[2]]

assert client.admin.command("ping")["ok"] == 1
assert client.server_info()["version"].startswith("7.")

inserted = db.people.insert_one({"name": "Amina", "age": 31})
assert isinstance(inserted.inserted_id, ObjectId)
assert db.people.find_one({"name": "Amina"})["age"] == 31

try:
    db.people.insert_one({"_id": inserted.inserted_id})
    raise AssertionError("no duplicate key error")
except DuplicateKeyError as error:
    assert error.code == 11000
    assert error.details["keyPattern"] == {"_id": 1}
    assert error.details["keyValue"] == {"_id": inserted.inserted_id}
    assert error.details["errmsg"] == (
        "E11000 duplicate key error collection: %s.people index: _id_ dup key: { _id: ObjectId('%s') }" % (db.name, inserted.inserted_id))

try:
    db.bulk.insert_many([{"_id": 1}, {"_id": 1}, {"_id": 2}], ordered=True)
    raise AssertionError("no bulk write error")
except BulkWriteError as error:
    assert error.details["nInserted"] == 1
    assert [e["index"] for e in error.details["writeErrors"]] == [1]
try:
    db.bulk.insert_many([{"_id": 1}, {"_id": 3}, {"_id": 1}, {"_id": 4}], ordered=False)
    raise AssertionError("no bulk write error")
except BulkWriteError as error:
    assert error.details["nInserted"] == 2
    assert [e["index"] for e in error.details["writeErrors"]] == [0, 2]
assert sorted(d["_id"] for d in db.bulk.find()) == [1, 3, 4]

db.numbers.insert_many({"_id": i, "even": i % 2 == 0} for i in range(1000))
assert db.numbers.count_documents({}) == 1000
assert db.numbers.estimated_document_count() == 1000
cursor = db.numbers.find({"even": True}, batch_size=7).sort("_id", -1)
assert [d["_id"] for d in cursor] == list(range(998, -1, -2))
assert len(list(db.numbers.find())) == 1000
assert [d["_id"] for d in db.numbers.find().sort("_id").skip(10).limit(3)] == [10, 11, 12]
assert db.numbers.find_one({"_id": 5}, {"_id": 0, "even": 1}) == {"even": False}
assert sorted(db.numbers.distinct("even")) == [False, True]

part = db.numbers.find(batch_size=10)
next(part)
part.close()

updated = db.people.update_one({"name": "Amina"}, {"$set": {"age": 32}, "$inc": {"visits": 1}})
assert (updated.matched_count, updated.modified_count) == (1, 1)
assert db.people.update_one({"name": "Brahim"}, {"$set": {"age": 40}}, upsert=True).upserted_id is not None
assert db.people.replace_one({"name": "Brahim"}, {"name": "Brahim", "age": 41}).modified_count == 1
assert db.people.find_one_and_update({"name": "Brahim"}, {"$inc": {"age": 1}}, return_document=pymongo.ReturnDocument.AFTER)["age"] == 42
assert db.people.delete_many({"name": "Brahim"}).deleted_count == 1

assert db.people.create_index([("name", 1)], unique=True) == "name_1"
try:
    db.people.insert_one({"name": "Amina"})
    raise AssertionError("no duplicate key error")
except DuplicateKeyError as error:
    assert 'index: name_1 dup key: { name: "Amina" }' in error.details["errmsg"]
assert set(db.people.index_information()) == {"_id_", "name_1"}
db.people.drop_index("name_1")

try:
    db.command("noSuchCommand")
    raise AssertionError("no error")
except OperationFailure as error:
    assert error.code == 59
try:
    list(db.people.aggregate([{"$nope": {}}]))
    raise AssertionError("no error")
except OperationFailure as error:
    assert error.code == 40324

assert sorted(db.list_collection_names()) == ["bulk", "numbers", "people"]
assert db.name in client.list_database_names()
db.drop_collection("bulk")
assert "bulk" not in db.list_collection_names()
client.drop_database(db.name)
assert db.name not in client.list_database_names()
client.close()
print("done")
