import { existsSync, renameSync } from 'node:fs'
import { desc } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { type Anchor, appendAnchor, readAnchors } from './anchor-file'
import type { Chain } from './record-audit'
import { type SeenRecord, verifyAudit } from './verify-audit'

/** How often the head is noted down while the app runs. */
export const ANCHOR_EVERY_MS = 5 * 60_000
/** So many of the newest records are recomputed at each start; `npm run verify` recomputes all. */
const RECOMPUTED_AT_START = 10_000

export type AnchorPlace = Readonly<{ anchorFile: string }>

export async function readHead(store: Pick<Store, 't' | 'read'>): Promise<SeenRecord | undefined> {
  const { audit } = store.t
  const [head] = await store.read
    .select({ number: audit.number, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.number))
    .limit(1)
  return head
}

/**
 * Notes the head of the audit log down outside the database. Only what is on disk is noted: it is read on the reading
 * connection. The transaction around it holds other processes off the file meanwhile.
 */
export async function writeAnchor(
  chain: Chain,
  { anchorFile }: AnchorPlace,
  kind: Anchor['kind'] = 'head',
): Promise<void> {
  await chain.store.tx(async () => {
    const head = await readHead(chain.store)
    if (!head) return
    if (kind === 'restored' && readAnchors(anchorFile, chain.key).problem) setAside(anchorFile, chain.now())
    const { anchors, last, problem } = readAnchors(anchorFile, chain.key)
    if (problem) throw new Error(problem)
    const newest = anchors.at(-1)
    if (kind === 'head' && newest?.number === head.number && newest.hash === head.hash) return
    appendAnchor(anchorFile, chain.key, { ...head, at: chain.now(), kind }, last)
  })
}

const whatToDo = (
  anchorFile: string,
) => `Money may have been recorded that this database no longer knows. Do not delete anything.
  1. Keep a copy of the database, its -wal file and ${anchorFile}.
  2. npm run verify names everything that does not fit.
  3. npm run restore -- FILE puts a backup in place; nothing is sent until a person has released it.
If HAZINA_KEY was changed, put the former one back.`

/**
 * Before anything is written at a start: the newest records are recomputed and the log is compared with what was noted
 * down outside the database. One flipped bit in SQLite's write-ahead log drops every later commit in silence, and the
 * file still calls itself whole (RELIABILITY.md trap 2); so does an old copy put in place of the file.
 * @throws Error that names the first record that does not fit and says what to do.
 */
export async function refuseBrokenLog(
  chain: Chain,
  { anchorFile, mode }: AnchorPlace & { mode: 'sandbox' | 'live' },
): Promise<void> {
  const head = await readHead(chain.store)
  if (!head && mode === 'sandbox') return setAside(anchorFile, chain.now())
  const { anchors, problem } = readAnchors(anchorFile, chain.key)
  const refuse = (why: string) => new Error(`Hazina cannot start: ${why}.\n${whatToDo(anchorFile)}`)
  if (problem) throw refuse(problem)
  const recent = anchors.findLast((anchor) => anchor.number <= (head?.number ?? 0) - RECOMPUTED_AT_START)
  const quick = await verifyAudit(chain.store, chain.key, { seen: anchors, after: recent })
  if (!quick.firstBreak) return
  const { firstBreak } = recent ? await verifyAudit(chain.store, chain.key, { seen: anchors }) : quick
  const { number, because } = firstBreak ?? quick.firstBreak
  throw refuse(`record ${number} of the audit log does not fit: ${because}`)
}

/** What was noted is kept under another name: of a sandbox that begins anew, or when a restore finds it unreadable. */
function setAside(anchorFile: string, now: Date): void {
  if (!existsSync(anchorFile)) return
  renameSync(anchorFile, `${anchorFile}.until-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`)
}
