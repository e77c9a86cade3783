import type { Exchange } from './money-rail'

/** A bill raised through a provider, and where its payer goes. */
export type BillRaised = Readonly<{ code: string; confirmationUrl: string; providerWord: string }>
export type BillStatus = Readonly<{
  meaning: 'pending' | 'paid' | 'expired' | 'failed' | 'cancelled' | 'unmapped'
  providerWord: string
  bankReference?: string
}>

export type BillWish = Readonly<{
  merchantReference: string
  amountMinor: bigint
  payer: string
  description: string
  bank?: string
  /** Where the payer's browser goes afterwards; it proves nothing. */
  returnUrl?: string
}>

export interface BillRail {
  raiseBill(bill: BillWish): Promise<
    | { kind: 'raised'; bill: BillRaised; exchange: Exchange }
    /** Without an exchange it was refused by us, before anything left. */
    | { kind: 'refused'; words: string; fields: Record<string, string>; exchange: Exchange | null }
    | { kind: 'not_sent'; because: string }
    | { kind: 'indeterminate'; because: string; exchange: Exchange | null }
  >
  checkBill(
    bill: Readonly<{ merchantReference: string; code: string }>,
  ): Promise<
    | { kind: 'status'; status: BillStatus; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
}
