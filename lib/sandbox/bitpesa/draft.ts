import type { Kernel } from '@/lib/sandbox/kernel'
import { majorOf, priceRecipient, readAmount } from './amounts'
import { asObject, FieldErrors, textOf } from './answers'
import { CORRIDORS, type Corridor } from './corridors'
import { isSupported, largestMinor } from './currencies'
import { checkDetails, fieldDescriptions } from './payout-details'
import { type ResolvedSender, resolveSender, senderWire } from './senders'
import type { JsonObject, JsonValue } from './tables'
import { findTransactionByExternalId, transactionWire } from './transactions'
import type { WireObject } from './wire-json'

export interface DraftRecipient {
  type: 'person' | 'business'
  requestedAmount: string
  requestedCurrency: string
  payoutType: string
  details: JsonObject
  metadata: JsonObject
  inputMinor: bigint
  outputCurrency: string
  outputMinor: bigint
}
/** A submitted transaction that was found to be in order, with its prices; nothing of it is stored. */
export interface Draft {
  inputCurrency: string
  externalId: string | undefined
  metadata: JsonObject
  traits: { auto_refund: boolean; account_validation: boolean }
  payinMethods: JsonValue[]
  /** Undefined in a calculation, which needs none. */
  sender: Exclude<ResolvedSender, { kind: 'refused' }> | undefined
  recipients: DraftRecipient[]
}
export type Drafted = { ok: true; draft: Draft } | { ok: false; object: WireObject; why: string; meta?: WireObject }
/** `calculate` checks currencies, amounts and payout types only; `fund` needs an external id and an approved sender. */
export type DraftMode = 'calculate' | 'full' | 'fund'

const EXTERNAL_ID_LENGTH_MAX = 255

/** Reads, checks and prices the `transaction` of a request; a refusal carries the error tree of a 422. */
export function readDraft(kernel: Kernel, submitted: JsonObject, mode: DraftMode): Drafted {
  const errors = new FieldErrors()
  const whys: string[] = []
  const inputCurrency = textOf(submitted.input_currency)
  if (inputCurrency === undefined) errors.add('input_currency', 'blank')
  else if (!isSupported(inputCurrency)) errors.add('input_currency', 'inclusion')

  const externalId = textOf(submitted.external_id)
  if (mode === 'fund' && externalId === undefined) errors.add('external_id', 'blank')
  if (externalId !== undefined && externalId.length > EXTERNAL_ID_LENGTH_MAX) errors.add('external_id', 'too_long')
  const existing = externalId && mode !== 'calculate' ? findTransactionByExternalId(kernel, externalId) : undefined
  if (existing) errors.add('external_id', 'taken')
  for (const field of ['metadata', 'traits']) {
    const value = submitted[field]
    if (value !== undefined && value !== null && !asObject(value)) errors.add(field, 'invalid')
  }

  const listed = Array.isArray(submitted.recipients) ? submitted.recipients : []
  if (listed.length === 0) errors.add('recipients', 'blank')
  const recipients = listed.map((item) => readRecipient(kernel, asObject(item), inputCurrency, mode))
  const corridors = recipients.flatMap(({ corridor }) => (corridor ? [corridor] : []))
  if (recipients.some((recipient) => !recipient.draft)) {
    errors.add('recipients', 'invalid')
    for (const recipient of recipients) if (recipient.why) whys.push(recipient.why)
  }

  const sender = mode === 'calculate' ? undefined : readSender(kernel, submitted.sender, corridors, mode)
  if (sender && !sender.ok) {
    errors.add('sender', sender.word)
    if (sender.why) whys.push(sender.why)
  }

  const drafts = recipients.flatMap(({ draft }) => (draft ? [draft] : []))
  if (inputCurrency && isSupported(inputCurrency) && drafts.length === listed.length && listed.length > 0) {
    const input = drafts.reduce((sum, draft) => sum + draft.inputMinor, 0n)
    // The smallest transaction is one whole unit (contract section 7, `min` of the currency list).
    const { n, d } = majorOf(input, inputCurrency)
    if (n < d) errors.add('input_amount', 'greater_than_or_equal_to')
    if (input > largestMinor(inputCurrency)) errors.add('input_amount', 'less_than_or_equal_to')
  }

  if (errors.any || inputCurrency === undefined || sender?.ok === false) {
    const object = {
      ...submitted,
      sender: sender && !sender.ok ? (sender.wire ?? submitted.sender) : submitted.sender,
      recipients: submitted.recipients === undefined ? undefined : recipients.map(({ wire }) => wire),
      errors: errors.wire(),
    }
    const meta = existing ? { existing: { transaction: transactionWire(kernel, existing) } } : undefined
    return { ok: false, object, why: [errors.words(), ...whys].join('; '), meta }
  }
  return {
    ok: true,
    draft: {
      inputCurrency,
      externalId,
      metadata: asObject(submitted.metadata) ?? {},
      traits: readTraits(kernel, asObject(submitted.traits) ?? {}),
      payinMethods: Array.isArray(submitted.payin_methods) ? submitted.payin_methods : [],
      sender: sender?.resolved,
      recipients: drafts,
    },
  }
}

