// The client of graphql-ws: counts to the number given, stops a subscription without an end after five events, and prints what
// it got as one JSON object. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { createClient } = await import(pathToFileURL(require.resolve('graphql-ws')));
const webSocketImpl = require('ws');

const [, , endpoint, to] = process.argv;
const client = createClient({ url: endpoint.replace('http', 'ws'), webSocketImpl, retryAttempts: 0, keepAlive: 50 });

const count = [];
for await (const { data } of client.iterate({ query: `subscription { count(to: ${to}) }` })) count.push(data.count);

const forever = [];
for await (const { data } of client.iterate({ query: 'subscription { forever }' }))
  if (forever.push(data.forever) === 5) break;

const broken = { events: [] };
for await (const { data, errors } of client.iterate({ query: 'subscription { broken }' })) {
  if (data) broken.events.push(data.broken);
  if (errors) broken.error = errors[0].message;
}

let invalid;
try {
  for await (const _ of client.iterate({ query: 'subscription { nothing }' }));
} catch (errors) {
  invalid = errors[0].message;
}

console.log(JSON.stringify({ count, forever, broken, invalid }));
process.exit(0);
