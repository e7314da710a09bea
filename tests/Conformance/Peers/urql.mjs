// urql runs a query and a mutation against the endpoint given, and prints both answers as one JSON object.
// Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { Client, fetchExchange, gql } = await import(pathToFileURL(require.resolve('@urql/core')));

const client = new Client({ url: process.argv[2], exchanges: [fetchExchange] });
const query = await client.query(gql`query Notes($first: Int!) { notes(first: $first) { id text } }`, { first: 1 }).toPromise();
const mutation = await client.mutation(gql`mutation Add($text: String!) { addNote(text: $text) { id text } }`, { text: 'from urql' }).toPromise();
if (query.error || mutation.error) throw query.error ?? mutation.error;
console.log(JSON.stringify({ query: query.data, mutation: mutation.data }));
process.exit(0);