function readTraits(kernel: Kernel, sent: JsonObject): Draft['traits'] {
  const autoRefund = sent.auto_refund ?? kernel.setting('bitpesa', 'autoRefundDefault', false)
  return { auto_refund: autoRefund === true, account_validation: sent.account_validation === true }
}

type ReadSender =
  | { ok: true; resolved: Exclude<ResolvedSender, { kind: 'refused' }> }
  | { ok: false; resolved?: undefined; word: string; wire?: WireObject; why?: string }

function readSender(kernel: Kernel, value: JsonValue | undefined, corridors: Corridor[], mode: DraftMode): ReadSender {
  const submitted = asObject(value)
  if (!submitted) return { ok: false, word: 'blank' }
  const refused = (errors: FieldErrors): ReadSender => ({
    ok: false,
    word: 'invalid',
    wire: { ...submitted, errors: errors.wire() },
    why: errors.words('sender.'),
  })
  const resolved = resolveSender(kernel, submitted, 'transaction')
  if (resolved.kind === 'refused') return refused(resolved.errors)
  const errors = new FieldErrors()
  if (resolved.kind === 'stored') {
    const { state } = resolved.sender
    const waiting = state === 'initial' || state === 'verified'
    if (state !== 'approved' && !(waiting && mode === 'full')) errors.add('state', 'invalid')
  } else if (mode === 'fund' && kernel.setting('bitpesa', 'kycRequired', false)) {
    errors.add('state', 'invalid')
  }
  if (kernel.setting('bitpesa', 'corridors2025', false)) {
    const known = resolved.kind === 'new' ? resolved.fields : { ...senderWire(resolved.sender), ...resolved.changes }
    for (const field of corridors.flatMap((corridor) => corridor.sender)) {
      const present = known[field]
      if (present === undefined || present === null || present === '') errors.add(field, 'blank')
    }
  }
  return errors.any ? refused(errors) : { ok: true, resolved }
}

interface ReadRecipient {
  draft?: DraftRecipient
  corridor?: Corridor
  /** The submitted recipient with its errors. */
  wire: WireObject
  why?: string
}

function readRecipient(
  kernel: Kernel,
  submitted: JsonObject | undefined,
  inputCurrency: string | undefined,
  mode: DraftMode,
): ReadRecipient {
  if (!submitted)
    return { wire: { errors: new FieldErrors().add('base', 'invalid').wire() }, why: 'a recipient is no object' }
  const errors = new FieldErrors()
  const requested = textOf(submitted.requested_currency)
  if (requested === undefined) errors.add('requested_currency', 'blank')
  else if (!isSupported(requested)) errors.add('requested_currency', 'inclusion')
  const amount = readAmount(submitted.requested_amount)
  if (textOf(submitted.requested_amount) === undefined) errors.add('requested_amount', 'blank')
  else if (!amount) errors.add('requested_amount', 'not_a_number')
  else if (amount.n <= 0n) errors.add('requested_amount', 'greater_than')
  const type = textOf(submitted.type) ?? 'person'
  if (type !== 'person' && type !== 'business') errors.add('type', 'inclusion')

  const method = asObject(submitted.payout_method)
  const payoutType = textOf(method?.type)
  const corridor = payoutType === undefined ? undefined : CORRIDORS.get(payoutType)
  const details = asObject(method?.details) ?? {}
  const methodErrors = new FieldErrors()
  if (!method) errors.add('payout_method', 'blank')
  else if (payoutType === undefined) methodErrors.add('type', 'blank')
  else if (!corridor) methodErrors.add('type', 'inclusion')
  const detailErrors =
    corridor && mode !== 'calculate'
      ? checkDetails(kernel, corridor, type === 'business' ? 'business' : 'person', details)
      : methodErrors
  if (detailErrors.any) errors.add('payout_method', 'invalid')

  const wire: WireObject = {
    ...submitted,
    errors: errors.wire(),
    payout_method: method && {
      ...method,
      errors: detailErrors.wire(),
      fields: corridor ? fieldDescriptions(kernel, corridor) : undefined,
    },
  }
  const faulty = errors.any || !amount || !requested || !corridor || (type !== 'person' && type !== 'business')
  if (faulty || !isSupported(inputCurrency)) {
    const why = [errors.words('recipient.'), detailErrors.words('payout_method.')].filter(Boolean).join(', ')
    return { wire, corridor, why: why || undefined }
  }
  const prices = priceRecipient({
    amount,
    requested,
    input: inputCurrency,
    output: corridor.currency,
    multiple: payoutMultiple(corridor.type, details),
  })
  const draft: DraftRecipient = {
    type,
    requestedAmount: plain(textOf(submitted.requested_amount) ?? '0'),
    requestedCurrency: requested,
    payoutType: corridor.type,
    details,
    metadata: asObject(submitted.metadata) ?? {},
    outputCurrency: corridor.currency,
    ...prices,
  }
  return { draft, corridor, wire }
}

/** Orange in Côte d'Ivoire pays multiples of five francs. */
function payoutMultiple(type: string, details: JsonObject): bigint {
  return type === 'XOF::Mobile' && details.mobile_provider === 'orange' && details.country === 'CI' ? 5n : 1n
}

/** Without the leading zeros JSON numbers may not have. */
function plain(text: string): string {
  return text.replace(/^0+(?=\d)/, '')
}
