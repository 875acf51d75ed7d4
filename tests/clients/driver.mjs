// What an application does with MongoDB's own driver for Node.js. Arguments: connection string, database.
import assert from 'node:assert/strict';
import { Binary, Decimal128, Double, Int32, Long, MongoClient, ObjectId } from 'mongodb';

const [uri, name] = process.argv.slice(2);
const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
await client.connect();
const db = client.db(name);
const orders = db.collection('commandes');

const failsWith = async (code, action) => {
  await assert.rejects(action, error => {
    assert.equal(error.code, code, `${error.code} ${error.message}`);
    return true;
  });
};

// Documents and their types
const all = Array.from({ length: 250 }, (_, i) => ({
  _id: i, canal: ['web', 'mobile', 'boutique'][i % 3], total: Decimal128.fromString(`${i}.50`), lignes: [{ sku: `p${i % 7}`, n: i % 4 }], le: new Date(Date.UTC(2025, i % 12, 1)),
}));
assert.equal((await orders.insertMany(all)).insertedCount, 250);
const types = { _id: new ObjectId(), d: new Double(1), i: new Int32(2), l: Long.fromString('9007199254740993'), b: new Binary(Buffer.from([1, 2]), 4), r: /^a/i, n: null, a: [1, [2]], o: { x: { y: true } } };
await db.collection('types').insertOne(types);
const back = await db.collection('types').findOne({}, { promoteValues: false });
assert.equal(back.l.toString(), '9007199254740993');
assert.equal(back.d._bsontype, 'Double');
assert.equal(back.r.pattern ?? back.r.source, '^a');

// Cursors in batches
const cursor = orders.find({ canal: 'web' }, { batchSize: 10 }).sort({ _id: -1 }).project({ _id: 1 });
assert.deepEqual((await cursor.toArray()).slice(0, 2), [{ _id: 249 }, { _id: 246 }]);
const open = orders.find({}, { batchSize: 5, noCursorTimeout: true });
for (let i = 0; i < 7; i++) await open.next();
await open.close();
assert.equal(await orders.countDocuments({ total: { $gte: Decimal128.fromString('200') } }), 50);
assert.equal(await orders.estimatedDocumentCount(), 250);
assert.deepEqual((await orders.distinct('canal')).sort(), ['boutique', 'mobile', 'web']);

// Updates
assert.deepEqual(await orders.updateMany({ canal: 'web' }, { $inc: { vu: 1 }, $push: { lignes: { sku: 'x', n: 0 } } }).then(r => [r.matchedCount, r.modifiedCount]), [84, 84]);
const upserted = await orders.updateOne({ _id: 'neuf' }, { $setOnInsert: { canal: 'web' } }, { upsert: true });
assert.equal(upserted.upsertedId, 'neuf');
await orders.updateOne({ _id: 0 }, { $set: { 'lignes.$[l].n': 9 } }, { arrayFilters: [{ 'l.sku': 'x' }] });
assert.equal((await orders.findOne({ _id: 0 })).lignes[1].n, 9);
await orders.updateOne({ _id: 0 }, [{ $set: { double: { $multiply: ['$total', 2] } } }]);
assert.equal((await orders.findOne({ _id: 0 })).double.toString(), '1.00');
assert.equal((await orders.replaceOne({ _id: 1 }, { canal: 'web', remplace: true })).modifiedCount, 1);
const after = await orders.findOneAndUpdate({ _id: 2 }, { $set: { vu: 7 } }, { returnDocument: 'after', projection: { vu: 1 } });
assert.deepEqual(after, { _id: 2, vu: 7 });
assert.equal((await orders.findOneAndReplace({ _id: 3 }, { z: 1 }))._id, 3);
assert.equal((await orders.findOneAndDelete({ _id: 4 }, { includeResultMetadata: true })).lastErrorObject.n, 1);
assert.equal(await orders.findOneAndDelete({ _id: 'absent' }), null);
const bulk = await orders.bulkWrite([
  { insertOne: { document: { _id: 'a' } } },
  { updateOne: { filter: { _id: 'a' }, update: { $set: { v: 1 } } } },
  { replaceOne: { filter: { _id: 'b' }, replacement: { v: 2 }, upsert: true } },
  { deleteOne: { filter: { _id: 'a' } } },
  { deleteMany: { filter: { _id: { $in: [5, 6] } } } },
]);
assert.deepEqual([bulk.insertedCount, bulk.modifiedCount, bulk.upsertedCount, bulk.deletedCount], [1, 1, 1, 3]);

