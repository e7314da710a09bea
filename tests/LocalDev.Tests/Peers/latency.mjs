// 500 subscriptions over five WebSockets follow one customer's orders or one user's transactions, while these are written one after
// another. Each event's time is taken from what was stored itself, which has the moment right before it was written, and from the moment
// at which the mutation was sent that began it. The first rounds, for which code is compiled yet, are not counted. Prints the milliseconds
// at some ranks. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { createClient } = await import(pathToFileURL(require.resolve('graphql-ws')));
const [, , url, token, what, of, rounds] = process.argv;
const headers = { Authorization: `Bearer ${token}` };
const [sockets, each, uncounted] = [5, 100, 20];
const subscriptions = sockets * each;

const { subscription, mutation, input, key, event } = {
  orders: {
    subscription: `subscription { orderImported(customerId: "${of.split(' ')[0]}") { createdAt } }`,
    mutation: 'mutation($input: ImportOrderInput!) { importOrder(input: $input) { orderCreated } }',
    input: { contact: { email: of.split(' ')[1] }, items: [{ productCode: 'WEB-1', unitPrice: 1, quantity: 1 }] },
    key: 'reference',
    event: ({ orderImported: { createdAt } }) => ({ at: createdAt, isLast: true }),
  },
  transactions: {
    subscription: 'subscription { myTransactionsUpdated { id version phase updatedAt } }',
    mutation: 'mutation($input: SubmitTransactionInput!) { submitTransaction(input: $input) { userErrors { message } } }',
    input: { to: '0x00000000000000000000000000000000000000f1', amount: '0.000001', password: of },
    key: 'idempotencyKey',
    event: ({ myTransactionsUpdated: { phase, updatedAt } }) => ({ at: updatedAt, isLast: phase === 'CONFIRMED' }),
  },
}[what];

const arrived = [];
let [sentAt, ready, ended, isCounted, waiting] = [0, 0, 0, false];
const allAre = () => new Promise(resolve => { waiting = resolve; });
const send = async body => (await fetch(url, {
  method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
})).json();
const fail = reason => { console.error(reason); process.exit(1); };

async function write(i) {
  const all = allAre();
  sentAt = performance.now();
  const answer = await send({ query: mutation, variables: { input: { ...input, [key]: `latency-${i}` } } });
  if (answer.errors || answer.data.submitTransaction?.userErrors.length) fail(JSON.stringify(answer));
  await all;
}

// Each subscription first brings what is there: the latest order, or a transaction under way.
for (let s = 0; s < sockets; s++) {
  const all = allAre();
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: require('ws'), connectionParams: headers, lazy: false });
  for (let i = 0; i < each; i++) {
    let isFirst = true;
    client.subscribe({ query: subscription }, {
      next({ data, errors }) {
        if (errors) fail(JSON.stringify(errors));
        const { at, isLast } = event(data);
        if (isFirst) return isFirst = false, void (++ready % each === 0 && waiting());
        if (isCounted) arrived.push({ fromStored: Date.now() - Date.parse(at), fromSent: performance.now() - sentAt });
        if (isLast && ++ended % subscriptions === 0) waiting();
      },
      error: fail,
      complete() {},
    });
  }
  await all;
}
if (what === 'transactions') {
  console.log(JSON.stringify({ ready }));
  await allAre();
}
for (let i = -uncounted; i < rounds; i++) {
  isCounted = i >= 0;
  await write(i);
}

const ranks = name => {
  const times = arrived.map(event => event[name]).sort((a, b) => a - b);
  const rank = part => Math.round(times[Math.min(times.length - 1, Math.floor(part * times.length))]);
  return { events: times.length, p50: rank(0.5), p99: rank(0.99), most: rank(1) };
};
console.log(JSON.stringify({ fromStored: ranks('fromStored'), fromSent: ranks('fromSent') }));
process.exit(0);
