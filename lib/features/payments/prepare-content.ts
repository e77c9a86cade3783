import { and, eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'
import { type Currency, isCurrency, parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { RAIL_FACTS, type Rail } from '@/lib/core/rails'
import type { Quote } from '@/lib/providers/look-ups'
import type { Runtime } from '../context'
import { cleanText, collectProblems, normaliseAccount } from './counterparty-rules'
import type { SubmitPaymentInput } from './schemas'

/** A payment's content, checked and in the rail's own form, before anyone stores it. */
export type PaymentContent = Readonly<{
  amountMinor: bigint
  currency: Currency
  counterpartyName: string
  counterpartyAccount: string
  counterpartyBank: string
  merchantReference: string
  purpose: string
  details: Record<string, string>
  sourceAccountId: string
  sourceAccountKey: string
  quote: Quote | null
  /** What the provider calls the holder, where it can be asked before paying. */
  nameFound: string | null
}>

async function sourceAccount(rt: Runtime, id: string, rail: Rail) {
  const { providerAccounts } = rt.store.t
  const [account] = await rt.store.read
    .select()
    .from(providerAccounts)
    .where(and(eq(providerAccounts.id, id), eq(providerAccounts.provider, RAIL_FACTS[rail].provider)))
    .limit(1)
  if (!account) throw new AppError('invalid_input', `source account ${id}`, { fields: { sourceAccountId: 'required' } })
  return account
}

function checkLimit(rail: Rail, amountMinor: bigint, currency: Currency): void {
  const { limit } = RAIL_FACTS[rail]
  if (!limit || limit.currency !== currency) return
  if (amountMinor < limit.minMinor)
    throw new AppError('invalid_input', 'below the rail', { fields: { amount: 'below_rail_limit' } })
  if (amountMinor > limit.maxMinor)
    throw new AppError('invalid_input', 'above the rail', { fields: { amount: 'above_rail_limit' } })
}

function typedAmount(text: string, currency: Currency, wholeUnits: boolean): bigint {
  const parsed = parseAmount(tidyTypedAmount(text, currency), currency, { wholeUnits })
  if (!parsed.ok)
    throw new AppError('invalid_input', `amount ${parsed.problem}`, { fields: { amount: parsed.problem } })
  return parsed.amountMinor
}

/** The sent side of a cross-border payout always comes from the provider's own quote, never from the browser. */
async function quoted(rt: Runtime, input: SubmitPaymentInput, sendCurrency: Currency): Promise<Quote> {
  const quotes = rt.providers.find('bitpesa')?.quotes
  if (!quotes) throw new AppError('not_configured', 'no quotes')
  const receiveCurrency = input.counterpartyBank.split('::')[0] ?? ''
  if (!isCurrency(receiveCurrency))
    throw new AppError('invalid_input', 'corridor', { fields: { counterpartyBank: 'required' } })
  const fix = input.details.fix === 'send' ? 'send' : 'receive'
  const amountMinor = typedAmount(input.amount, fix === 'send' ? sendCurrency : receiveCurrency, false)
  return quotes.quote({ corridor: input.counterpartyBank, sendCurrency, receiveCurrency, fix, amountMinor })
}

async function foundName(rt: Runtime, input: SubmitPaymentInput): Promise<{ name: string; account: string } | null> {
  const names = input.rail === 'ihela.cashin' ? rt.providers.find('ihela')?.names : undefined
  if (!names) return null
  const found = await names.lookUpName({ bank: input.counterpartyBank, account: input.counterpartyAccount })
  if (!found.found)
    throw new AppError('invalid_input', 'no such holder', { fields: { counterpartyAccount: 'holder_not_found' } })
  return found
}

/**
 * Checks and completes what the form sent: amount, limits, account form, quote, holder's name. Asks providers only for
 * reads, and writes nothing.
 * @throws AppError `invalid_input` with a problem per field.
 */
export async function prepareContent(rt: Runtime, input: SubmitPaymentInput): Promise<PaymentContent> {
  const facts = RAIL_FACTS[input.rail]
  const account = await sourceAccount(rt, input.sourceAccountId, input.rail)
  const crossBorder = input.rail === 'bitpesa.payout'
  const needsName = facts.direction === 'out' && input.rail !== 'ihela.cashin' && input.rail !== 'mpesa.reversal'
  const text = collectProblems({
    counterpartyAccount: () =>
      normaliseAccount({ rail: input.rail, bank: input.counterpartyBank, account: input.counterpartyAccount }),
    counterpartyName: () => cleanText('counterpartyName', input.counterpartyName, { required: needsName, max: 100 }),
    merchantReference: () =>
      cleanText('merchantReference', input.merchantReference, { required: false, max: facts.referenceMax }),
    purpose: () => cleanText('purpose', input.purpose, { required: true, max: 100 }),
    ...(!crossBorder && { amount: () => typedAmount(input.amount, account.currency, facts.wholeUnitsOnly).toString() }),
  })
  const quote = crossBorder ? await quoted(rt, input, account.currency) : null
  const holder = await foundName(rt, input)
  const amountMinor = quote ? quote.sendMinor : BigInt(text.amount ?? '0')
  checkLimit(input.rail, amountMinor, account.currency)
  return {
    amountMinor,
    currency: account.currency,
    counterpartyName: holder?.name ?? text.counterpartyName ?? '',
    counterpartyAccount: holder?.account ?? text.counterpartyAccount ?? '',
    counterpartyBank: input.counterpartyBank,
    merchantReference: text.merchantReference ?? '',
    purpose: text.purpose ?? '',
    details: { ...input.details, ...(quote && quoteDetails(quote, input)) },
    sourceAccountId: account.id,
    sourceAccountKey: account.accountKey,
    quote,
    nameFound: holder?.name ?? null,
  }
}

function quoteDetails(quote: Quote, input: SubmitPaymentInput): Record<string, string> {
  return {
    fix: input.details.fix === 'send' ? 'send' : 'receive',
    sendCurrency: quote.sendCurrency,
    sendMinor: quote.sendMinor.toString(),
    receiveCurrency: quote.receiveCurrency,
    receiveMinor: quote.receiveMinor.toString(),
    rate: quote.rate,
    feeMinor: quote.feeMinor.toString(),
  }
}

/** Whether the person ticked the name that the provider gives for this account. */
export function nameAgrees(found: string, ticked: string | undefined): boolean {
  return ticked !== undefined && fold(found) === fold(ticked)
}
