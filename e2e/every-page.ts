import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { desc } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'

const APP = path.resolve('app')

/** `isRead`: it answers GET; a door that only takes files or messages does not. */
export type Route = Readonly<{ kind: 'page' | 'handler'; path: string; isRead: boolean }>

/** Every route of the application as its files say it: a page that is added later is tested without being listed. */
export function listRoutes(): Route[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  return files
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => {
      const folders = file.split('/').slice(0, -1)
      const shown = folders.filter((folder) => !/^\(.*\)$/.test(folder))
      const isPage = file.endsWith('page.tsx')
      return {
        kind: isPage ? ('page' as const) : ('handler' as const),
        path: `/${shown.join('/')}`,
        isRead: isPage || /\bGET\b/.test(readFileSync(path.join(APP, file), 'utf8')),
      }
    })
    .sort((a, b) => a.path.localeCompare(b.path))
}

/** Records that really exist, so that a route that forgets to ask who is there would show them. */
export async function fillPath(beside: Runtime, route: string): Promise<string> {
  const { t, read } = beside.store
  const ids: Record<string, () => Promise<string | undefined>> = {
    paymentId: async () => (await read.select().from(t.payments).orderBy(desc(t.payments.createdAt)).limit(1))[0]?.id,
    billId: async () => (await read.select().from(t.bills).orderBy(desc(t.bills.createdAt)).limit(1))[0]?.id,
    transactionId: async () => (await read.select().from(t.transactions).limit(1))[0]?.id,
    accountId: async () => (await read.select().from(t.providerAccounts).limit(1))[0]?.id,
    userId: async () => (await read.select().from(t.users).limit(1))[0]?.id,
    // Nobody has to have entered a payee or settled anything by hand: the address alone asks who is there.
    payeeId: async () => (await read.select().from(t.payees).limit(1))[0]?.id ?? randomUUID(),
    proposalId: async () => (await read.select().from(t.proposals).limit(1))[0]?.id ?? randomUUID(),
    messageId: async () => (await read.select({ id: t.providerEvents.id }).from(t.providerEvents).limit(1))[0]?.id,
    // Nobody has to have imported anything by hand: without one, the page says that there is none.
    importId: async () => (await read.select().from(t.statementImports).limit(1))[0]?.id ?? randomUUID(),
    // Nobody has to have ordered a file.
    exportId: async () => (await read.select().from(t.exportsLog).limit(1))[0]?.id ?? randomUUID(),
    msisdn: async () => '254712345678',
    entryId: async () => '1',
    door: async () => 'results',
    token: async () => 'x'.repeat(43),
    '...nextauth': async () => 'session',
  }
  let filled = route
  for (const [, name = ''] of route.matchAll(/\[([^\]]+)\]/g)) {
    const id = await ids[name]?.()
    if (!id) throw new Error(`no record for [${name}] of ${route}; every-page.ts has to know where one is`)
    filled = filled.replace(`[${name}]`, id)
  }
  return filled
}
