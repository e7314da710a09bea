// The client of graphql-ws as it is by default, which retries, with a token that is not good: prints how often it connected and why it gave
// up. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { createClient } = await import(pathToFileURL(require.resolve('graphql-ws')));
const [, , url] = process.argv;

let connections = 0;
const client = createClient({
  url: url.replace('http', 'ws'), webSocketImpl: require('ws'), connectionParams: { Authorization: 'Bearer no.token.this' },
  on: { connecting: () => connections++ },
});
const { message } = await new Promise(resolve => client.subscribe({ query: '{ __typename }' }, { next() {}, error: resolve, complete() {} }));
console.log(JSON.stringify({ connections, message }));
process.exit(0);
