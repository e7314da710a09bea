// Takes {"document": "<an OpenAPI document>"} a line; answers with its version and what is wrong with it by the specification's own schema.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const { Validator } = await import(pathToFileURL(require.resolve('@seriousme/openapi-schema-validator')));

for await (const line of createInterface({ input: process.stdin })) {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(JSON.parse(line).document));
  console.log(JSON.stringify({ version: validator.version ?? null, valid: result.valid, errors: result.errors ?? null }));
}
