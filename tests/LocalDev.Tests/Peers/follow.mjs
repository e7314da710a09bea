// Five clients follow a transaction until it is settled, each by its own transport; or only the one that is named. Prints a line when all
// know that a node has it, and one at the end with what each was told. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const load = name => import(pathToFileURL(require.resolve(name)));
const { ApolloClient, HttpLink, InMemoryCache, gql } = await load('@apollo/client');
const { Client, fetchExchange, gql: urqlGql } = await load('@urql/core');
const sse = await load('graphql-sse');
const ws = await load('graphql-ws');

const [, , url, token, id, only] = process.argv;
const headers = { Authorization: `Bearer ${token}` };
const query = `subscription { transactionUpdated(id: "${id}") { version status phase message } }`;

const told = {};
const waiting = [];
const isBroadcast = list => list.some(update => update.phase === 'BROADCAST');

function follow(name, start) {
  if (only && name !== only) return;
  told[name] = [];
  waiting.push(new Promise((resolve, reject) => start(data => {
    const update = data.transactionUpdated;
    told[name].push(update);
    if (Object.values(told).every(isBroadcast) && update.phase === 'BROADCAST') console.log(JSON.stringify({ ready: true }));
    if (update.status !== 'ENQUEUED') resolve();
  }, reject)));
}

const sink = (next, reject) => ({ next: ({ data, errors }) => (errors ? reject(errors[0]) : next(data)), error: reject, complete() {} });

follow('graphql-ws', (next, reject) => ws.createClient({
  url: url.replace('http', 'ws'), webSocketImpl: require('ws'), connectionParams: headers, retryAttempts: 0,
}).subscribe({ query }, sink(next, reject)));
for (const singleConnection of [false, true])
  follow(singleConnection ? 'graphql-sse, single' : 'graphql-sse', (next, reject) => sse.createClient({
    url, headers, singleConnection, retryAttempts: 0,
  }).subscribe({ query }, sink(next, reject)));
follow('apollo', (next, reject) => new ApolloClient({
  link: new HttpLink({ uri: url, headers }), cache: new InMemoryCache(),
}).subscribe({ query: gql(query) }).subscribe({ next: ({ data, error }) => (error ? reject(error) : next(data)), error: reject }));
follow('urql', (next, reject) => new Client({
  url, exchanges: [fetchExchange], fetchSubscriptions: true, fetchOptions: { headers },
}).subscription(urqlGql(query), {}).subscribe(({ data, error }) => (error ? reject(error) : data && next(data))));

await Promise.all(waiting);
console.log(JSON.stringify(told));
process.exit(0);
