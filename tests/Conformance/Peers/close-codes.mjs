// Breaks each rule of graphql-transport-ws once with a raw WebSocket, and prints by which code the server closed it, as one JSON
// object. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';

const WebSocket = createRequire(`${process.cwd()}/`)('ws');
const url = process.argv[2].replace('http', 'ws');

const init = { type: 'connection_init' };
const subscribe = { id: '1', type: 'subscribe', payload: { query: 'subscription { forever }' } };

const codeAfter = (messages, protocol = 'graphql-transport-ws') => new Promise((resolve, reject) => {
  const socket = protocol ? new WebSocket(url, protocol) : new WebSocket(url);
  socket.on('open', () => messages.forEach(message =>
    socket.send(typeof message === 'object' && !Buffer.isBuffer(message) ? JSON.stringify(message) : message)));
  socket.on('error', reject);
  socket.on('close', resolve);
});

console.log(JSON.stringify({
  notJson: await codeAfter(['{']),
  unknownType: await codeAfter([{ type: 'start' }]),
  binary: await codeAfter([Buffer.from(JSON.stringify(init))]),
  beforeAck: await codeAfter([subscribe]),
  noSubProtocol: await codeAfter([init], null),
  noInit: await codeAfter([]),
  sameId: await codeAfter([init, subscribe, subscribe]),
  secondInit: await codeAfter([init, init]),
  tooLong: await codeAfter(['x'.repeat(1_048_577)]),
}));
process.exit(0);
