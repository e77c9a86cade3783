import { eq } from 'drizzle-orm'
import { createBill } from '@/lib/features/bills/create-bill'
import type { Runtime } from '@/lib/features/context'
import { enterPayee } from '@/lib/features/payees/enter-payee'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { createSchedule } from '@/lib/features/schedules/create-schedule'
import { listViews } from '@/lib/features/views/queries'
import { saveView } from '@/lib/features/views/save-view'
import { actAs } from './beside-the-server'
import { fillPath, listRoutes } from './every-page'
import type { Person } from './fixtures'
import { orderBeside } from './order-beside'

export type Visit = Readonly<{ route: string; address: string; person: Person | undefined }>

/** Which pages somebody else than the maker has to look at; `undefined` is a visitor. */
const VISITOR_OF: Readonly<Record<string, Person | undefined>> = {
  '/sign-in': undefined,
  '/enter': undefined,
  '/payments/[paymentId]/approve': 'baraka',
  '/approvals/batch': 'baraka',
  '/people': 'gitau',
  '/people/[userId]': 'gitau',
  '/people/new': 'gitau',
  '/imports': 'eshe',
  '/imports/new': 'eshe',
  '/imports/[importId]': 'eshe',
  '/inbox': 'baraka',
  '/inbox/[messageId]': 'baraka',
  '/providers/going-live': 'gitau',
  '/rules': 'gitau',
  '/rules/new': 'gitau',
}
/** What a page needs in its address to show something. */
const QUERY_OF: Readonly<Record<string, (paymentId: string) => string>> = {
  '/refused': () => '?right=people.manage',
  '/approvals/batch': (paymentId) => `?p=${paymentId}`,
}
/** Further views of a page that look different. */
const FURTHER: readonly string[] = [
  '/transactions?q=nobody+of+this+name',
  '/transactions?columns=time.who.theirAccount.ourAccount.rail.reference.description.state.fee.in.out&density=compact',
  '/payments?tab=all',
  '/bills?tab=other',
]

/** Every page of the application with something on it, at a real address, and somebody who may see it. */
export async function listVisits(beside: Runtime): Promise<Visit[]> {
  const amina = await actAs(beside, 'amina')
  const daudi = await actAs(beside, 'daudi')
  await createBill(daudi, {
    requestKey: crypto.randomUUID(),
    customerName: 'Niyonkuru Aline',
    payer: '76000222',
    bank: '',
    amount: '1,200',
    description: 'Leeks',
  })
  const waiting = await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '43' }))
  // Waits for a second person, and is found again by the next width.
  await enterPayee(amina, {
    name: 'Looked At',
    rail: 'mpesa.b2c',
    account: '0712600777',
    bank: '',
    details: {},
    reason: 'Invoice 12',
  })
  // Kept by the width before, it is there.
  if ((await listViews(amina)).own.length === 0) {
    const look = { filter: { tab: 'out' }, days: 'last7', columns: 'time.out.who', density: 'compact' } as const
    const { viewId } = await saveView(amina, { ...look, name: 'Looked at', isShared: true, isDefault: false })
    await createSchedule(amina, { viewId, layout: 'excel', zone: 'UTC', rhythm: 'weekly', onDay: 1, hour: 6 })
  }
  const { t, read } = beside.store
  const [line] = await read.select().from(t.transactions).where(eq(t.transactions.rail, 'mpesa.c2b')).limit(1)
  const pages = listRoutes().filter(({ kind }) => kind === 'page')
  const visits: Visit[] = []
  for (const { path } of pages) {
    const person = path in VISITOR_OF ? VISITOR_OF[path] : 'amina'
    const address = path.startsWith('/payments/[paymentId]')
      ? path.replace('[paymentId]', waiting.id)
      : await fillPath(beside, path)
    visits.push({ route: path, address: `${address}${QUERY_OF[path]?.(waiting.id) ?? ''}`, person })
  }
  for (const address of FURTHER) visits.push({ route: address, address, person: 'amina' })
  visits.push({
    route: '/transactions?open',
    address: `/transactions?q=${line?.providerReference ?? ''}&open=${line?.id ?? ''}`,
    person: 'amina',
  })
  return visits
}
