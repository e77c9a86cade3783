import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import type { APIResponse } from '@playwright/test'
import { desc } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { actAs } from './beside-the-server'
import { fillPath, listRoutes } from './every-page'
import { expect, ready, test } from './fixtures'
import { freshPhone, orderBeside } from './order-beside'
import { BUILD_FOLDER } from './start-app'

/** What a visitor may reach: signing in, a one-time link, next-auth's own doors, health, and the providers' callbacks. */
const OPEN = /^\/(sign-in|enter|api\/auth\/\[\.\.\.nextauth\]|api\/(health|ready|metrics)|hooks\/\[door\]\/\[token\])$/

/** What only records of the merchant contain; the words of the catalogue are no secret. */
const LEAK = /KES|BIF|Soko Fresh|254\d{9}|Grace Achieng/

/** The name that the build gives itself: random letters that every page carries. */
const BUILD_ID = readFileSync(path.resolve(BUILD_FOLDER.ordinary, 'BUILD_ID'), 'utf8').trim()

/** What an answer says, less what is random by design and may spell anything: its nonce, the build's name, hashes of the log. */
async function saidBy(answer: APIResponse): Promise<string> {
  const [, nonce = BUILD_ID] = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '') ?? []
  const body = await answer.text()
  return body
    .replaceAll(nonce, '')
    .replaceAll(BUILD_ID, '')
    .replaceAll(/\b[\da-f]{64}\b/g, '')
}

const routes = listRoutes()

