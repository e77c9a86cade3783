import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchSandboxCertificate } from './sandbox-certificate'

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answers: readonly { status: number; body: string }[]): Promise<number> {
  let asked = 0
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)]
    asked += 1
    response.writeHead(request.url === '/mpesa/certificate.pem' ? (answer?.status ?? 500) : 404).end(answer?.body)
  })
  closing.push(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

test('waits for a sandbox that is still starting', async () => {
  const port = await serve([
    { status: 503, body: '' },
    { status: 200, body: 'not yet' },
    { status: 200, body: CERTIFICATE },
  ])
  expect(await fetchSandboxCertificate(port)).toBe(CERTIFICATE)
})

test('says what to start when nothing answers', async () => {
  const port = await serve([])
  closing.splice(0).map((close) => close())
  await expect(fetchSandboxCertificate(port, 300)).rejects.toThrow(/npm run sandbox/)
})

test('says what was answered instead', async () => {
  const port = await serve([{ status: 500, body: 'broken' }])
  await expect(fetchSandboxCertificate(port, 300)).rejects.toThrow(/answered 500/)
})
