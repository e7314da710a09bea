// An issuer of tokens for the gateway under test, and oauth2-mock-server as a second one. One JSON object a line in, one a
// line out. Run with local/ as the working directory, whose node_modules it uses.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { keys, keySet } from './keys.mjs';
import { goodTokens } from './good.mjs';
import { badTokens } from './bad.mjs';

const require = createRequire(`${process.cwd()}/`);
const load = name => import(pathToFileURL(require.resolve(name)));
const jose = await load('jose');
const { OAuth2Server } = await load('oauth2-mock-server');

let served = keySet;
let requests = 0;
let server;
let port = 0;

const mock = new OAuth2Server();
await mock.issuer.keys.generate('RS256');
await mock.start(0, '127.0.0.1');

const answer = (request, response) => {
  requests++;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(served));
};

const context = () => ({ jose, mock, issuer: `http://127.0.0.1:${port}` });

const operations = {
  /** Takes a port the first time, and the same one again. */
  async start() {
    server = createServer(answer);
    await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
    port = server.address().port;
    return { issuer: context().issuer, mock: mock.issuer.url };
  },
  async stop() {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    return {};
  },
  good: async () => ({ tokens: await goodTokens(context()) }),
  bad: async () => ({ tokens: await badTokens(context()) }),
  /** A token by one of the keys, whether it is published or not. */
  async token({ key, algorithm, subject }) {
    const token = await new jose.SignJWT({ aud: 'graph', token_use: 'access' }).setIssuer(context().issuer).setSubject(subject)
      .setIssuedAt().setExpirationTime('12h').setProtectedHeader({ alg: algorithm, kid: key }).sign(keys[key].privateKey);
    return { token };
  },
  /** From now on the key set is these keys. */
  async publish({ names }) {
    served = { keys: names.map(kid => ({ ...keys[kid].publicKey.export({ format: 'jwk' }), kid })) };
    return {};
  },
  requests: async () => ({ requests }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify(await operations[request.op](request)));
}
process.stdout.write('', () => process.exit(0));
