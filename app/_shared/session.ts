import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Permission } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import type { FeatureContext, Person } from '@/lib/features/context'
import { recordRefusal } from '@/lib/features/people/record-refusal'
import { findSessionPerson } from '@/lib/features/people/sessions'
import { getRuntime } from '@/lib/worker/runtime'
import { readSessionId } from './auth-cookie'
import { firstPage } from './first-page'
import { PATH_HEADER } from './request-headers'

/** Who makes this request, read from the session's row and the person's row; undefined for a visitor. */
export const currentPerson = cache((): Promise<Person | undefined> => lookUpPerson({ keepAlive: true }))

/** The same without counting as use of the session: for what a page asks by itself again and again. */
export async function lookUpPerson(options: { keepAlive: boolean }): Promise<Person | undefined> {
  const sessionId = await readSessionId()
  return sessionId === undefined ? undefined : findSessionPerson(await getRuntime(), sessionId, options)
}

/** For pages: a visitor is sent to sign in and comes back to this page afterwards. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson()
  if (person) return person
  const path = await requestedPath()
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

/** For the frame around pages. Here, before anything is sent, a way on is an answer; a page can only tell the browser's script. */
export async function framePerson(): Promise<Person> {
  const person = await requirePerson()
  await enterByFrontDoor(person)
  return person
}

/** For pages: who is signed in and has the right. Without it, they get the page that names the right and who has it. */
export async function pagePerson(permission: Permission): Promise<Person> {
  const person = await requirePerson()
  if (person.permissions.has(permission)) return person
  await enterByFrontDoor(person)
  await recordRefusal(await getRuntime(), { actorId: person.id, what: permission, code: 'forbidden' })
  redirect(`/refused?right=${permission}`)
}

/** For pages: {@link pagePerson} as the context that features take. The first line of every page. */
export async function pageContext(permission: Permission): Promise<FeatureContext> {
  const actor = await pagePerson(permission)
  return { ...(await getRuntime()), actor }
}

/** The context of whoever is signed in, whatever their rights: the features still check each act. */
export async function featureContext(): Promise<FeatureContext> {
  const actor = await requirePerson()
  return { ...(await getRuntime()), actor }
}

/** Whoever may not see the overview never asked for it: they came in by the front door, and start at their first page. */
async function enterByFrontDoor(person: Person): Promise<void> {
  if ((await requestedPath()) !== '/') return
  const first = firstPage(person, env().mode === 'sandbox')
  if (first && first.href !== '/') redirect(first.href)
}

/** Path and query of the page asked for, as proxy.ts saw it. */
async function requestedPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? '/'
}
