import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { openStore } from '@/db/open-store'
import { standingToken } from '@/lib/features/payments/callback-token'
import { signWebhook } from '@/lib/providers/wekeza/signature'
import type { BuiltApp } from './built-app'
import { type FloorApp, openFloorApp } from './floor-app'
import { timingOf } from './measure'
import { type Line, milliseconds, ratioOf } from './report'

const CONNECTIONS = 32
const MESSAGES = 3_000
const WARM_UP = 500
const ROUNDS = 3
/** The sandbox's public fixture. */
const SECRET = 'whsec_hazina_sandbox'
const FOLLOWED_LIMIT_MS = 60_000

type Message = Readonly<{ body: Buffer; headers: Record<string, string> }>

/** Money that arrives on the merchant's account, each another line, signed as the bank signs. */
function messages(count: number, mark: string): Message[] {
  const at = new Date()
  const timestamp = Math.floor(at.getTime() / 1000)
  return Array.from({ length: count }, (_, index) => {
    const body = Buffer.from(
      JSON.stringify({
        id: `evt_${mark}_${index}`,
        type: 'transaction.posted',
        created: at.toISOString(),
        data: {
          transactionId: `txn_${mark}_${index}`,
          accountId: 'acc_soko_operations',
          type: 'CREDIT',
          amount: 1_250,
          currency: 'KES',
          description: 'Pay bill INV-2026-001',
          reference: `INV-${index}`,
          transactionDate: at.toISOString(),
        },
        metadata: { webhookId: 'webhook_bench', attempt: 1 },
      }),
    )
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'content-length': String(body.length),
        'x-wekeza-signature': `t=${timestamp},v1=${signWebhook(SECRET, timestamp, body)}`,
      },
    }
  })
}

function post(url: URL, agent: http.Agent, { body, headers }: Message): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = url
    const out = http.request({ agent, hostname, port, path: pathname, method: 'POST', headers }, (reply) => {
      reply.on('error', reject)
      reply.on('end', () => resolve(reply.statusCode ?? 0))
      reply.resume()
    })
    out.on('error', reject)
    out.end(body)
  })
}

type Burst = Readonly<{ perSecond: number; taken: readonly number[] }>

/** All of them over so many connections, each answered before the next goes out on it. */
async function burst(address: string, all: readonly Message[]): Promise<Burst> {
  const url = new URL(address)
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waiting = [...all].reverse()
  const taken: number[] = []
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let message = waiting.pop(); message; message = waiting.pop()) {
        const sentAt = performance.now()
        const status = await post(url, agent, message)
        if (status !== 200) throw new Error(`a callback was answered ${status}`)
        taken.push(performance.now() - sentAt)
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return { perSecond: all.length / seconds, taken }
}

/** How often a second this disk makes 4 KiB durable, one after the other. */
function fsyncsPerSecond(folder: string): number {
  const file = openSync(path.join(folder, 'fsync.bin'), 'w')
  const page = Buffer.alloc(4096, 1)
  const until = performance.now() + 1_000
  let count = 0
  while (performance.now() < until) {
    writeSync(file, page)
    fsyncSync(file)
    count += 1
  }
  closeSync(file)
  return count
}

/** Milliseconds until the application has followed everything that it answered. */
async function followedAfter(root: string, databaseFile: string): Promise<number> {
  const store = openStore({ root, databaseFile })
  const startedAt = performance.now()
  const { providerEvents: e } = store.t
  try {
    for (;;) {
      const [waiting] = await store.read.select({ id: e.id }).from(e).where(eq(e.verdict, 'new')).limit(1)
      const passed = performance.now() - startedAt
      if (!waiting) return passed
      if (passed > FOLLOWED_LIMIT_MS) throw new Error('callbacks were answered and not followed')
      await sleep(20)
    }
  } finally {
    await store.close()
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Callbacks accepted a second: signature verified, stored with synchronous=FULL, answered 200. The product and a minimal
 * route handler with the same group commit take turns, so that what else the machine does meets both.
 */
export async function callbackLines(
  app: BuiltApp,
  world: Readonly<{ root: string; folder: string; key: Buffer; floorPort: number }>,
): Promise<Line[]> {
  const { root, folder, key, floorPort } = world
  const address = `${app.url}/hooks/w/${standingToken(key, 'arrivals')}`
  const databaseFile = path.join(folder, 'sandbox.db')
  const floor: FloorApp = await openFloorApp(root, floorPort)
  const floorAddress = `${floor.url}/hooks/w/${standingToken(key, 'arrivals')}`
  try {
    await burst(address, messages(WARM_UP, 'warm'))
    await burst(floorAddress, messages(WARM_UP, 'warm'))
    await followedAfter(root, databaseFile)
    const ours: Burst[] = []
    const theirs: Burst[] = []
    const lags: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await burst(floorAddress, messages(MESSAGES, `round${round}`)))
      ours.push(await burst(address, messages(MESSAGES, `round${round}`)))
      lags.push(await followedAfter(root, databaseFile))
    }
    const taken = timingOf(ours.flatMap((one) => one.taken))
    const [mine, least] = [median(ours.map((one) => one.perSecond)), median(theirs.map((one) => one.perSecond))]
    const whole = (value: number) => Math.round(value).toLocaleString('en')
    return [
      {
        what: `callbacks over ${CONNECTIONS} connections, ${ROUNDS} × ${MESSAGES}`,
        figures: [`${whole(mine)}/s`, milliseconds(taken.p99), milliseconds(median(lags))],
        baseline: `${whole(least)}/s`,
        ratio: ratioOf(mine, least),
      },
      {
        what: 'this disk, one 4 KiB write and fsync after the other',
        figures: [`${whole(fsyncsPerSecond(folder))}/s`, '', ''],
        baseline: '',
        ratio: '',
      },
    ]
  } finally {
    await floor.stop()
  }
}
