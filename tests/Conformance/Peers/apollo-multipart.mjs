// Apollo Client subscribes over multipart HTTP: counts to the number given, stops a subscription without an end after five
// events, and prints what it got as one JSON object. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { ApolloClient, HttpLink, InMemoryCache, gql } = await import(pathToFileURL(require.resolve('@apollo/client')));

const [, , uri, to] = process.argv;
const client = new ApolloClient({ link: new HttpLink({ uri }), cache: new InMemoryCache() });

/** The events up to so many, and the message of an error if one came. */
const subscribe = (query, most = Infinity) => new Promise(resolve => {
  const events = [];
  let message;
  const done = () => resolve({ events, error: message });
  const subscription = client.subscribe({ query: gql(query), errorPolicy: 'all' }).subscribe({
    next({ data, error }) {
      if (data) events.push(Object.values(data)[0]);
      if (error) message = error.errors?.[0].message ?? error.message;
      if (events.length < most) return;
      subscription.unsubscribe();
      done();
    },
    error(error) {
      message = error.message;
      done();
    },
    complete: done,
  });
});

const { events: count } = await subscribe(`subscription { count(to: ${to}) }`);
const { events: forever } = await subscribe('subscription { forever }', 5);
const broken = await subscribe('subscription { broken }');
const { error: invalid } = await subscribe('subscription { nothing }');
console.log(JSON.stringify({ count, forever, broken, invalid }));
process.exit(0);