test('the walk over the application finds its routes', () => {
  expect(routes.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(10)
  expect(routes.map((route) => route.path)).toEqual(expect.arrayContaining(['/', '/sign-in', '/exports/transactions']))
})

test('signed out, no route gives anything, whatever is put into the cookie', async ({ beside, playwright, hazina }) => {
  // A payment exists, so that there is something to leak.
  const daudi = await actAs(beside, 'daudi')
  await submitPayment(daudi, await orderBeside(beside, 'mpesa.stk', '174379', { amount: '11' }))
  for (const cookie of [undefined, 'hazina-session=forged', `hazina-session=${randomUUID()}`]) {
    const visitor = await playwright.request.newContext({
      baseURL: hazina.url,
      extraHTTPHeaders: cookie === undefined ? {} : { cookie },
    })
    const knock = async ({ path }: (typeof routes)[number]) => {
      const address = await fillPath(beside, path)
      for (const method of ['GET', 'HEAD', 'POST', 'DELETE']) {
        const answer = await visitor.fetch(address, { method, maxRedirects: 0 })
        const said = `${method} ${address} with ${cookie ?? 'no cookie'}: ${answer.status()}`
        expect.soft(answer.status(), said).not.toBe(200)
        expect.soft(answer.status(), said).toBeLessThan(500)
        if (answer.status() < 400) expect.soft(answer.headers()['location'], said).toMatch(/\/sign-in(\?|$)/)
        expect.soft(LEAK.exec(await saidBy(answer))?.[0], said).toBeUndefined()
      }
      // As the browser asks when it thinks that the frame around the page is there already.
      const inner = await visitor.get(address, { headers: { rsc: '1' } })
      // The sign-in page itself says whose back office this is.
      if (new URL(inner.url()).pathname === '/sign-in') return
      expect.soft(LEAK.exec(await saidBy(inner))?.[0], `the data of ${address} with ${cookie}`).toBeUndefined()
    }
    await Promise.all(routes.filter((route) => !OPEN.test(route.path)).map(knock))
    await visitor.dispose()
  }
})

/** What somebody without the right to see money may open; the visitor's own routes come on top. */
const WITHOUT_MONEY = /^\/(phone|providers|refused|account|api\/live\/session|api\/live\/(phone|sandbox-log)\b.*)$/
/** An administrator's own: the rules name amounts, and no page of these a payment's, a customer or an account. */
const ADMINISTRATION =
  /^\/(providers\/going-live|audit|exports\/audit|rules|rules\/new|people|people\/new|people\/\[userId\]|views)$/
const CUSTOMER = /254\d{9}|Grace Achieng/

test('who may not see money gets none from any route', async ({ beside, openAs }) => {
  const page = await openAs('gitau')
  const read = routes.filter(({ path, isRead }) => isRead && !OPEN.test(path) && !WITHOUT_MONEY.test(path))
  for (const { path } of read) {
    const address = await fillPath(beside, path)
    const answer = await page.request.get(address, { maxRedirects: 0 })
    const body = await saidBy(answer)
    const said = `GET ${address}: ${answer.status()}`
    if (ADMINISTRATION.test(path)) {
      expect.soft(answer.status(), said).toBe(200)
      expect.soft(CUSTOMER.exec(body)?.[0], said).toBeUndefined()
      continue
    }
    // A page whose frame is on its way already sends its visitor away in the body.
    const isSentAway = [307, 403].includes(answer.status()) || body.includes('NEXT_REDIRECT')
    expect.soft(isSentAway, said).toBe(true)
    expect.soft(LEAK.exec(body)?.[0], said).toBeUndefined()
  }
})

test.describe('captured requests', () => {
  test('a server action that somebody captured does nothing without a session', async ({
    openAs,
    beside,
    playwright,
    hazina,
  }) => {
    const page = await openAs('daudi')
    await page.goto('/collections/new')
    await ready(page)
    await page.getByLabel('Phone').fill(freshPhone())
    await page.getByLabel('Amount', { exact: true }).fill('21')
    await page.getByLabel('What it is for').fill('Captured')
    const captured = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
    await page.getByRole('button', { name: /^Request KES/ }).click()
    const request = await captured
    await page.waitForURL(/\/payments\//)
    const before = await countPayments(beside)

    const headers = await request.allHeaders()
    for (const cookie of [undefined, 'hazina-session=forged']) {
      const kept = Object.entries(headers).filter(([name]) => !/^(:|cookie$|content-length$|host$)/.test(name))
      const visitor = await playwright.request.newContext({ baseURL: hazina.url })
      const answer = await visitor.post(request.url(), {
        headers: { ...Object.fromEntries(kept), ...(cookie && { cookie }) },
        data: (request.postData() ?? '').replace(/"requestKey":"[^"]+"/, `"requestKey":"${randomUUID()}"`),
        maxRedirects: 0,
      })
      const body = await answer.text()
      expect(body).not.toContain('"ok":true')
      expect(body, 'the action says why').toContain('signed_out')
      await visitor.dispose()
    }
    expect(await countPayments(beside)).toBe(before)
  })
})

async function countPayments(beside: Runtime): Promise<number> {
  const { payments } = beside.store.t
  return (await beside.store.read.select({ id: payments.id }).from(payments).orderBy(desc(payments.createdAt))).length
}

test('a request from another site changes nothing, even with a session', async ({ openAs, beside }) => {
  const page = await openAs('daudi')
  await page.goto('/collections/new')
  await ready(page)
  await page.getByLabel('Phone').fill(freshPhone())
  await page.getByLabel('Amount', { exact: true }).fill('22')
  await page.getByLabel('What it is for').fill('Cross-site')
  const captured = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  await page.getByRole('button', { name: /^Request KES/ }).click()
  const request = await captured
  await page.waitForURL(/\/payments\//)
  const before = await countPayments(beside)
  const kept = Object.entries(await request.allHeaders()).filter(([name]) => !/^(:|content-length$|host$)/.test(name))
  const answer = await page.request.post(request.url(), {
    headers: { ...Object.fromEntries(kept), origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    data: (request.postData() ?? '').replace(/"requestKey":"[^"]+"/, `"requestKey":"${randomUUID()}"`),
    maxRedirects: 0,
  })
  expect(await answer.text()).not.toContain('"ok":true')
  expect(await countPayments(beside)).toBe(before)
})

test.describe('callback doors', () => {
  const door = `/hooks/results/${'x'.repeat(43)}`

  test('an unknown token is not found', async ({ request }) => {
    for (const name of ['results', 'timeouts', 'prompts', 'validation', 'confirmation', 'w', 'b', 'elsewhere']) {
      const answer = await request.post(`/hooks/${name}/${'x'.repeat(43)}`, { data: { Result: {} } })
      expect(answer.status(), name).toBe(404)
    }
  })

  test('more than 64 KiB is refused', async ({ request }) => {
    const headers = { 'content-type': 'application/json' }
    expect((await request.post(door, { headers, data: 'x'.repeat(65 * 1024) })).status()).toBe(413)
    expect((await request.post(door, { headers, data: 'x'.repeat(60 * 1024) })).status()).toBe(404)
  })

  test('only POST is answered', async ({ request }) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
      expect((await request.fetch(door, { method })).status(), method).toBe(405)
  })
})

test('every answer carries the headers that keep other sites out', async ({ request, openAs }) => {
  const page = await openAs('farida')
  for (const [from, path] of [
    [request, '/sign-in'],
    [request, '/'],
    [page.request, '/'],
    [page.request, '/transactions'],
    [page.request, '/api/live/moving'],
    [page.request, '/no-such-page'],
  ] as const) {
    const headers = (await from.get(path, { maxRedirects: 0 })).headers()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toContain('unsafe-eval')
    expect(policy.match(/script-src[^;]*/)?.[0], path).not.toContain('unsafe-inline')
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers['strict-transport-security'], 'only over https').toBeUndefined()
  }
})

test('each answer has a nonce of its own, and every script carries it', async ({ request }) => {
  const nonces: string[] = []
  for (let visit = 0; visit < 3; visit++) {
    const answer = await request.get('/sign-in')
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? ''
    expect(nonce.length).toBeGreaterThanOrEqual(16)
    nonces.push(nonce)
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  }
  expect(new Set(nonces).size).toBe(3)
})

/** RELIABILITY.md section 3 rows 15 and 16, to the letter; the nonce is told apart. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self' 'nonce-N'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}
/** Answered without the proxy, so that nothing cuts or touches their bodies; nobody's browser shows them. */
const WITHOUT_PROXY = /^\/(api\/(health|ready|metrics)|api\/statements|hooks\/\[door\]\/\[token\])$/

test('every route carries exactly the headers it has to, and nobody keeps a copy', async ({ openAs, beside }) => {
  test.setTimeout(180_000)
  const page = await openAs('farida')
  for (const { path: route } of routes.filter(({ isRead, path: each }) => isRead && !WITHOUT_PROXY.test(each))) {
    const address = await fillPath(beside, route)
    const headers = (await page.request.get(address, { maxRedirects: 0 })).headers()
    const said = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers[name]]))
    const policy = said['content-security-policy']?.replaceAll(/'nonce-[^']+'/g, "'nonce-N'")
    expect.soft({ ...said, 'content-security-policy': policy }, route).toEqual(HEADERS)
    expect.soft(headers['cache-control'], route).toMatch(/no-store/)
    expect.soft(headers['x-powered-by'], route).toBeUndefined()
    expect.soft(headers['server'], route).toBeUndefined()
    expect.soft(headers['access-control-allow-origin'], route).toBeUndefined()
  }
  for (const address of ['/api/health', `/hooks/results/${'x'.repeat(43)}`]) {
    const headers = (await page.request.post(address, { data: {}, maxRedirects: 0 })).headers()
    expect.soft(headers['access-control-allow-origin'], address).toBeUndefined()
    expect.soft(headers['set-cookie'], address).toBeUndefined()
  }
  await forgetLimits(beside)
})

