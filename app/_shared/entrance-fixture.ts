import { encode } from 'next-auth/jwt'
import type { Role } from '@/lib/core/permissions'
import { readSettings } from '@/lib/env'
import type { Runtime } from '@/lib/features/context'
import { openPeopleWorld } from '@/lib/features/people/people-fixture'
import { openSession } from '@/lib/features/people/sessions'
import type { LogFields } from '@/lib/log'
import { createProviders } from '@/lib/providers/registry'

export const SETTINGS = readSettings({
  HAZINA_KEY: '7'.repeat(64),
  NEXTAUTH_SECRET: 'a secret of the tests, long enough',
  HAZINA_PUBLIC_URL: 'https://pay.example.org',
})

/** For tests of actions and handlers: a runtime in memory, and the headers and cookies of the request under test. */
export function openEntrance() {
  const people = openPeopleWorld()
  const logged: { message: string; fields: LogFields | undefined }[] = []
  const line = (message: string, fields?: LogFields) => {
    logged.push({ message, fields })
  }
  const runtime: Runtime = {
    ...people.world,
    mode: 'sandbox',
    zone: SETTINGS.zone,
    publicUrl: SETTINGS.publicUrl,
    merchantName: SETTINGS.merchantName,
    log: { info: line, warn: line, error: line },
    providers: createProviders({}),
  }
  const request = { headers: new Headers(), cookies: new Map<string, string>() }
  return {
    ...people,
    runtime,
    request,
    logged,
    fromOwnPage() {
      request.headers = new Headers({ origin: SETTINGS.publicUrl, 'sec-fetch-site': 'same-origin' })
    },
    async signInAs(...roles: Role[]) {
      const person = await people.addPerson(`person-${roles.join('-')}`, roles)
      const sid = await people.store.tx((tx) => openSession(people.world, tx, person.id))
      request.cookies.set('__Host-hazina-session', await encode({ token: { sid }, secret: SETTINGS.sessionSecret }))
      return { person, sid }
    },
    auditedActions: async () =>
      (await people.store.read.select().from(people.store.t.audit)).map((row) => `${row.action} ${row.subject}`),
  }
}
