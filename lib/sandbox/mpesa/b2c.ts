import type { Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { UTILITY } from '@/lib/sandbox/mpesa/accounts'
import { executeTransfer } from '@/lib/sandbox/mpesa/b2b'
import { executePayout } from '@/lib/sandbox/mpesa/b2c-outcome'
import { checkInitiator } from '@/lib/sandbox/mpesa/credential'
import { type Fields, readFields } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { mintRequestId } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson, Refusal } from '@/lib/sandbox/mpesa/refusals'
import { acknowledgement, openConversation, resultDelay } from '@/lib/sandbox/mpesa/results'
import { findTransaction, insertTransaction, TransactionRow } from '@/lib/sandbox/mpesa/tables'

const COMMANDS = ['BusinessPayment', 'SalaryPayment', 'PromotionPayment']

/** B2C v3, and v1, which has no id of the caller's own. */
export function routeB2c(app: Hono<SandboxEnv>, kernel: Kernel): void {
  for (const version of [1, 3]) {
    guarded(app, kernel, `/mpesa/b2c/v${version}/paymentrequest`, 'b2c', operation('b2c'), (c) => {
      const order = readOrder(readFields(c), version)
      if (findTransaction(kernel.db, 'originatorId', order.originatorId)) {
        throw new Refusal(
          500,
          '500.002.1001',
          'Duplicate OriginatorConversationID.',
          `${order.originatorId} was used before`,
        )
      }
      const now = kernel.now()
      const conversation = openConversation(now, order.originatorId)
      const { initiator, credential, ...columns } = order
      const id = insertTransaction(kernel.db, {
        ...columns,
        ...conversation,
        kind: 'b2c',
        state: 'queued',
        account: UTILITY,
        party: kernel.phones.get(order.msisdn).name,
        // A bad initiator is only told in the result: until then the row carries the verdict.
        resultCode: checkInitiator(kernel, initiator, credential),
        initiatedAt: now.getTime(),
      })
      kernel.later(resultDelay(kernel), `b2c ${order.originatorId}`, () => executePayout(kernel, id))
      return answerJson(acknowledgement(conversation))
    })
  }
}

function readOrder(fields: Fields, version: number) {
  const originatorId = version === 3 ? fields.text('OriginatorConversationID', { most: 64 }) : mintRequestId()
  return {
    originatorId,
    initiator: fields.text('InitiatorName'),
    credential: fields.credential('SecurityCredential'),
    command: fields.oneOf('CommandID', COMMANDS),
    amount: fields.amount('Amount'),
    shortcode: fields.shortcode('PartyA'),
    msisdn: fields.msisdn('PartyB'),
    reference: fields.text('Remarks', { least: 2 }),
    timeoutUrl: fields.url('QueueTimeOutURL'),
    resultUrl: fields.url('ResultURL'),
  }
}

/** After a restart: payouts and transfers accepted but not yet carried out are carried out now. */
export function resumePayouts(kernel: Kernel): void {
  const rows = kernel.db.prepare("select * from mpesa_transactions where state = 'queued' order by id").all()
  for (const row of z.array(TransactionRow).parse(rows)) {
    const execute = row.kind === 'b2b' ? executeTransfer : executePayout
    kernel.later(resultDelay(kernel), `${row.kind} ${row.originatorId} again`, () => execute(kernel, row.id))
  }
}
