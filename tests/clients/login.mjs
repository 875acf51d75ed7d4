// Logs in with SCRAM-SHA-256 as an owner and as a reader. Arguments: host and port, owner, password, reader, password.
import assert from 'node:assert/strict';
import { MongoClient } from 'mongodb';

const [server, owner, password, reader, reading] = process.argv.slice(2);
const connect = async (username, secret) => {
  const client = new MongoClient(`mongodb://${server}`, { auth: { username, password: secret }, serverSelectionTimeoutMS: 5000 });
  await client.connect();
  return client;
};

const writer = await connect(owner, password);
await writer.db('boutique').collection('c').insertOne({ _id: 1 });
const status = await writer.db('admin').command({ connectionStatus: 1, showPrivileges: true });
assert.deepEqual(status.authInfo.authenticatedUsers, [{ user: owner, db: 'admin' }]);
const bi = await connect(reader, reading);
assert.deepEqual(await bi.db('boutique').collection('c').findOne(), { _id: 1 });
await assert.rejects(() => bi.db('boutique').collection('c').insertOne({}), { code: 13 });
await assert.rejects(() => connect(owner, 'wrong'), { code: 18 });
await assert.rejects(() => connect('nobody', 'wrong'), { code: 18 });
const nobody = new MongoClient(`mongodb://${server}`, { serverSelectionTimeoutMS: 5000 });
await assert.rejects(() => nobody.db('boutique').collection('c').findOne(), { code: 13 });
await Promise.all([writer.close(), bi.close(), nobody.close()]);
console.log('done');
