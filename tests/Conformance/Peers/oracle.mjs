// The reference implementation behind the protocol of Conformance.Host: one JSON object a line in, one a line out.
// Run with local/ as the working directory, whose node_modules it uses.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const graphql = require('graphql');

const describe = ({ message, locations, path }) => ({ message, locations, path });
const schemas = new Map();

function schemaOf(sdl) {
  if (!schemas.has(sdl)) schemas.set(sdl, graphql.buildSchema(sdl));
  return schemas.get(sdl);
}

const operations = {
  parse: ({ query }) => { graphql.parse(query); return { errors: [] }; },
  print: ({ query }) => ({ errors: [], printed: graphql.print(graphql.parse(query)) }),
  validate({ schema, query, rules }) {
    const chosen = rules?.map(name => graphql[name]);
    return { errors: graphql.validate(schemaOf(schema), graphql.parse(query), chosen, { maxErrors: 1000 }).map(describe) };
  },
  execute({ schema, query, operationName, variables, rootValue }) {
    const document = graphql.parse(query);
    const { data, errors = [] } = graphql.execute({
      schema: schemaOf(schema), document, operationName, variableValues: variables, rootValue,
    });
    return { data, errors: errors.map(describe) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = operations[request.op](request);
  } catch (error) {
    answer = { errors: [describe(error)] };
  }
  console.log(JSON.stringify({ id: request.id, ok: answer.errors.length === 0, ...answer }));
}
