// The benchmark's schema served by mercurius as a function: Fastify's adapter for Lambda behind a loop over the Runtime API, which
// Lambda's own runtime for Node.js would be.
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import awsLambdaFastify from '@fastify/aws-lambda'
import DataLoader from 'dataloader'
import Fastify from 'fastify'
import mercurius from 'mercurius'

const schema = readFileSync(new URL('../../../Benchmarks.Server/schema.graphql', import.meta.url), 'utf8')
const segments = ['retail', 'wholesale', 'vip']
const cents = amount => Math.floor(amount * 100 + 0.5) / 100

const lineOf = (c, o, l) => ({ sku: `SKU-${(c * 7 + o * 3 + l) % 500}`, quantity: 1 + (c + o + l) % 5, price: ((c * 31 + o * 17 + l * 7) % 9900 + 100) / 100 })
const orderOf = (c, o) => {
  const lines = [1, 2, 3].map(l => lineOf(c, o, l))
  const placedAt = new Date(Date.UTC(2025, 0, 1 + (c + o) % 365)).toISOString()
  return { id: `o-${c}-${o}`, number: c * 1000 + o, placedAt, total: cents(lines.reduce((sum, line) => sum + line.quantity * line.price, 0)), customerId: `${c}`, lines }
}
const customers = Array.from({ length: 100 }, (_, index) => {
  const c = index + 1
  const allOrders = Array.from({ length: 10 }, (_, o) => orderOf(c, o + 1))
  return {
    id: `${c}`, name: `Customer ${c}`, email: `customer${c}@example.com`, segment: segments[c % 3], orderCount: 10,
    totalSpend: cents(allOrders.reduce((sum, order) => sum + order.total, 0)), allOrders,
  }
})
const byId = new Map(customers.map(customer => [customer.id, customer]))

const app = Fastify()
app.register(mercurius, {
  schema,
  resolvers: {
    Query: {
      hello: () => 'world',
      customers: (_, { first }) => customers.slice(0, first),
      customer: (_, { id }, { loader }) => loader.load(id),
    },
    Customer: { orders: (customer, { first }) => customer.allOrders.slice(0, first) },
    Order: { customer: (order, _, { loader }) => loader.load(order.customerId) },
  },
  context: () => ({ loader: new DataLoader(async ids => ids.map(id => byId.get(id) ?? null)) }),
})
const handle = awsLambdaFastify(app)

const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`
const call = (method, path, body) => new Promise((resolve, reject) => {
  const message = request(`${base}/${path}`, { method }, response => {
    const chunks = []
    response.on('data', chunk => chunks.push(chunk))
    response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
  })
  message.on('error', reject)
  message.end(body)
})
for (;;) {
  const { headers, body } = await call('GET', 'next')
  const answer = await handle(JSON.parse(body), {})
  await call('POST', `${headers['lambda-runtime-aws-request-id']}/response`, JSON.stringify(answer))
}
