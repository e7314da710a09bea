// The client of graphql-sse, with distinct connections or a single one: counts to the number given, stops a subscription without
// an end after five events, and prints what it got as one JSON object. Run with local/ as the working directory, whose
// node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { createClient } = await import(pathToFileURL(require.resolve('graphql-sse')));

const [, , url, to, mode] = process.argv;
// With a single connection an operation that does not start is answered to its POST, which the client does not read.
let answer;
const fetchFn = async (...request) => {
  const response = await fetch(...request);
  if (response.headers.get('content-type')?.startsWith('application/json')) answer = await response.clone().json();
  return response;
};
const client = createClient({ url, fetchFn, singleConnection: mode === 'single', retryAttempts: 0 });

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
  for await (const { errors } of client.iterate({ query: 'subscription { nothing }' })) invalid = errors[0].message;
} catch {
  invalid = answer.errors[0].message;
}

console.log(JSON.stringify({ count, forever, broken, invalid }));
process.exit(0);
