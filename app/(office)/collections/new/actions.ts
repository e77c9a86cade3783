'use server'

import { action } from '@/app/_shared/action'
import { requestCollection } from '@/lib/features/payments/request-collection'
import { SubmitPaymentInput } from '@/lib/features/payments/schemas'

/** Sends a prompt to a customer's phone; the same request key answers the same collection. */
export const requestCollectionAction = action({
  permission: 'collection.request',
  input: SubmitPaymentInput,
  run: requestCollection,
  revalidate: ['/collections', '/payments', '/'],
})