/** What a test used up of somebody's limits is theirs again. */
async function forgetLimits(beside: Runtime): Promise<void> {
  await beside.store.tx((tx) => tx.delete(beside.store.t.rateCounts))
}

test.describe('doors that are shut', () => {
  for (const address of [
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/image?url=http%3A%2F%2F169.254.169.254%2Flatest&w=64&q=75',
    '/_next/image?url=%2F%2F127.0.0.1%3A4010%2Fledger&w=64&q=75',
  ])
    test(`the image optimiser gives nothing for ${address}`, async ({ openAs }) => {
      const answer = await (await openAs('farida')).request.get(address, { maxRedirects: 0 })
      expect([400, 404]).toContain(answer.status())
      expect(answer.headers()['content-type'] ?? '').not.toMatch(/^image\//)
    })

  for (const address of ['/', '/_next/webpack-hmr', '/api/live/moving', `/hooks/results/${'x'.repeat(43)}`])
    test(`no connection becomes a WebSocket at ${address}`, async ({ hazina }) => {
      expect(await upgrade(hazina.url, address)).not.toBe('upgraded')
    })
})

/** Asks for a WebSocket as a browser does; what came of it. */
function upgrade(origin: string, address: string): Promise<'upgraded' | 'refused'> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16, 1).toString('base64'),
  }
  return new Promise((resolve) => {
    const asked = httpRequest(new URL(address, origin), { headers })
    asked.on('upgrade', (_answer, socket) => {
      socket.destroy()
      resolve('upgraded')
    })
    asked.on('response', (answer) => {
      answer.resume()
      resolve('refused')
    })
    asked.on('error', () => resolve('refused'))
    asked.setTimeout(5_000, () => asked.destroy())
    asked.end()
  })
}

test('a flood of one person’s actions is refused in words, and everybody else is served', async ({
  openAs,
  beside,
}) => {
  test.setTimeout(120_000)
  const page = await openAs('halima')
  await page.goto('/rules')
  await ready(page)
  const captured = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  const who = page.getByRole('region', { name: 'Who would have to approve?' })
  await who.getByLabel('Amount').fill('7,777')
  await who.getByRole('button', { name: 'Show who' }).click()
  const request = await captured
  const kept = Object.entries(await request.allHeaders()).filter(([name]) => !/^(:|content-length$|host$)/.test(name))
  const again = () =>
    page.request.post(request.url(), {
      headers: Object.fromEntries(kept),
      data: request.postData() ?? '',
      maxRedirects: 0,
    })
  const answers = await Promise.all(Array.from({ length: 90 }, async () => (await again()).text()))
  expect(answers.filter((answer) => answer.includes('"ok":true')).length).toBeLessThanOrEqual(60)
  expect(answers.filter((answer) => answer.includes('too_fast')).length).toBeGreaterThanOrEqual(30)
  const other = await openAs('farida')
  await other.goto('/transactions')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await forgetLimits(beside)
})

test('no file for the browser holds a secret of this installation, nor of the sandbox', ({ hazina }) => {
  const folder = path.resolve(BUILD_FOLDER.ordinary, 'static')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(20)
  const secrets = [hazina.key, 'NEXTAUTH_SECRET', 'HAZINA_KEY', 'hazina-sandbox-secret', 'Safaricom999', 'whsec_']
  for (const { parentPath, name } of files) {
    const text = readFileSync(path.join(parentPath, name), 'utf8')
    expect(
      secrets.filter((secret) => text.includes(secret)),
      name,
    ).toEqual([])
    expect(name).not.toMatch(/\.map$/)
  }
})
