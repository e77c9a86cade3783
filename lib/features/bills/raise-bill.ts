import { randomUUID } from 'node:crypto'
import { AppError, type FieldProblems } from '@/lib/core/errors'
import type { FeatureContext } from '../context'
import { createBill } from './create-bill'
import type { CreateBillInput } from './schemas'

export type RaisedOutcome =
  | { kind: 'raised'; billId: string }
  /** Nothing was raised. The form goes on with a fresh key: the old one belongs to the refused bill. */
  | { kind: 'refused'; words: string; fields: FieldProblems; freshKey: string }
  | { kind: 'unreachable'; freshKey: string }

/**
 * Raises a bill for the form: what the provider refuses comes back in its own words with a key for the corrected try.
 * @throws AppError `invalid_input` with a problem per field, `forbidden`, `request_key_reused`.
 */
export async function raiseBill(ctx: FeatureContext, input: CreateBillInput): Promise<RaisedOutcome> {
  try {
    const bill = await createBill(ctx, input)
    return { kind: 'raised', billId: bill.id }
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider_refused') {
      return { kind: 'refused', words: wordsOf(error), fields: error.fields, freshKey: randomUUID() }
    }
    if (error instanceof AppError && error.code === 'provider_unreachable') {
      return { kind: 'unreachable', freshKey: randomUUID() }
    }
    throw error
  }
}

/** An AppError's message is its code and what the provider said. */
function wordsOf(error: AppError): string {
  return error.message.replace(/^provider_refused: /, '')
}
