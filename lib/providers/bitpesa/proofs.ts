import { AppError } from '@/lib/core/errors'
import type { ProofSource } from '../after-sending'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { findTransaction } from './find-transaction'
import { ProofsAnswer } from './wire'

/** Papers of the payout, by its recipient. Only web addresses are passed on; nothing is fetched here. */
export function proofSource(client: BitpesaClient): ProofSource {
  return {
    async listProofs(order) {
      const { result: seen, transaction } = await findTransaction(client, order)
      if (!transaction) throw new AppError('provider_unreachable', `bitpesa proofs: ${wireWords(seen.wire)}`)
      const recipientId = transaction.recipients?.[0]?.id
      if (recipientId === undefined) return []
      const result = await client.listProofs(recipientId)
      const proofs = ProofsAnswer.safeParse(result.json)
      if (result.status !== 200 || !proofs.success)
        throw new AppError('provider_unreachable', `bitpesa proofs: ${wireWords(result.wire)}`)
      return proofs.data.object.flatMap(({ id, file_name, url }) =>
        url !== undefined && /^https?:\/\//.test(url) ? [{ id, fileName: file_name ?? id, url }] : [],
      )
    },
  }
}
