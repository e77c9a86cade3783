import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { checkPlace } from '../payments/places'
import { type Proposal, propose } from '../proposals/propose'
import { cleanPayee, findAtPlace } from './add-payee'
import { inFormWords } from './enter-payee'
import { saysOf, sayTheSame, subjectOfPayee } from './payee-content'
import { getPayee } from './queries'
import { type ChangePayeeInput, isPayeeRail } from './schemas'

/**
 * The first of two people: another name, account or bank of somebody in the book. The old one stays in force, and can be
 * paid, until somebody else has confirmed the new one.
 * @throws AppError `invalid_input` in the words of the form's fields, `conflict` while the payee itself waits,
 *   `proposal_open`.
 */
export async function proposePayeeChange(ctx: FeatureContext, input: ChangePayeeInput): Promise<Proposal> {
  requirePermission(ctx, 'payee.change')
  try {
    return await proposeIt(ctx, input)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') throw inFormWords(error)
    throw error
  }
}

async function proposeIt(ctx: FeatureContext, input: ChangePayeeInput): Promise<Proposal> {
  const { rail } = await getPayee(ctx.store, ctx.store.read, input.payeeId)
  if (!isPayeeRail(rail)) throw new Error(`payee ${input.payeeId} is paid by ${rail}`)
  await checkPlace(ctx, { rail, counterpartyBank: input.bank, details: input.details })
  const clean = cleanPayee({ ...input, rail })
  return ctx.store.tx(async (tx) => {
    const payee = await getPayee(ctx.store, tx, input.payeeId)
    if (payee.confirmedAt === null) throw new AppError('conflict', `payee ${payee.id} waits itself`)
    const before = saysOf(payee)
    const after = { ...clean, rail, bank: input.bank, details: input.details }
    if (sayTheSame(before, after)) throw new AppError('invalid_input', 'no change', { fields: { name: 'no_change' } })
    const other = await findAtPlace(ctx, tx, after)
    if (other && other.id !== payee.id)
      throw new AppError('invalid_input', `account of ${other.id}`, { fields: { counterpartyAccount: 'already_used' } })
    return propose(ctx, tx, {
      kind: 'payee.change',
      subject: subjectOfPayee(payee.id),
      content: { before, after },
      reason: input.reason,
    })
  })
}
