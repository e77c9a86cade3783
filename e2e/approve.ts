import { expect, type Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { demoTotpSecret } from '@/lib/features/people/demo-people'
import { currentCode } from '@/lib/features/people/totp'
import { type OpenAs, type Person, ready } from './fixtures'

export const APPROVERS = ['baraka', 'chausiku'] as const satisfies readonly Person[]
export type Approver = (typeof APPROVERS)[number]

const STEP_MS = 30_000

/** The steps whose code this person may still use: the running one and, as clocks differ, the next. */
async function freshStep(beside: Runtime, person: Person): Promise<number | undefined> {
  const { users } = beside.store.t
  const [user] = await beside.store.read.select().from(users).where(eq(users.signInName, person))
  const running = Math.floor(Date.now() / STEP_MS)
  const next = Math.max(running, (user?.totpLastStep ?? 0) + 1)
  return next <= running + 1 ? next : undefined
}

/** As if half a minute had passed: a code works once, and a walk through a browser has no time to wait for the next. */
export async function forgetLastCode(beside: Runtime, person: Person): Promise<void> {
  const { users } = beside.store.t
  await beside.store.tx((tx) => tx.update(users).set({ totpLastStep: 0 }).where(eq(users.signInName, person)))
}

/** An approver with a code that was not used yet: each code works once. */
export async function approverWithCode(beside: Runtime, wanted: readonly Approver[] = APPROVERS) {
  return personWithCode(beside, wanted)
}

/** The same for anybody who confirms something. */
export async function personWithCode<Name extends Person>(beside: Runtime, wanted: readonly Name[]) {
  for (const approver of wanted) {
    const step = await freshStep(beside, approver)
    if (step === undefined) continue
    return { approver, code: currentCode(demoTotpSecret(approver), new Date(step * STEP_MS)).code }
  }
  const [approver] = wanted
  if (!approver) throw new Error('nobody was named')
  await forgetLastCode(beside, approver)
  return { approver, code: currentCode(demoTotpSecret(approver), new Date()).code }
}

/** From the payment's own page through the approval page, as an approver does. */
export async function approve(page: Page, paymentUrl: string, code: string): Promise<void> {
  await page.goto(paymentUrl)
  await page.getByRole('link', { name: 'Approve or deny' }).click()
  await expect(page.getByRole('heading', { name: 'Approve this payment' })).toBeVisible()
  await ready(page)
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.getByRole('button', { name: /^Approve [A-Z]{3}/ }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/approve'))
}

/** Whichever approver has a code that was not used yet approves it. */
export async function approveBySomebody(openAs: OpenAs, beside: Runtime, paymentUrl: string): Promise<void> {
  const { approver, code } = await approverWithCode(beside)
  await approve(await openAs(approver), paymentUrl, code)
}
