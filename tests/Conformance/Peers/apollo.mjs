// Apollo Client runs a query and a mutation against the endpoint given, and prints both answers as one JSON object.
// Run with local/ as the working directory, whose node_modules it uses.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const { ApolloClient, HttpLink, InMemoryCache, gql } = await import(pathToFileURL(require.resolve('@apollo/client')));

const client = new ApolloClient({ link: new HttpLink({ uri: process.argv[2] }), cache: new InMemoryCache() });
const query = await client.query({
  query: gql`query Notes($first: Int!) { notes(first: $first) { id text } }`, variables: { first: 1 },
});
const mutation = await client.mutate({
  mutation: gql`mutation Add($text: String!) { addNote(text: $text) { id text } }`, variables: { text: 'from Apollo' },
});
console.log(JSON.stringify({ query: query.data, mutation: mutation.data }));
process.exit(0);
