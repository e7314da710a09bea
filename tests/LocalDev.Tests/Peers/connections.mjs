// AWS's own client of @connections: looks at a connection, sends to it, closes it, and does all three again once it is gone. One JSON
// object with what came of each. Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const aws = require('@aws-sdk/client-apigatewaymanagementapi');

const [, , endpoint, ConnectionId] = process.argv;
const client = new aws.ApiGatewayManagementApiClient({
  endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'no secret' }, maxAttempts: 1,
});
const outcome = async command => {
  try {
    const { $metadata, ...rest } = await client.send(command);
    return { status: $metadata.httpStatusCode, ...rest };
  } catch (failure) {
    return { status: failure.$metadata.httpStatusCode, error: failure.name, isGone: failure instanceof aws.GoneException };
  }
};
const look = () => outcome(new aws.GetConnectionCommand({ ConnectionId }));
const send = Data => outcome(new aws.PostToConnectionCommand({ ConnectionId, Data }));
const close = () => outcome(new aws.DeleteConnectionCommand({ ConnectionId }));

console.log(JSON.stringify({
  look: await look(), send: await send('told by AWS’s client'), tooLong: await send('x'.repeat(128 * 1024 + 1)), close: await close(),
  lookAgain: await look(), sendAgain: await send('told nobody'), closeAgain: await close(),
}));
process.exit(0);
