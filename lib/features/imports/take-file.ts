import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { desc, eq } from 'drizzle-orm'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { fits, Mapping, readyMapping } from './mapping'
import { readHead, statementFile } from './read-file'
import type { TakeFileInput } from './schemas'

/**
 * Keeps the bytes of a statement as they come, never more than a piece of them in memory. A file whose columns are known
 * (as that account's last file had them, or a ready-made layout) is checked at once; else a person says what they mean.
 * @throws AppError `forbidden`, `not_found` for an account that is not ours, `invalid_input` when bytes are missing
 */
export async function takeFile(
  ctx: FeatureContext,
  input: TakeFileInput,
  body: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<{ importId: string }> {
  requirePermission(ctx, 'statement.import')
  const { providerAccounts, statementImports } = ctx.store.t
  const [account] = await ctx.store.read.select().from(providerAccounts).where(eq(providerAccounts.id, input.account))
  if (!account) throw new AppError('not_found', `account ${input.account}`)
  const id = newId(ctx.now())
  const file = statementFile(folder, id)
  await mkdir(folder, { recursive: true })
  try {
    const fileSha256 = await keepBytes(file, body, input.size)
    const head = await readHead(file)
    const known =
      head && ((await lastMapping(ctx, account.id, head.headings)) ?? readyMapping(account.provider, head.headings))
    await ctx.store.tx(async (tx) => {
      await tx.insert(statementImports).values({
        id,
        accountId: account.id,
        userId: ctx.actor.id,
        fileName: input.name,
        fileSha256,
        fileBytes: input.size,
        mapping: known ? JSON.stringify(known) : null,
        state: known ? 'checking' : 'uploaded',
        version: 1,
        done: 0,
        total: input.size,
        lines: 0,
        newLines: 0,
        confirmingLines: 0,
        knownLines: 0,
        alikeLines: 0,
        badLines: 0,
        problems: '[]',
        addedLines: 0,
        createdAt: ctx.now(),
        startedAt: null,
        finishedAt: null,
      })
      if (known) await setJob(ctx, tx, 'import', id, ctx.now())
      await recordAudit(ctx, tx, {
        actorId: ctx.actor.id,
        action: 'import.upload',
        subject: `import:${id}`,
        facts: { accountId: account.id, fileName: input.name, fileSha256, bytes: String(input.size) },
      })
    })
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return { importId: id }
}

/** Durable, and exactly as many bytes as were announced: a connection that breaks off leaves no half statement. */
async function keepBytes(file: string, body: AsyncIterable<Uint8Array>, size: number): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of body) {
      bytes += piece.length
      if (bytes > size) break
      hash.update(piece)
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (bytes !== size) throw new AppError('invalid_input', `${bytes} of ${size} bytes of a statement came`)
  return hash.digest('hex')
}

/** What a person said last about this account's files, if this one has those columns. */
async function lastMapping(
  ctx: FeatureContext,
  accountId: string,
  headings: readonly string[],
): Promise<Mapping | undefined> {
  const { statementImports: t } = ctx.store.t
  const rows = await ctx.store.read
    .select({ mapping: t.mapping })
    .from(t)
    .where(eq(t.accountId, accountId))
    .orderBy(desc(t.createdAt))
    .limit(20)
  return rows
    .flatMap(({ mapping }) => (mapping === null ? [] : [Mapping.parse(JSON.parse(mapping))]))
    .find((mapping) => fits(mapping, headings))
}
