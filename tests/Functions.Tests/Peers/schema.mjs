// Answers { resources, attributes } with { problems }: where resources are not what CloudFormation's own specification says, as
// @aws-cdk/aws-service-spec has it. Resources have no functions left; attributes are those that the template takes of resources.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.cwd()}/package.json`);
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');

const database = loadAwsServiceSpecSync();
const serverless = 'AWS::Serverless::Function';
// SAM's own, which the specification's copy of SAM does not know yet.
const newer = { AutoPublishAliasAllProperties: { type: { type: 'boolean' } } };
const scalars = {
  string: value => typeof value !== 'object',
  number: value => !Number.isNaN(Number(value)) && value !== '',
  integer: value => /^-?\d+$/.test(String(value)),
  boolean: value => /^(true|false)$/.test(String(value)),
};

const resourceOf = type => database.lookup('resource', 'cloudFormationType', 'equals', type)[0];

/** A function of SAM's takes what one of Lambda's does, and needs none of it. */
function propertiesOf(type) {
  const own = resourceOf(type)?.properties;
  if (!own || type !== serverless) return own;
  const lambda = Object.entries(resourceOf('AWS::Lambda::Function').properties).map(([name, { type }]) => [name, { type }]);
  return { ...Object.fromEntries(lambda), ...own, ...newer };
}

function* checkProperties(path, value, properties) {
  for (const name of Object.keys(value)) {
    if (!properties[name])
      yield `${path} has no property ${name}; it has ${Object.keys(properties).sort().join(', ')}.`;
    else
      yield* check(`${path}.${name}`, value[name], properties[name].type);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && value[name] === undefined)
      yield `${path} needs ${name}.`;
  }
}

function* check(path, value, type) {
  switch (type.type) {
    case 'json':
      return;
    case 'ref':
      if (typeof value !== 'object' || Array.isArray(value))
        yield `${path} is ${JSON.stringify(value)} and should be a mapping.`;
      else
        yield* checkProperties(path, value, database.get('typeDefinition', type.reference.$ref).properties);
      return;
    case 'array':
      if (!Array.isArray(value))
        yield `${path} is ${JSON.stringify(value)} and should be a list.`;
      else
        for (const [index, element] of value.entries())
          yield* check(`${path}.${index}`, element, type.element);
      return;
    case 'map':
      for (const [name, element] of Object.entries(value))
        yield* check(`${path}.${name}`, element, type.element);
      return;
    case 'union': {
      const tries = type.types.map(one => [...check(path, value, one)]);
      if (!tries.some(problems => problems.length === 0))
        yield tries.flat().join(' Or: ');
      return;
    }
    default:
      if (scalars[type.type] && !scalars[type.type](value))
        yield `${path} is ${JSON.stringify(value)} and should be a ${type.type}.`;
      else if (type.allowedValues && !type.allowedValues.includes(value))
        yield `${path} is ${JSON.stringify(value)} and should be one of ${type.allowedValues.join(', ')}.`;
  }
}

function* checkAll({ resources, attributes }) {
  for (const [id, resource] of Object.entries(resources)) {
    const properties = propertiesOf(resource.Type);
    if (properties)
      yield* checkProperties(id, resource.Properties ?? {}, properties);
    else
      yield `${id} is of the type ${resource.Type}, which CloudFormation does not have.`;
  }
  for (const { id, name } of attributes) {
    const known = resourceOf(resources[id].Type)?.attributes ?? {};
    if (!known[name] && resources[id].Type !== serverless)
      yield `${id} has no attribute ${name}; it has ${Object.keys(known).join(', ')}.`;
  }
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify({ problems: [...checkAll(JSON.parse(line))] }));
