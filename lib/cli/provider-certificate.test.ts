import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { classifyReply } from '@/lib/core/reply-class'
import { selfSignedCertificate } from '../sandbox/mpesa/der'
import { bundleFixture } from '../worker/bundle-fixture'

/** Row 54 of lib/FAULT-MATRIX.md. */
const DAY_MS = 86_400_000
const run = promisify(execFile)
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

let fixture: string
let folder: string
let seen: string[]
const servers: Server[] = []

beforeAll(async () => {
  fixture = await bundleFixture('lib/cli/certificate-fixture.ts')
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-tls-'))
})
beforeEach(() => {
  seen = []
})
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(fixture, { force: true })
  rmSync(folder, { recursive: true, force: true })
})

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A provider on https with a certificate of its own, which the calling process is told to trust. */
async function callProvider(commonName: string, fromDays: number, toDays: number, isTrusted = true) {
  const at = (days: number) => new Date(Date.now() + days * DAY_MS)
  const cert = selfSignedCertificate({ privateKeyPem, commonName, from: at(fromDays), to: at(toDays) })
  const trusted = path.join(folder, 'trusted.pem')
  writeFileSync(trusted, cert)
  const port = await listen(
    createServer({ key: privateKeyPem, cert }, (request, reply) => {
      seen.push(`${request.method} ${request.url}`)
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    }),
  )
  const { stdout } = await run(process.execPath, [fixture, `https://localhost:${port}`], {
    env: { NODE_ENV: 'test', ...(isTrusted && { NODE_EXTRA_CA_CERTS: trusted }) },
  })
  return JSON.parse(stdout) as { wire: Parameters<typeof classifyReply>[0]; exchange: boolean }
}

test('a certificate in order is spoken to: what follows is not for want of a connection', async () => {
  expect(await callProvider('localhost', -1, 1)).toMatchObject({ wire: { kind: 'answered', status: 200 } })
  expect(seen).toEqual(['POST /pay'])
})

test.each([
  ['has expired', 'localhost', -30, -1, true],
  ['is not valid yet', 'localhost', 1, 30, true],
  ['is for another host', 'api.elsewhere.co.ke', -1, 1, true],
  ['is of nobody we trust', 'localhost', -1, 1, false],
] as const)('a certificate that %s: not sent, no byte of the order shown', async (_what, name, from, to, trusted) => {
  const { wire, exchange } = await callProvider(name, from, to, trusted)
  expect(wire).toEqual({ kind: 'never_left', because: 'tls' })
  expect(classifyReply(wire, 'unlisted')).toBe('not_sent')
  expect(exchange).toBe(false)
  expect(seen).toEqual([])
})

test('there is no falling back to plain http on the same port', async () => {
  const port = await listen(
    createPlainServer((request, reply) => {
      seen.push(`${request.method} ${request.url}`)
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    }),
  )
  const { stdout } = await run(process.execPath, [fixture, `https://localhost:${port}`], { env: { NODE_ENV: 'test' } })
  expect(JSON.parse(stdout)).toMatchObject({ wire: { kind: 'never_left', because: 'tls' } })
  expect(seen).toEqual([])
})
