import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { money } from './amounts'
import { answer, asObject, FieldErrors, invalid, readBody, refuse } from './answers'
import { balanceOf, listBalances } from './balances'
import { isSupported } from './currencies'
import { checkDebits, type DebitOrder, debit, debitWire } from './debits'
import { route } from './route'
import type { JsonObject } from './tables'
import type { WireObject } from './wire-json'

export function accountRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/accounts', 'list_accounts', (c) => {
    const object = listBalances(kernel).map(({ currency, minor }) => accountWire(currency, minor))
    return answer(c, 200, { object, meta: { negative_balance: false } })
  })

  route(app, 'POST', '/accounts/debits', 'debit', (c) => {
    const read = readBody(c)
    if (!read.ok) return read.response
    const orders = readOrders(read.body)
    if (!orders) {
      const errors = new FieldErrors().add('debit', 'blank')
      return invalid(c, { errors: errors.wire() }, 'no debit in the body')
    }
    const checks = checkDebits(kernel, orders)
    if (checks.some(({ errors }) => errors.any)) {
      const object = checks.map(
        ({ sent, errors }): WireObject => (errors.any ? { ...sent, errors: errors.wire() } : sent),
      )
      return invalid(
        c,
        object,
        checks
          .map(({ errors }) => errors.words('debit.'))
          .filter(Boolean)
          .join('; '),
      )
    }
    return kernel.db.transaction(() => {
      const object = checks.flatMap(({ transaction, metadata }) =>
        transaction ? [debitWire(debit(kernel, transaction, metadata))] : [],
      )
      return answer(c, 200, { object })
    })()
  })

  route(app, 'GET', '/accounts/:currency', 'get_account', (c) => {
    const currency = c.req.param('currency')
    if (!isSupported(currency)) return refuse(c, 404, 'no such currency; codes are upper case')
    return answer(c, 200, { object: accountWire(currency, balanceOf(kernel, currency)) })
  })
}

function accountWire(currency: string, minor: bigint): WireObject {
  return { amount: money(minor, currency), currency }
}

/** The three published shapes: one debit under `debit`, several under `debit`, or a flat one. */
function readOrders(body: JsonObject): DebitOrder[] | undefined {
  const { debit: sent } = body
  if (sent === undefined) return body.to_id === undefined ? undefined : [body]
  const items = Array.isArray(sent) ? sent.map(asObject) : [asObject(sent)]
  const orders = items.flatMap((item) => (item ? [item] : []))
  return orders.length > 0 && orders.length === items.length ? orders : undefined
}
