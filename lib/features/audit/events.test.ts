import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import { PROPOSAL_KINDS } from '@/db/words'
import { AUDIT_EVENTS } from './events'
import { recordAudit } from './record-audit'
import { MARK_ACTION } from './row-marks'

/** Lines that name an action in a file that writes records: a property, a constant, or a call that passes it on. */
const NAMES_ACTION = /\baction\b|^(export )?const [A-Z_]*(ACTION|REFUSED|REUSED)\b|\baudit\(|\bsettle\(|^\s+'export\./
const LITERAL = /'([a-z_]+(?:\.[a-z_]+)+|refused|sign_in|sign_out)'/g

/** The name of a right, which may look like an action. */
const RIGHT = /has\('[^']*'\)/g

function writtenActions(): Set<string> {
  const found = new Set<string>()
  for (const folder of ['lib/features', 'lib/cli', 'lib/worker'])
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.ts$/.test(file) || /\.test\.ts$|fixture/.test(file)) continue
      const source = readFileSync(path.join(folder, file), 'utf8')
      if (!/recordAudit\(/.test(source)) continue
      for (const line of source
        .split('\n')
        .filter((text) => NAMES_ACTION.test(text) && !/requirePermission/.test(text)))
        for (const [, action = ''] of line.replaceAll(RIGHT, '').matchAll(LITERAL)) found.add(action)
    }
  found.delete(MARK_ACTION)
  return found
}

const listed = Object.values(AUDIT_EVENTS).flat() as string[]
/** Made from the words of the life cycles, which the list is made from too. */
const MADE =
  /^(payment|bill)\.(?!create$)|^(rule|roles|person|factor|payee|payment)\.\w+\.(propose|confirm|refuse|withdraw)$/

// RELIABILITY.md section 3 row 34.
describe('the list of what the log is written with', () => {
  test('holds every action that the code writes', () => {
    expect([...writtenActions()].filter((action) => !listed.includes(action))).toEqual([])
  })

  test('holds no action that nothing writes', () => {
    const written = writtenActions()
    expect(listed.filter((action) => !MADE.test(action) && !written.has(action))).toEqual([])
    expect(written.size).toBeGreaterThan(30)
  })

  test('names each once, and a propose, confirm, refuse and withdraw of every governed change', () => {
    expect(new Set(listed).size).toBe(listed.length)
    for (const kind of PROPOSAL_KINDS)
      for (const act of ['propose', 'confirm', 'refuse', 'withdraw']) expect(listed).toContain(`${kind}.${act}`)
  })

  test.each(['sign_in', 'refusal', 'approval', 'reveal', 'export', 'settings', 'people'] as const)(
    'has events of %s, as row 34 asks',
    (kind) => expect(AUDIT_EVENTS[kind].length).toBeGreaterThan(0),
  )
})

/** All that is written under lib/features and lib/cli, tests left out. */
function sourcesOfFeatures(): string {
  return ['lib/features', 'lib/cli']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

test('nothing of it is ever deleted or changed: not by age, not by SQL', async () => {
  const store = openMemoryStore()
  const chain = { store, key: Buffer.alloc(32, 7), now: () => new Date('2020-01-01T00:00:00Z') }
  await store.tx((tx) => recordAudit(chain, tx, { actorId: 'a', action: 'sign_in', subject: 's', facts: {} }))
  for (const statement of [sql`delete from audit`, sql`update audit set actor_id = 'b'`])
    await expect(
      store.tx(
        async (tx) => void (await (tx as unknown as { run(text: typeof statement): Promise<unknown> }).run(statement)),
      ),
    ).rejects.toThrow()
  expect(await store.read.select().from(store.t.audit)).toHaveLength(1)
  expect(sourcesOfFeatures()).not.toMatch(/\.delete\(\s*(?:\w+\.)*audit\s*\)/)
  await store.close()
})
