import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { type CrashPoint, setCrashHook } from '@/lib/core/crash-points'
import { createTokenSource } from './tokens'
import { createTransport } from './transport'

afterEach(() => setCrashHook(undefined))

const BODY = JSON.stringify({ key: 'HZ7K3M2QXA', amount: 1250 })

it('a process can die between the bytes of a request, and between the last of them and the answer', async () => {
  let seen = ''
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      seen += bytes.toString()
      if (seen.endsWith(BODY))
        setTimeout(
          () => socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'),
          200,
        )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const arrived: [CrashPoint, string][] = []
  setCrashHook(async (point) => {
    await sleep(50)
    arrived.push([point, seen.slice(seen.indexOf('\r\n\r\n') + 4)])
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const result = await createTransport({ provider: 'mpesa', baseUrl }).call({
    operation: 'test',
    method: 'POST',
    path: '/pay',
    headers: { 'content-type': 'application/json' },
    body: BODY,
  })
  server.close()
  expect(result.wire).toEqual({ kind: 'answered', status: 200, isJsonObject: true })
  expect(seen).toContain(`content-length: ${BODY.length}\r\n`)
  expect(arrived).toEqual([
    ['CP7', BODY.slice(0, Math.ceil(BODY.length / 2))],
    ['CP8', BODY],
  ])
})

it('a token that was fetched by a process that died is fetched again', async () => {
  let fetched = 0
  const source = createTokenSource({
    fetchToken: async () => ({ token: `t${++fetched}`, expiresInMs: 3_600_000 }),
  })
  setCrashHook((point) => {
    throw new Error(`died at ${point}`)
  })
  await expect(source.get()).rejects.toThrow('died at CP18')
  setCrashHook(undefined)
  expect(await source.get()).toBe('t2')
})