// Errors
await failsWith(11000, () => orders.insertOne({ _id: 0 }));
const partly = await orders.insertMany([{ _id: 0 }, { _id: 'c' }], { ordered: false }).catch(error => error);
assert.equal(partly.code, 11000);
assert.equal(partly.insertedCount, 1);
await failsWith(2, () => orders.findOne({ canal: { $nope: 1 } }));
await failsWith(40, () => orders.updateOne({ _id: 0 }, { $set: { q: 1 }, $inc: { q: 1 } }));
await failsWith(40324, () => orders.aggregate([{ $nope: 1 }]).toArray());
await failsWith(59, () => db.command({ nope: 1 }));
await failsWith(50, () => orders.find({ $expr: { $gt: [{ $strLenCP: { $reduce: { input: { $range: [0, 20000] }, initialValue: '', in: { $concat: ['$$value', '$canal'] } } } }, 0] } }).maxTimeMS(1).toArray());

// Indexes and plans
assert.equal(await orders.createIndex({ canal: 1, le: -1 }), 'canal_1_le_-1');
await orders.createIndexes([{ key: { total: 1 }, name: 'total', sparse: true }, { key: { vu: 1 }, partialFilterExpression: { vu: { $gt: 5 } } }]);
assert.deepEqual((await orders.indexes()).map(index => index.name), ['_id_', 'canal_1_le_-1', 'total', 'vu_1']);
const plan = await orders.find({ canal: 'web' }).sort({ le: -1 }).explain('executionStats');
assert.equal(plan.queryPlanner.winningPlan.inputStage.indexName, 'canal_1_le_-1');
assert.equal(plan.executionStats.totalKeysExamined, plan.executionStats.nReturned);
assert.equal(await orders.indexExists('total'), true);
await orders.dropIndex('total');
await failsWith(27, () => orders.dropIndex('total'));
await failsWith(2, () => orders.find({}).hint('total').toArray());

// Aggregation, views, collections
const groups = await orders.aggregate([{ $match: { canal: { $exists: true } } }, { $group: { _id: '$canal', n: { $sum: 1 } } }, { $sort: { _id: 1 } }], { batchSize: 1, comment: 'groups' }).toArray();
assert.deepEqual(groups.map(group => group._id), ['boutique', 'mobile', 'web']);
await orders.aggregate([{ $match: { canal: 'web' } }, { $out: 'copie' }]).toArray();
assert.ok(await db.collection('copie').countDocuments() > 80);
await db.createCollection('v_web', { viewOn: 'commandes', pipeline: [{ $match: { canal: 'web' } }] });
assert.equal(await db.collection('v_web').countDocuments({}), await orders.countDocuments({ canal: 'web' }));
await failsWith(166, () => db.collection('v_web').insertOne({}));
await db.createCollection('verifie', { validator: { $jsonSchema: { required: ['n'], properties: { n: { bsonType: 'int' } } } } });
await failsWith(121, () => db.collection('verifie').insertOne({ n: 'un' }));
await db.collection('verifie').insertOne({ n: 'un' }, { bypassDocumentValidation: true });
assert.deepEqual((await db.listCollections({}, { nameOnly: true }).toArray()).map(c => c.name).sort(), ['commandes', 'copie', 'types', 'v_web', 'verifie']);
await db.collection('copie').rename('autre');
assert.equal(await db.collection('autre').drop(), true);

// Sessions; transactions are for replica sets
await client.withSession(async session => {
  await orders.findOne({}, { session });
  await orders.insertOne({ _id: 'session' }, { session });
  session.startTransaction();
  // The driver puts its own words over the server's error 20.
  await assert.rejects(() => orders.insertOne({ _id: 't' }, { session }), error => error.originalError.code === 20 && /does not support retryable writes/.test(error.message));
  await session.abortTransaction();
});
await orders.insertOne({ _id: 'w0' }, { writeConcern: { w: 0 } });
await orders.insertOne({ _id: 'j' }, { writeConcern: { w: 'majority', journal: true, wtimeoutMS: 1000 } });

// Much at once
await Promise.all(Array.from({ length: 60 }, (_, i) => orders.findOne({ _id: 100 + i }).then(found => assert.equal(found._id, 100 + i))));
assert.equal((await client.db('admin').command({ buildInfo: 1 })).versionArray[0], 7);

await client.close();
console.log('done');
