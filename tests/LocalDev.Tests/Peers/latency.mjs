// 500 subscriptions over five WebSockets wait for orders of one customer; orders are imported one after another, and each event's time
// is taken from the moment at which its import was sent, so that it holds the import too. The first imports, for which code is compiled
// yet, are not counted. Prints the milliseconds at some ranks. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { createClient } = await import(pathToFileURL(require.resolve('graphql-ws')));
const [, , url, token, customerId, email, imports] = process.argv;
const headers = { Authorization: `Bearer ${token}` };
const [sockets, each, uncounted] = [5, 100, 5];

const sent = new Map();
const arrived = [];
let first = 0;
let waiting;
const send = async query => (await (await fetch(url, {
  method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ query }),
})).json()).data;

for (let s = 0; s < sockets; s++) {
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: require('ws'), connectionParams: headers, lazy: false });
  for (let i = 0; i < each; i++) client.subscribe({ query: `subscription { orderImported(customerId: "${customerId}") { reference } }` }, {
    next({ data }) {
      if (!data.orderImported.reference?.startsWith('latency-')) return void (++first === sockets * each && waiting());
      arrived.push({ reference: data.orderImported.reference, at: performance.now() });
      if (arrived.length % (sockets * each) === 0) waiting();
    },
    error(error) { console.error(error); process.exit(1); },
    complete() {},
  });
}
await new Promise(resolve => { waiting = resolve; });

for (let i = -uncounted; i < imports; i++) {
  const all = new Promise(resolve => { waiting = resolve; });
  sent.set(`latency-${i}`, performance.now());
  await send(`mutation { importOrder(input: { reference: "latency-${i}", contact: { email: "${email}" }, items: [{ productCode: "x", unitPrice: 1, quantity: 1 }] }) { orderCreated } }`);
  await all;
}
const times = arrived.slice(uncounted * sockets * each).map(({ reference, at }) => at - sent.get(reference)).sort((a, b) => a - b);
const rank = part => Math.round(times[Math.min(times.length - 1, Math.floor(part * times.length))]);
console.log(JSON.stringify({ events: times.length, p50: rank(0.5), p99: rank(0.99), most: rank(1) }));
process.exit(0);
