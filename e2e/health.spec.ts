import { statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import { expect, test } from './fixtures'

test('readiness says of each part that it works, and nothing else', async ({ request }) => {
  const answer = await request.get('/api/ready')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(await answer.json()).toEqual({
    ready: true,
    checks: { database: true, worker: true, disk: true, anchor: true },
  })
})

/** With headers that a browser's fetch would not send. */
function ask(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

test('figures are told to this machine, and to nobody for whom a proxy asks', async ({ request, hazina }) => {
  const answer = await request.get('/api/metrics')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/plain; version=0.0.4')
  const text = await answer.text()
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) hazina_\w+ .+|hazina_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+-]+)$/)
  expect(text).toMatch(/^hazina_callbacks\{provider="mpesa",verdict="applied"\} \d+$/m)
  expect(text).toMatch(
    /^hazina_provider_call_seconds_bucket\{provider="\w+",operation="\w+",outcome="2xx",le="\+Inf"\} \d+$/m,
  )
  expect(text).toMatch(/^hazina_event_loop_delay_seconds\{part="p99"\} [\d.e-]+$/m)
  expect(text).toMatch(/^hazina_jobs_due \d+$/m)
  const [, bytes] = /^hazina_database_bytes (\d+)$/m.exec(text) ?? []
  expect(Number(bytes)).toBeGreaterThanOrEqual(statSync(path.join(hazina.dataDir, 'sandbox.db')).size)
  expect(text).not.toMatch(/(?<![\d.])254\d{9}(?!\d)|Grace Achieng/)

  const address = `${hazina.url}/api/metrics`
  const strangers: Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-real-ip': '203.0.113.9' },
    { forwarded: 'for=203.0.113.9' },
    { via: '1.1 caddy' },
    { host: 'hazina.example' },
    { 'x-forwarded-for': '203.0.113.9', 'x-hazina-forwarded': 'no', 'x-hazina-peer': '127.0.0.1' },
  ]
  for (const headers of strangers) expect([headers, await ask(address, headers)]).toEqual([headers, 404])
})
