// Opens so many WebSockets with one subscription each, and keeps them open. One JSON object a line: { count } opens them,
// { publishes } counts the events until so many have come. Run with local/ as the working directory, whose node_modules it uses.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const WebSocket = createRequire(`${process.cwd()}/`)('ws');
const url = process.argv[2].replace('http', 'ws');

let events = 0;
let awaited;

const open = () => new Promise((resolve, reject) => {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('error', reject);
  socket.on('message', data => {
    const { type } = JSON.parse(data);
    if (type === 'ping') socket.send('{"type":"pong"}');
    if (type === 'connection_ack') socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { news }"}}', resolve);
    if (type === 'next' && ++events === awaited?.count) awaited.resolve();
  });
});

for await (const line of createInterface({ input: process.stdin })) {
  const { count, publishes } = JSON.parse(line);
  for (let opened = 0; opened < count; opened += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - opened) }, open));
  if (publishes) await new Promise(resolve => {
    awaited = { count: publishes, resolve };
    if (events >= publishes) resolve();
  });
  console.log(JSON.stringify({ events }));
}
process.exit(0);
