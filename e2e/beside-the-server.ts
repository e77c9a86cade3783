import path from 'node:path'
import { eq } from 'drizzle-orm'
import { openInstallation } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import { readSettings } from '@/lib/env'
import { keepRowMarks } from '@/lib/features/audit/row-marks'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { movePayment } from '@/lib/features/payments/move-payment'
import { setJob } from '@/lib/features/payments/payment-jobs'
import type { Payment } from '@/lib/features/payments/payment-order'
import { silentLog } from '@/lib/log'
import { createProviders } from '@/lib/providers/registry'
import type { RunningHazina } from './start-app'

/** What is needed to stand beside a running server. */
export type Beside = Pick<RunningHazina, 'url' | 'sandboxUrl' | 'dataDir' | 'key' | 'authSecret' | 'databaseUrl'>

/**
 * The business rules on the running server's own database, from the test's process: many payments can be put under way
 * at once, which no person at a keyboard could. The worker that sends them is the server's.
 */
export async function openBeside(hazina: Beside): Promise<Runtime> {
  const sandboxPort = new URL(hazina.sandboxUrl).port
  const settings = readSettings({
    SANDBOX_PORT: sandboxPort,
    HAZINA_ROOT: path.resolve('.'),
    HAZINA_DATA_DIR: hazina.dataDir,
    HAZINA_PUBLIC_URL: hazina.url,
    HAZINA_KEY: hazina.key,
    ...(hazina.databaseUrl && { DATABASE_URL: hazina.databaseUrl }),
    NEXTAUTH_SECRET: 'only the server signs cookies; this one signs nothing',
  })
  const certificate = await (await fetch(`${hazina.sandboxUrl}/mpesa/certificate.pem`)).text()
  const rt: Runtime = {
    store: await openInstallation(settings),
    providers: createProviders(settings.providers(certificate)),
    mode: 'sandbox',
    zone: settings.zone,
    publicUrl: settings.publicUrl,
    key: settings.key,
    merchantName: settings.merchantName,
    now: () => new Date(),
    log: silentLog,
  }
  keepRowMarks(rt)
  return rt
}

export async function actAs(rt: Runtime, signInName: string): Promise<FeatureContext> {
  const { users } = rt.store.t
  const [row] = await rt.store.read.select().from(users).where(eq(users.signInName, signInName)).limit(1)
  if (!row) throw new Error(`no demo person ${signInName}`)
  const roles = row.roles.split(',') as Role[]
  return { ...rt, actor: { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) } }
}

/** An approval as the feature writes it, less the code: a code works once in thirty seconds, and this needs ten at once. */
export async function releaseWithoutCode(approver: FeatureContext, payment: Payment): Promise<void> {
  await approver.store.tx(async (tx) => {
    await tx.insert(approver.store.t.approvals).values({
      id: newId(),
      paymentId: payment.id,
      approverId: approver.actor.id,
      decision: 'approved',
      contentHash: payment.contentHash,
      version: payment.version,
      reason: null,
      voidedAt: null,
      at: new Date(),
    })
    await movePayment(approver, tx, payment, 'approve_last', approver.actor.id)
    await setJob(approver, tx, 'dispatch', payment.id, new Date())
  })
}
