import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { currentBill, endBill } from '@/lib/sandbox/ihela/bill-outcome'
import { shownDescription } from '@/lib/sandbox/ihela/bills'
import { getMerchant } from '@/lib/sandbox/ihela/merchants'
import type { BillRow } from '@/lib/sandbox/ihela/tables'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

const PATHS = ['/u/operations/bill/confirm/:code', '/u/operations/bill/confirm/:code/', '/banking/bill/:code/confirm/']

/** The web page on which the payer pays or refuses a bill; afterwards the browser goes back to the merchant. */
export function mountConfirmationPage(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.on('GET', PATHS, operation('bill_page'), (c) => {
    const bill = findBillByCode(kernel, c)
    if (!bill) return c.html(missingPage(), 404)
    return c.html(billPage(currentBill(kernel, bill)))
  })

  app.on('POST', PATHS, operation('bill_page'), (c) => {
    const bill = findBillByCode(kernel, c)
    if (!bill) return c.html(missingPage(), 404)
    const answer = new URLSearchParams(c.get('rawBody').toString('utf8')).get('answer')
    if (answer !== 'pay' && answer !== 'refuse') return c.html(billPage(currentBill(kernel, bill)), 400)
    const before = currentBill(kernel, bill)
    const after =
      before.status === 'Pending' ? endBill(kernel, before, answer === 'pay' ? 'Paid' : 'Cancelled') : before
    return c.redirect(returnAddress(after) ?? c.req.path, 303)
  })
}

/** The merchant's address with both references added (contract 6.4); null when the bill was made without one. */
function returnAddress(bill: BillRow): string | null {
  if (bill.redirectUri === null) return null
  const url = new URL(bill.redirectUri)
  url.searchParams.set('code', bill.merchantReference)
  url.searchParams.set('reference', bill.code)
  return url.toString()
}

function findBillByCode(kernel: Kernel, c: Context<SandboxEnv>): BillRow | undefined {
  return kernel.db.prepare<[string], BillRow>('select * from ihela_bills where code = ?').get(c.req.param('code') ?? '')
}

function billPage(bill: BillRow) {
  const amount = `BIF ${new Intl.NumberFormat('en').format(bill.francs)}`
  const merchant = getMerchant(bill.clientId).title
  const buttons = html`<form method="post">
      <button name="answer" value="pay">Pay ${amount}</button>
      <button name="answer" value="refuse" class="quiet">Refuse</button>
    </form>`
  const ended = html`<p class="status" role="status">This bill is ${bill.status.toLowerCase()}.${
    bill.bankReference === null ? '' : ` Reference ${bill.bankReference}.`
  }</p>`
  return page(
    `Pay ${merchant}`,
    html`<h1>${merchant}</h1>
    <p class="amount">${amount}</p>
    <dl>
      <dt>For</dt><dd>${shownDescription(bill)}</dd>
      <dt>Payer</dt><dd>${bill.bankClientId ?? bill.user}</dd>
      <dt>Bill</dt><dd>${bill.code}</dd>
    </dl>
    ${bill.status === 'Pending' ? buttons : ended}`,
  )
}

function missingPage() {
  return page('Bill not found', html`<h1>Bill not found</h1><p>There is no bill with this code.</p>`)
}

function page(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <link rel="icon" href="data:,">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · iHela sandbox</title>
  <style>
    body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #17211d; background: #eef2f0 }
    main { max-width: 26rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 4px #0002 }
    header { font-size: .875rem; color: #46544e } h1 { font-size: 1.25rem; margin: .5rem 0 }
    .amount { font-size: 2rem; font-weight: 600; margin: 0 0 1rem; font-variant-numeric: tabular-nums }
    dl { margin: 0 0 1.5rem } dt { font-size: .8125rem; color: #46544e } dd { margin: 0 0 .75rem; overflow-wrap: anywhere }
    form { display: flex; gap: .75rem } button { flex: 1; padding: .75rem; font: inherit; font-weight: 600; border: 1px solid #1f5d4c; border-radius: 8px; background: #1f5d4c; color: #fff; cursor: pointer }
    button.quiet { flex: 0 1 8rem; background: #fff; color: #1f5d4c } .status { padding: .75rem; background: #eef2f0; border-radius: 8px }
  </style>
</head>
<body><main><header>iHela Credit Union · sandbox</header>${content}</main></body>
</html>`
}
