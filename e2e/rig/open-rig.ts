import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CrashPoint } from '@/lib/core/crash-points'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { actAs, openBeside } from '../beside-the-server'
import { BUILD_FOLDER, type RunningHazina, type StartOptions, startHazina } from '../start-app'

/** Read by lib/worker/kill-at-crash-point.ts at each pass of a crash point, in a build made for the rig only. */
export const KILL_ORDER_FILE = 'kill-order'

/** What it takes to kill, start again and compare: the application, its sandbox, its database, its people. */
export type Rig = Readonly<{
  hazina: RunningHazina
  rt: Runtime
  amina: FeatureContext
  baraka: FeatureContext
  daudi: FeatureContext
  /** The id of a server action in this build, by its name. */
  actionId(name: string): string
  control(method: 'POST' | 'PATCH', place: string, body: object): Promise<void>
  /** The process dies at this pass of the point, counted from now; only in the build that knows such places. */
  order(point: CrashPoint, pass: number): void
  callOff(): void
  close(): Promise<void>
}>

/** Providers that take no time over anything: the drill waits for the engine, not for them. */
const QUICK = {
  mpesa: { resultDelayMs: 200 },
  wekeza: { pendingMs: 100, processingMs: 150, rateLimitPerMinute: 1_000_000, webhookRetryScale: 0.01 },
  bitpesa: { payoutDelayMs: 200, webhookRetryMs: 300 },
}

export async function openRig(
  build: keyof typeof BUILD_FOLDER,
  options: Pick<StartOptions, 'databaseUrl' | 'publicUrl'> = {},
): Promise<Rig> {
  const hazina = await startHazina({ history: 'none', build, ...options })
  const rt = await openBeside(hazina)
  const ids = readActionIds(build)
  const orderFile = path.join(hazina.dataDir, KILL_ORDER_FILE)
  const rig: Rig = {
    hazina,
    rt,
    amina: await actAs(rt, 'amina'),
    baraka: await actAs(rt, 'baraka'),
    daudi: await actAs(rt, 'daudi'),
    actionId(name) {
      const id = ids.get(name)
      if (!id) throw new Error(`this build has no action ${name}`)
      return id
    },
    async control(method, place, body) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${hazina.sandboxUrl}${place}`, { method, headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} on ${place}: ${await answer.text()}`)
    },
    order: (point, pass) => writeFileSync(orderFile, `${point} ${pass} ${Math.random()}`),
    callOff: () => rmSync(orderFile, { force: true }),
    async close() {
      await rt.store.close()
      await hazina.stop()
    },
  }
  await rig.control('PATCH', '/settings', QUICK)
  return rig
}

type Manifest = { node: Record<string, { exportedName?: string }> }

/** Which id stands for which action is the build's own knowledge; a page carries only the ids it needs. */
function readActionIds(build: keyof typeof BUILD_FOLDER): Map<string, string> {
  const file = path.resolve(BUILD_FOLDER[build], 'server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(Object.entries(manifest.node).map(([id, action]) => [action.exportedName ?? id, id]))
}
