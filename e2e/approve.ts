import { expect, type Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { demoTotpSecret } from '@/lib/features/people/demo-people'
import { currentCode } from '@/lib/features/people/totp'
import { type Person, ready } from './fixtures'

export const APPROVERS = ['baraka', 'chausiku'] as const satisfies readonly Person[]
export type Approver = (typeof APPROVERS)[number]

const STEP_MS = 30_000

/** The steps whose code this person may still use: the running one and, as clocks differ, the next. */
async function freshStep(beside: Runtime, approver: Person): Promise<number | undefined> {
  const { users } = beside.store.t
  const [user] = await beside.store.read.select().from(users).where(eq(users.signInName, approver))
  const running = Math.floor(Date.now() / STEP_MS)
  const next = Math.max(running, (user?.totpLastStep ?? 0) + 1)
  return next <= running + 1 ? next : undefined
}

/** An approver with a code that was not used yet: each code works once. */
export async function approverWithCode(beside: Runtime, wanted: readonly Approver[] = APPROVERS) {
  return personWithCode(beside, wanted)
}

/** The same for anybody who confirms something. */
export async function personWithCode<Name extends Person>(beside: Runtime, wanted: readonly Name[]) {
  let found: { approver: Name; code: string } | undefined
  await expect
    .poll(
      async () => {
        for (const approver of wanted) {
          const step = await freshStep(beside, approver)
          if (step === undefined) continue
          found = { approver, code: currentCode(demoTotpSecret(approver), new Date(step * STEP_MS)).code }
          return true
        }
        return false
      },
      { timeout: STEP_MS + 5_000, message: 'an approver with an unused code' },
    )
    .toBe(true)
  if (!found) throw new Error('no approver has a code')
  return found
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
