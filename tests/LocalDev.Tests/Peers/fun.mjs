// Runs a bootstrap under the Lambda emulator of @vercel/fun: a JSON object a line in, { event } or { text }, which need not be JSON, and
// one a line out, { status, error, payload }. Run with local/emulators/ as the working directory, whose node_modules it uses.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const { createFunction } = createRequire(`${process.cwd()}/`)('@vercel/fun');
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
