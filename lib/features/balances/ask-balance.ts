import { and, desc, eq, inArray } from 'drizzle-orm'
import type { ProviderId } from '@/lib/core/rails'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { getAccount } from './queries'
import type { AskBalanceInput } from './schemas'
import { REFRESH_MS } from './refresh-balances'

export type AskedBalance =
  | Readonly<{ kind: 'asked' }>
  /** The provider asks not to be asked more often. */
  | Readonly<{ kind: 'too_soon'; at: string }>
  | Readonly<{ kind: 'not_offered' }>

