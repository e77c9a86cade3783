import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { fractionNumeral } from './amounts'
import { answer, type Ctx, refuse } from './answers'
import { CORRIDORS } from './corridors'
import { CURRENCY_CODES, factsOf, rateOf } from './currencies'
import { fieldDescriptions, fieldNames } from './payout-details'
import { route } from './route'
import { findSender } from './senders'
import type { WireObject } from './wire-json'

const LARGEST_DOLLARS = 1_000_000n

export function infoRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const payable = [...new Set([...CORRIDORS.values()].map(({ currency }) => currency))]
  route(app, 'GET', '/info/currencies', 'currencies', (c) =>
    answer(c, 200, { object: CURRENCY_CODES.map(currencyWire) }),
  )
  route(app, 'GET', '/info/currencies/in', 'currencies_in', (c) =>
    forSender(kernel, c, () => CURRENCY_CODES.map((code) => withOpposites(code, payable, (other) => [code, other]))),
  )
  route(app, 'GET', '/info/currencies/out', 'currencies_out', (c) =>
    forSender(kernel, c, () => payable.map((code) => withOpposites(code, CURRENCY_CODES, (other) => [other, code]))),
  )
  route(app, 'GET', '/info/payment_methods/out', 'payment_methods_out', (c) =>
    answer(c, 200, { object: [...CORRIDORS.keys()].map((type) => methodWire(kernel, type)) }),
  )
  route(app, 'GET', '/info/payment_methods/in', 'payment_methods_in', (c) => {
    const types = [...CORRIDORS.keys()].filter((type) => /::(Bank|Mobile)$/.test(type))
    const object = types.map((type) => ({ ...methodWire(kernel, type), opposites: [...CORRIDORS.keys()] }))
    return answer(c, 200, { object })
  })
}

/** `sender_id` narrows the list on the real service; here it must only be one that exists. */
function forSender(kernel: Kernel, c: Ctx, list: () => WireObject[]): Response {
  const senderId = c.req.query('sender_id')
  if (senderId !== undefined && !findSender(kernel, senderId)) return refuse(c, 404, 'no sender with this id')
  return answer(c, 200, { object: list() })
}

function currencyWire(code: string): WireObject {
  const { name, symbol, decimals, perUsdThousandths } = factsOf(code)
  return {
    code,
    name,
    symbol,
    decimals,
    subunit_to_unit: decimals === 0 ? '1' : '100',
    primary: code === 'USD',
    min: '1',
    max: (perUsdThousandths * (LARGEST_DOLLARS / 1_000n)).toString(),
    usd_equivalent: fractionNumeral({ n: perUsdThousandths, d: 1_000n }).text,
  }
}

function withOpposites(
  code: string,
  others: readonly string[],
  pair: (other: string) => [input: string, output: string],
): WireObject {
  const opposites = others.map((other): WireObject => {
    const rate = fractionNumeral(rateOf(...pair(other)))
    return { ...currencyWire(other), rate, mtm_rate: rate, margin: '0.0' }
  })
  return { ...currencyWire(code), opposites }
}

function methodWire(kernel: Kernel, type: string): WireObject {
  const corridor = CORRIDORS.get(type)
  if (!corridor) throw new Error(`no corridor ${type}`)
  return {
    type,
    provider: corridor.provider,
    otc_permitted: false,
    details: fieldNames(corridor),
    default: type.endsWith('::Bank'),
    fields: fieldDescriptions(kernel, corridor),
  }
}
