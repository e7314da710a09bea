// Runs a bootstrap under the Lambda emulator of @vercel/fun: a JSON object a line in, { event } or { text }, which need not be JSON, and
// one a line out, { status, error, payload }. Run with local/emulators/ as the working directory, whose node_modules it uses.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
// What functions write to standard output would stand between the answers.
const processes = require('node:child_process');
const { spawn } = processes;
processes.spawn = (command, args, options) => spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
const { createFunction } = require('@vercel/fun');
const [, , directory, handler, variables] = process.argv;

const lambda = await createFunction({
  Code: { Directory: directory }, Handler: handler, Runtime: 'provided', Environment: { Variables: JSON.parse(variables) },
});
for await (const line of createInterface({ input: process.stdin })) {
  const { event, text } = JSON.parse(line);
  const answer = await lambda.invoke({ InvocationType: 'RequestResponse', Payload: text ?? JSON.stringify(event) });
  console.log(JSON.stringify({ status: answer.StatusCode, error: answer.FunctionError, payload: JSON.parse(String(answer.Payload)) }));
}
await lambda.destroy();
process.exit(0);
