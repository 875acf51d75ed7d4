// The quick start as a person types it into mongosh. Prints one line for each step.
/* global db, show, NumberDecimal, EJSON, print */
const say = (step, value) => print(`${step}: ${EJSON.stringify(value)}`);
const code = action => {
  try {
    action();
    return 0;
  } catch (error) {
    return error.code;
  }
};

db.commandes.insertMany([
  { _id: 1, canal: 'web', ville: 'Rabat', total: NumberDecimal('100.50') },
  { _id: 2, canal: 'mobile', ville: 'Fès', total: NumberDecimal('20') },
  { _id: 3, canal: 'web', ville: 'Rabat', total: NumberDecimal('7.25') },
]);
say('find', db.commandes.find({}, { ville: 1 }).sort({ _id: 1 }).limit(2).toArray());
say('group', db.commandes.aggregate([{ $group: { _id: '$canal', n: { $sum: 1 }, total: { $sum: '$total' } } }, { $sort: { _id: 1 } }]).toArray());
say('index', db.commandes.createIndex({ canal: 1, ville: 1 }));
say('indexes', db.commandes.getIndexes().map(index => index.name));
const stats = db.commandes.stats();
say('stats', [stats.count, stats.nindexes, Object.keys(stats.indexSizes)]);
const plan = db.commandes.find({ canal: 'web' }).explain('executionStats');
say('explain', [plan.queryPlanner.winningPlan.inputStage.stage, plan.queryPlanner.winningPlan.inputStage.indexName, plan.executionStats.nReturned, plan.executionStats.totalKeysExamined, plan.executionStats.totalDocsExamined]);
say('count', [db.commandes.countDocuments({ canal: 'web' }), db.commandes.estimatedDocumentCount()]);
say('distinct', db.commandes.distinct('ville').sort());
const updated = db.commandes.updateMany({ canal: 'web' }, { $inc: { vu: 1 } });
say('update', [updated.matchedCount, updated.modifiedCount]);
say('findOneAndUpdate', db.commandes.findOneAndUpdate({ _id: 1 }, { $set: { vu: 5 } }, { returnNewDocument: true, projection: { vu: 1 } }));
say('duplicate', code(() => db.commandes.insertOne({ _id: 1 })));
say('operator', code(() => db.commandes.find({ a: { $nope: 1 } }).toArray()));
say('stage', code(() => db.commandes.aggregate([{ $nope: 1 }]).toArray()));
say('validate', [db.commandes.validate().valid, db.commandes.validate().nrecords]);
db.createView('v_web', 'commandes', [{ $match: { canal: 'web' } }]);
say('view', [db.v_web.countDocuments(), db.getCollectionNames().sort()]);
say('databases', db.adminCommand({ listDatabases: 1, nameOnly: true }).databases.some(entry => entry.name === db.getName()));
say('sizes', [db.stats().objects, db.commandes.totalIndexSize() > 0, db.commandes.isCapped()]);
say('server', [db.version().startsWith('7.'), db.hello().isWritablePrimary, db.serverStatus().connections.current > 0]);
say('users', db.getUsers().users.length);
say('drop', [db.v_web.drop(), db.commandes.drop(), db.getCollectionNames()]);
