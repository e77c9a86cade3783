import { createTransport } from '@/lib/providers/transport'

/** For tests: one call to the address given, by the clients' own transport, in a process that trusts what Node was told to. */
const [, , baseUrl = ''] = process.argv
const result = await createTransport({ provider: 'mpesa', baseUrl }).call({
  operation: 'test',
  method: 'POST',
  path: '/pay',
  headers: { authorization: 'Bearer of-the-test' },
  body: '{"Amount":12500}',
})
process.stdout.write(JSON.stringify({ wire: result.wire, exchange: result.exchange !== null }))
process.exit(0)
