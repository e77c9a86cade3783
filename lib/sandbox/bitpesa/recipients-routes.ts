import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { readAmount } from './amounts'
import type { Ctx } from './answers'
import {
  answer,
  arrayFilter,
  asObject,
  createdBetween,
  FieldErrors,
  invalid,
  listAnswer,
  page,
  readRoot,
  refuse,
} from './answers'
import { cancelRecipient } from './cancelling'
import { CORRIDORS } from './corridors'
import { CURRENCY_CODES, factsOf } from './currencies'
import { retryEdited } from './lifecycle'
import { checkDetails } from './payout-details'
import { pathId, route } from './route'
import { type Recipient, RecipientRow, selectPage } from './tables'
import { findRecipient, getTransaction, permissions, recipientWire, setRecipient } from './transactions'
import type { Wire } from './wire-json'

export function recipientRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/recipients', 'list_recipients', (c) => {
    const { where, values } = filters(c)
    const { rows, total } = selectPage(kernel, { table: 'recipients', where, values, ...page(c), row: RecipientRow })
    return listAnswer(
      c,
      rows.map((row) => wireOf(kernel, row)),
      total,
    )
  })

  route(app, 'PATCH', '/recipients/:id', 'update_recipient', (c) =>
    withRecipient(kernel, c, (recipient) => {
      const read = readRoot(c, 'recipient')
      if (!read.ok) return read.response
      const corridor = CORRIDORS.get(recipient.payout_type)
      if (!permissions(recipient).editable || !corridor) {
        const errors = new FieldErrors().add('base', 'not_editable')
        return invalid(c, { ...read.body, errors: errors.wire() }, `the recipient is ${recipient.state}`)
      }
      const method = asObject(read.body.payout_method)
      const details = { ...recipient.details, ...asObject(method?.details) }
      const metadata = { ...recipient.metadata, ...asObject(read.body.metadata) }
      const wrong = checkDetails(kernel, corridor, recipient.type, details)
      if (wrong.any) {
        const errors = new FieldErrors().add('payout_method', 'invalid').wire()
        const object = { ...read.body, payout_method: { ...method, errors: wrong.wire() }, errors }
        return invalid(c, object, wrong.words('payout_method.'))
      }
      return kernel.db.transaction(() => {
        const edited = retryEdited(kernel, setRecipient(kernel, recipient, { details, metadata }))
        return answer(c, 200, { object: wireOf(kernel, edited) })
      })()
    }),
  )

  route(app, 'DELETE', '/recipients/:id', 'cancel_recipient', (c) =>
    withRecipient(kernel, c, (recipient) =>
      kernel.db.transaction(() => {
        const outcome = cancelRecipient(kernel, recipient)
        if (outcome === 'too_late') {
          const errors = new FieldErrors().add('state', 'invalid')
          const object = {
            ...recipientWire(recipient, getTransaction(kernel, recipient.transaction_id)),
            errors: errors.wire(),
          }
          return invalid(c, object, `the recipient is ${recipient.state} already`)
        }
        if (outcome === 'remembered') kernel.note(c, 'pending: the cancellation waits for the provider')
        return answer(c, 200, { object: wireOf(kernel, findRecipient(kernel, recipient.id) ?? recipient) })
      })(),
    ),
  )

  route(app, 'GET', '/recipients/:id/proof_of_payments', 'proof_of_payments', (c) =>
    withRecipient(kernel, c, () => answer(c, 200, { object: [] })),
  )
}

function wireOf(kernel: Kernel, recipient: Recipient): Wire {
  return recipientWire(recipient, getTransaction(kernel, recipient.transaction_id))
}

function withRecipient(kernel: Kernel, c: Ctx, then: (recipient: Recipient) => Response): Response {
  const recipient = findRecipient(kernel, pathId(c))
  return recipient ? then(recipient) : refuse(c, 404, 'no recipient with this id')
}

const TWO_DECIMALS = CURRENCY_CODES.filter((code) => factsOf(code).decimals === 2)
  .map((code) => `'${code}'`)
  .join(', ')

/** `amount_*` compare with the output amount and `currency[]` with its currency: which one is not documented. */
function filters(c: Ctx): { where: string[]; values: string[] } {
  const { where, values } = createdBetween(c)
  for (const [name, column] of [
    ['state', 'state'],
    ['currency', 'output_currency'],
  ] as const) {
    const wanted = arrayFilter(c, name)
    if (wanted.length === 0) continue
    where.push(`${column} in (${wanted.map(() => '?').join(', ')})`)
    values.push(...wanted)
  }
  for (const [name, sign] of [
    ['amount_from', '>='],
    ['amount_to', '<='],
  ] as const) {
    const amount = readAmount(c.req.query(name))
    if (!amount) continue
    // Minor units per unit differ by currency, so both sides are compared in hundredths.
    const hundredths = amount.n * 100n
    const roundedUp = sign === '>=' && hundredths % amount.d !== 0n ? 1n : 0n
    where.push(
      `cast(output_minor as integer) * (case when output_currency in (${TWO_DECIMALS}) then 1 else 100 end) ${sign} cast(? as integer)`,
    )
    values.push((hundredths / amount.d + roundedUp).toString())
  }
  return { where, values }
}
