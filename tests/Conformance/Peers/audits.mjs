// Runs the audits of graphql-http against the endpoint given, one JSON object a line: { id, name, status, reason }.
// Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { serverAudits } = require('graphql-http');

for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { id, name, status, reason } = await audit.fn();
  console.log(JSON.stringify({ id, name, status, reason }));
}
