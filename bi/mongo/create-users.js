// Runs once, when the server's volume is empty: one user for the host, one that may only read for BI tools.
const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; give it in .env`);
  return value;
};

const admin = db.getSiblingDB('admin');
admin.createUser({
  user: 'multimarket',
  pwd: required('MULTIMARKET_DB_PASSWORD'),
  roles: [{ role: 'readWrite', db: 'multi_market' }, { role: 'readWrite', db: 'multi_market_akka' }],
});
admin.createUser({
  user: 'bi',
  pwd: required('MULTIMARKET_BI_PASSWORD'),
  roles: [{ role: 'read', db: 'multi_market' }],
});
