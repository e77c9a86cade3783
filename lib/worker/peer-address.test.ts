import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { PEER_HEADER } from '@/lib/core/peer-header'
import { notePeerAddresses } from './peer-address'

it('the other end of a connection is noted, whatever the sender says of itself', async () => {
  notePeerAddresses()
  const server = createServer((request, reply) => reply.end(String(request.headers[PEER_HEADER])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { [PEER_HEADER]: '196.201.214.200' } })
  expect(await answer.text()).toBe('127.0.0.1')
})
