import type { Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { AccountRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { WekezaError } from '@/lib/sandbox/wekeza/wire'

const Change = z.object({ email: z.email().optional(), phone: z.string().min(7).max(20).optional() })

/** Customers, whose paths alone are public (contract 7): the holders of the listed accounts. */
export function mountCustomers(app: Hono<SandboxEnv>, kernel: Kernel): void {
  for (const path of ['/api/v1/customers/:id', '/api/v1/customers/:id/profile'] as const) {
    app.get(path, operation('customer'), (c) => {
      authorise(kernel, c, 'customers.read')
      return c.json(customerBody(accountsOf(kernel, c.req.param('id'))))
    })
  }

  app.patch('/api/v1/customers/:id', operation('customer_update'), (c) => {
    authorise(kernel, c, 'customers.write')
    const id = c.req.param('id')
    accountsOf(kernel, id)
    const { email, phone } = jsonBody<z.output<typeof Change>>(c, Change)
    kernel.db
      .prepare(
        'update wekeza_accounts set email = coalesce(?, email), phone = coalesce(?, phone) where customerId = ? and listed = 1',
      )
      .run(email ?? null, phone ?? null, id)
    return c.json(customerBody(accountsOf(kernel, id)))
  })
}

type Held = [AccountRow, ...AccountRow[]]

/** @throws WekezaError 404 when nobody of that id holds a listed account */
function accountsOf(kernel: Kernel, customerId: string): Held {
  const [first, ...rest] = kernel.db
    .prepare<[string], AccountRow>('select * from wekeza_accounts where customerId = ? and listed = 1 order by id')
    .all(customerId)
  if (!first) throw new WekezaError(404, 'NOT_FOUND', 'Customer does not exist', { customerId })
  return [first, ...rest]
}

function customerBody(accounts: Held) {
  const [first] = accounts
  const shared = {
    email: first.email,
    phone: first.phone,
    segment: first.segment,
    kycStatus: 'VERIFIED',
    accounts: accounts.map(({ id, number, type, currency, status }) => ({
      id,
      accountNumber: number,
      accountType: type,
      currency,
      status,
    })),
  }
  const serial = first.number.slice(-8)
  if (first.segment !== 'RETAIL') {
    const registrationNumber = `PVT-${serial}`
    return { customerId: first.customerId, companyName: first.customerName, registrationNumber, ...shared }
  }
  const [firstName = '', ...lastNames] = first.customerName.split(' ')
  return { customerId: first.customerId, firstName, lastName: lastNames.join(' '), idNumber: serial, ...shared }
}
