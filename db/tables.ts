import type { Kit } from './kit'
import { defineBills } from './tables/bills'
import { defineFiles } from './tables/files'
import { defineGovernance } from './tables/governance'
import { defineMessages } from './tables/messages'
import { defineMoney } from './tables/money'
import { definePayments } from './tables/payments'
import { definePeople } from './tables/people'
import { defineViews } from './tables/views'
import { defineWork } from './tables/work'

/**
 * Every table, once, for both engines. Amounts are integer minor units beside an ISO code; times are UTC instants;
 * ids are UUIDv7. NOT NULL unless a comment says what null means. Guards that Drizzle cannot say (immutable columns,
 * two-person rule, append-only audit) are triggers in the custom migrations.
 */
export function define(kit: Kit) {
  const people = definePeople(kit)
  const money = defineMoney(kit)
  const payments = definePayments(kit, { users: people.users, providerAccounts: money.providerAccounts })
  const governance = defineGovernance(kit, { users: people.users, payments: payments.payments })
  const messages = defineMessages(kit)
  const bills = defineBills(kit)
  const files = defineFiles(kit, { users: people.users, providerAccounts: money.providerAccounts })
  const views = defineViews(kit, { users: people.users })
  const work = defineWork(kit)
  return { ...people, ...money, ...payments, ...governance, ...messages, ...bills, ...files, ...views, ...work }
}

export type Tables = ReturnType<typeof define>
