import type { SendOrder } from '../money-rail'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { TransactionAnswer, TransactionList, type TransactionWire } from './wire'

export type Looked = Readonly<{ result: CallResult; transaction?: TransactionWire }>

/** The transaction of an order as it stands now: by its id, or by our own key and equality (contract 8.6). */
export async function findTransaction(client: BitpesaClient, order: SendOrder): Promise<Looked> {
  const { providerReference, providerKey } = order
  if (providerReference !== undefined) {
    const result = await client.getTransaction(providerReference, 'anyway')
    const answer = TransactionAnswer.safeParse(result.json).data?.object
    return { result, ...(result.status === 200 && answer?.id === providerReference && { transaction: answer }) }
  }
  const result = await client.findTransactions(providerKey)
  const list = TransactionList.safeParse(result.json).data?.object ?? []
  const transaction = result.status === 200 ? list.find(({ external_id }) => external_id === providerKey) : undefined
  return { result, ...(transaction && { transaction }) }
}
