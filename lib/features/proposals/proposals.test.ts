import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FeatureContext } from '../context'
import { openEngine } from '../payments/engine-fixture'
import { confirmProposal, refuseProposal, withdrawProposal } from './decide'
import { type Proposal, propose } from './propose'
import { listOpenProposals } from './queries'

let amina: FeatureContext
let baraka: FeatureContext

const suggest = (ctx: FeatureContext, evidence?: { name: string; bytes: Buffer }) =>
  ctx.store.tx((tx) =>
    propose(ctx, tx, {
      kind: 'rule.add',
      subject: 'rules',
      content: { overMinor: '10000000' },
      reason: 'large payouts',
      ...(evidence && { evidence }),
    }),
  )
const seen = (row: Proposal) => ({ proposalId: row.id, contentHash: row.contentHash })

beforeEach(async () => {
  const engine = await openEngine()
  amina = await engine.as('amina')
  baraka = await engine.as('baraka')
})

describe('what two people agree on', () => {
  it('counts once another person has confirmed exactly what was proposed', async () => {
    const row = await suggest(amina)
    const other = { ...seen(row), contentHash: 'f'.repeat(64) }
    await expect(baraka.store.tx((tx) => confirmProposal(baraka, tx, other))).rejects.toMatchObject({
      code: 'content_changed',
    })
    const done = await baraka.store.tx((tx) => confirmProposal(baraka, tx, seen(row)))
    expect(done).toMatchObject({ state: 'confirmed', deciderId: baraka.actor.id })
    await expect(baraka.store.tx((tx) => refuseProposal(baraka, tx, seen(row), 'no'))).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('is never confirmed or refused by whoever proposed it: not by the feature, not by SQL', async () => {
    const row = await suggest(amina)
    await expect(amina.store.tx((tx) => confirmProposal(amina, tx, seen(row)))).rejects.toMatchObject({
      code: 'proposer_is_decider',
    })
    const { proposals } = amina.store.t
    const bySql = amina.store.tx(async (tx) => {
      await tx.update(proposals).set({ state: 'confirmed', deciderId: amina.actor.id }).where(eq(proposals.id, row.id))
    })
    await expect(bySql).rejects.toThrow(/confirmed by another person/)
    expect(await amina.store.tx((tx) => withdrawProposal(amina, tx, seen(row)))).toMatchObject({ state: 'withdrawn' })
  })

  it('waits one at a time for each thing, and keeps its paper with its hash', async () => {
    const row = await suggest(amina, { name: 'statement.pdf', bytes: Buffer.from('paper') })
    expect(row.evidenceSha256).toMatch(/^[0-9a-f]{64}$/)
    await expect(suggest(baraka)).rejects.toMatchObject({ code: 'proposal_open' })
    expect(await listOpenProposals(amina.store, ['rule.add'])).toMatchObject([
      { id: row.id, proposerName: amina.actor.name, evidenceName: 'statement.pdf' },
    ])
  })

  it('is never rewritten', async () => {
    const row = await suggest(amina)
    const { proposals } = amina.store.t
    const rewritten = amina.store.tx(async (tx) => {
      await tx.update(proposals).set({ content: '{}' }).where(eq(proposals.id, row.id))
    })
    await expect(rewritten).rejects.toThrow(/never rewritten/)
  })
})
