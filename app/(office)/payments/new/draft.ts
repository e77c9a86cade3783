import { type Currency, isCurrency, parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { PayeeRail } from '@/lib/features/payees/schemas'
import type { NewPaymentInput } from '@/lib/features/payments/start-payment'
import type { Messages } from '@/lib/messages'

export type FieldProblem = keyof Messages['errors']['field']
/** A problem per field of the form; whole sentences when they come from the server. */
export type Problems = Readonly<Record<string, string>>

/** What is typed, as it is kept in the tab between refreshes. */
export type Draft = Readonly<{
  payeeId: string
  rail: PayeeRail | ''
  /** Bank or corridor. */
  place: string
  name: string
  account: string
  details: Readonly<Record<string, string>>
  savePayee: boolean
  sourceAccountId: string
  /** Which side of a cross-border payout the amount is of. */
  fix: 'receive' | 'send'
  amount: string
  reference: string
  purpose: string
  /** The name that was ticked as right; another one has to be ticked again. */
  tickedName: string
  duplicateReason: string
}>

export type AccountView = Readonly<{ id: string; label: string; currency: Currency; availableMinor: string | null }>
export type RailView = Readonly<{ rail: PayeeRail; accounts: readonly AccountView[] }>
export type PayeeView = Readonly<{ id: string; name: string; rail: PayeeRail; maskedAccount: string; place: string }>
export type PlaceView = Readonly<{
  id: string
  name: string
  currency: Currency
  accountMask: string
  minMinor: string | null
  maxMinor: string | null
  fields: readonly Readonly<{
    name: string
    required: boolean
    options?: readonly Readonly<{ value: string; label: string }>[]
  }>[]
}>
/** Null: the provider did not answer. */
export type PlacesOf = Readonly<Record<PayeeRail, Promise<readonly PlaceView[] | null>>>

export type Step = 'who' | 'amount' | 'check'

export const EMPTY_DRAFT: Draft = {
  payeeId: '',
  rail: '',
  place: '',
  name: '',
  account: '',
  details: {},
  savePayee: false,
  sourceAccountId: '',
  fix: 'receive',
  amount: '',
  reference: '',
  purpose: '',
  tickedName: '',
  duplicateReason: '',
}

/** The currency the receiver gets: the account's own, except across a border, where the corridor says it. */
export function currencyOfPlace(place: string): Currency | undefined {
  const code = place.split('::')[0] ?? ''
  return isCurrency(code) ? code : undefined
}

/** The currency that the typed amount is in. */
export function typedCurrency(draft: Draft, account: AccountView | undefined): Currency {
  const received = draft.rail === 'bitpesa.payout' && draft.fix === 'receive' ? currencyOfPlace(draft.place) : undefined
  return received ?? account?.currency ?? 'KES'
}

export function wantsWholeUnits(draft: Draft): boolean {
  return draft.rail !== '' && RAIL_FACTS[draft.rail].wholeUnitsOnly
}

/** What is missing in the first step, before anything is asked of the server. */
export function whoProblems(draft: Draft, place: PlaceView | undefined): Partial<Record<string, FieldProblem>> {
  if (draft.payeeId !== '') return {}
  const problems: Partial<Record<string, FieldProblem>> = {}
  if (draft.rail === '') return { rail: 'not_chosen' }
  const hasPlaces = draft.rail === 'bitpesa.payout' || draft.rail === 'ihela.cashin'
  if (hasPlaces && draft.place === '') problems.place = 'not_chosen'
  if (draft.rail !== 'ihela.cashin' && draft.name.trim() === '') problems.name = 'required'
  if (draft.account.trim() === '') problems.account = 'required'
  else if (draft.rail === 'mpesa.b2c' && !normaliseKenyanMsisdn(draft.account)) problems.account = 'kenyan_phone'
  else if (draft.rail === 'wekeza.transfer' && !/^\d{10}$/.test(draft.account.replace(/[\s-]/g, ''))) {
    problems.account = 'ten_digits'
  }
  for (const field of place?.fields ?? []) {
    if (field.required && !draft.details[field.name]?.trim()) {
      problems[`details.${field.name}`] = field.options ? 'not_chosen' : 'required'
    }
  }
  return problems
}

/** What is missing in the second step. */
export function amountProblems(draft: Draft, account: AccountView | undefined): Partial<Record<string, FieldProblem>> {
  const problems: Partial<Record<string, FieldProblem>> = {}
  if (!account) problems.sourceAccountId = 'not_chosen'
  const currency = typedCurrency(draft, account)
  const parsed = parseAmount(tidyTypedAmount(draft.amount, currency), currency, { wholeUnits: wantsWholeUnits(draft) })
  if (!parsed.ok) problems.amount = parsed.problem
  if (draft.purpose.trim() === '') problems.purpose = 'required'
  return problems
}

const FIELD_OF: Readonly<Record<string, string>> = {
  counterpartyName: 'name',
  counterpartyAccount: 'account',
  counterpartyBank: 'place',
  merchantReference: 'reference',
}
const AMOUNT_FIELDS = ['sourceAccountId', 'amount', 'reference', 'purpose']
const CHECK_FIELDS = ['confirmedName', 'duplicateReason']
const WHO_FIELDS = ['payeeId', 'rail', 'place', 'name', 'account']

/** The server's field names as those of this form; what it does not know is a further field of the corridor. */
export function formProblems(fields: Problems): Problems {
  const known = [...AMOUNT_FIELDS, ...CHECK_FIELDS, ...WHO_FIELDS]
  return Object.fromEntries(
    Object.entries(fields).map(([field, problem]) => {
      const name = FIELD_OF[field] ?? field
      return [known.includes(name) || name.startsWith('details.') ? name : `details.${name}`, problem]
    }),
  )
}

/** The first step that has to be looked at again. */
export function stepOf(problems: Problems): Step {
  const names = Object.keys(problems)
  if (names.some((name) => WHO_FIELDS.includes(name) || name.startsWith('details.'))) return 'who'
  return names.some((name) => AMOUNT_FIELDS.includes(name)) ? 'amount' : 'check'
}

/** What the server is told: facts a person chose. */
export function inputOf(requestKey: string, draft: Draft, rail: PayeeRail): NewPaymentInput {
  const crossBorder = rail === 'bitpesa.payout'
  return {
    requestKey,
    rail,
    sourceAccountId: draft.sourceAccountId,
    ...(draft.payeeId !== '' && { payeeId: draft.payeeId }),
    counterpartyName: draft.name,
    counterpartyAccount: draft.account,
    counterpartyBank: draft.place,
    amount: draft.amount,
    merchantReference: draft.reference,
    purpose: draft.purpose,
    details: crossBorder ? { ...draft.details, fix: draft.fix } : {},
    ...(draft.tickedName !== '' && { confirmedName: draft.tickedName }),
    ...(draft.duplicateReason.trim() !== '' && { duplicateReason: draft.duplicateReason }),
    secondPrompt: false,
    savePayee: draft.savePayee && draft.payeeId === '',
  }
}

/** What the account is on this rail. */
export function accountKind(draft: Draft): 'phone' | 'wekeza' | 'mobile' | 'bank' | 'ihela' {
  if (draft.rail === 'mpesa.b2c') return 'phone'
  if (draft.rail === 'wekeza.transfer') return 'wekeza'
  if (draft.rail === 'ihela.cashin') return 'ihela'
  return draft.place.endsWith('::Bank') ? 'bank' : 'mobile'
}

type NamedField = keyof Messages['payments']['new']['fields']
const NAMED_FIELDS = {
  bankAccountType: true,
  bankCode: true,
  bankName: true,
  bic: true,
  city: true,
  country: true,
  gender: true,
  mobileProvider: true,
  street: true,
  transferReason: true,
} as const satisfies Record<NamedField, true>

/** A field that the provider added later shows its own name until we have a word for it. */
export function isNamedField(name: string): name is NamedField {
  return Object.hasOwn(NAMED_FIELDS, name)
}
