// Square's own client, pointed at a stand-in. Takes calls, a line each: {call, args, token, secret, all, retries} -> {answer} or {error}.
// `call` is a path in the client, such as catalog.object.get; `all` follows the client's own pager. Run with local/ as the working directory.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { SquareClient, SquareError, WebhooksHelper } = createRequire(`${process.cwd()}/package.json`)('square');
const [, , baseUrl] = process.argv;

// The client has bigints, which JSON has not: "17n".
const fromJson = (key, value) => (typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value);
const toJson = (key, value) => (typeof value === 'bigint' ? `${value}n` : value);

async function run({ call, args, token, secret, all, retries }) {
  if (call === 'verifySignature') return WebhooksHelper.verifySignature(args);
  const client = new SquareClient({ token: token ?? 'none', baseUrl, maxRetries: retries ?? 0 });
  const path = call.split('.');
  const method = path.pop();
  const resource = path.reduce((part, name) => part[name], client);
  const options = secret ? { headers: { Authorization: `Client ${secret}` } } : undefined;
  const answer = await resource[method](...(args === undefined ? [] : [args]), options);
  if (!all) return answer;
  const entries = [];
  for await (const entry of answer) entries.push(entry);
  return entries;
}

for await (const line of createInterface({ input: process.stdin })) {
  let result;
  try {
    result = { answer: await run(JSON.parse(line, fromJson)) };
  } catch (error) {
    result = { error: { isSquares: error instanceof SquareError, status: error.statusCode, errors: error.errors, message: error.message } };
  }
  console.log(JSON.stringify(result, toJson));
}
