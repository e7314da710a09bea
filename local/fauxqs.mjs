// Runs fauxqs, an SQS in memory, on a loopback port:  node fauxqs.mjs <port>
//
// Rather than its own command line, which listens on every address and writes a line a request whatever FAUXQS_LOGGER says.
import process from 'node:process';
import { buildApp } from 'fauxqs';

const app = buildApp({ logger: false, host: 'localhost' });
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
