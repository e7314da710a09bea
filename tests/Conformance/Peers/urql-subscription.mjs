// urql subscribes over graphql-ws or server-sent events: counts to the number given, stops a subscription without an end after
// five events, and prints what it got as one JSON object. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { Client, fetchExchange, subscriptionExchange, gql } = await import(pathToFileURL(require.resolve('@urql/core')));
const { createClient } = await import(pathToFileURL(require.resolve('graphql-ws')));
const webSocketImpl = require('ws');

const [, , url, to, mode] = process.argv;
const overSocket = () => {
  // Not lazy: its socket would close behind each subscription, and one that begins in that instant would end with it.
  const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl, retryAttempts: 0, lazy: false });
  return subscriptionExchange({
    forwardSubscription: request => ({
      subscribe: sink => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink) }),
    }),
  });
};
const client = new Client(mode === 'ws'
  ? { url, exchanges: [overSocket()] }
  : { url, exchanges: [fetchExchange], fetchSubscriptions: true });

/** The events up to so many, and the message of an error if one came. At its end, and with an error, urql gives the last event again. */
const subscribe = (query, most = Infinity) => new Promise(resolve => {
  const events = [];
  let error;
  const { unsubscribe } = client.subscription(gql(query), {}).subscribe(result => {
    // It has unsubscribed, which takes effect a moment later.
    if (events.length === most) return;
    if (result.data && result.hasNext && !result.error) events.push(Object.values(result.data)[0]);
    if (result.error) error = (result.error.graphQLErrors[0] ?? result.error).message;
    if (events.length < most && result.hasNext && !result.error) return;
    setTimeout(() => unsubscribe());
    resolve({ events, error });
  });
});

const { events: count } = await subscribe(`subscription { count(to: ${to}) }`);
const { events: forever } = await subscribe('subscription { forever }', 5);
const broken = await subscribe('subscription { broken }');
const { error: invalid } = await subscribe('subscription { nothing }');
console.log(JSON.stringify({ count, forever, broken, invalid }));
process.exit(0);
