import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { FORWARDED_HEADER, PEER_HEADER } from '@/lib/core/peer-header'
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

it('a request that a proxy passed on is told from one that came by itself, whatever the sender says', async () => {
  notePeerAddresses()
  const server = createServer((request, reply) => reply.end(String(request.headers[FORWARDED_HEADER])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const said = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${port}/`, { headers })).text()
  expect(await said({ [FORWARDED_HEADER]: 'yes' })).toBe('no')
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
    expect(await said({ [name]: '203.0.113.9', [FORWARDED_HEADER]: 'no' })).toBe('yes')
})
