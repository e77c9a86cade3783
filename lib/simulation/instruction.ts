import type { Evidence } from '@/lib/core/evidence'
import type { Currency } from '@/lib/core/money'
import type { Door } from '@/lib/providers/inbound'
import type { SimulatedRail } from './base-store'

/** What the bytes of a request say; the fake providers know nothing else of a payment. */
export type Sent = Readonly<{
  key: string
  rail: SimulatedRail
  amountMinor: bigint
  currency: Currency
  party: string
  from: string
  /** Callback token of the attempt; empty where the provider calls a standing address. */
  token: string
  /** Of what is funded; empty otherwise. */
  reference: string
}>

export type InstructionState = 'awaiting_funding' | 'pending' | 'succeeded' | 'failed'

/** One order as a provider holds it. */
export type Instruction = {
  readonly sent: Sent
  readonly reference: string
  state: InstructionState
  receipt: string
  /** What moved, as the provider tells it; differs from what was sent only by a fault. */
  facts: Readonly<{ amountMinor: bigint; currency: Currency; party: string }>
  failure: Readonly<{ code: string; firm: boolean }>
  /** Questions about it are answered "not found" from here on. */
  forgotten: boolean
  /** The provider moved money more than once by itself, or took a final word back: not our doing. */
  excused: boolean
}

/** One flow of money at a provider; `twice` when the provider did it once more by itself. */
export type Movement = Readonly<{
  at: number
  instruction: Instruction
  receipt: string
  amountMinor: bigint
  twice: boolean
}>

export type Delivery = Readonly<{
  door: Door
  token: string
  body: string
  headers: Readonly<Record<string, string>>
}>

/** The provider's word as it stands, in our terms. */
export function evidenceOf(instruction: Instruction): Evidence {
  const { state, reference, receipt, facts, failure } = instruction
  const providerReference = reference
  switch (state) {
    case 'awaiting_funding':
      return { meaning: 'awaiting_funding', firm: true, providerReference }
    case 'pending':
      return { meaning: 'pending', firm: true, providerReference }
    case 'failed':
      return { meaning: 'failed', firm: failure.firm, code: failure.code, providerReference }
    case 'succeeded':
      return {
        meaning: 'succeeded',
        firm: true,
        providerReference,
        receipt,
        amountMinor: facts.amountMinor,
        currency: facts.currency,
        partyAccount: facts.party,
      }
  }
}
