import type { Settings } from '@/lib/env'
import type { Runtime } from '@/lib/features/context'
import { readStoredFigures, type StoredFigures } from '@/lib/features/health/figures'
import { type Metric, type Sample, writeMetrics } from '@/lib/features/health/prometheus'
import { CALL_BUCKETS, type CallFigures, signNow, type VitalSigns, vitalSigns } from './vital-signs'

/** Everything there is to watch, in Prometheus' text: what the database knows, and this process's own signs. */
export async function readMetrics(rt: Runtime, settings: Settings): Promise<string> {
  const stored = await readStoredFigures(rt, settings)
  return writeMetrics([...ofDatabase(stored), ...ofProcess(vitalSigns())])
}

const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name,
  help,
  type: 'gauge',
  samples,
})
/** Nothing waits: zero, so that a rule on it ends by itself. */
const age = (seconds: number | null): Sample[] => [{ value: seconds ?? 0 }]

function ofDatabase(stored: StoredFigures): Metric[] {
  return [
    gauge(
      'hazina_payments',
      'Payments by state and rail.',
      stored.payments.map(({ state, rail, count }) => ({ labels: { state, rail }, value: count })),
    ),
    gauge('hazina_oldest_unknown_seconds', 'Age of the oldest Unknown payment.', age(stored.oldestUnknownSeconds)),
    gauge(
      'hazina_jobs',
      'Jobs that are set, due or not.',
      stored.jobs.map(({ kind, count }) => ({ labels: { kind }, value: count })),
    ),
    gauge('hazina_jobs_due', 'Jobs that should run now.', [{ value: stored.jobsDue }]),
    gauge('hazina_oldest_due_job_seconds', 'How long the oldest due job waits.', age(stored.oldestDueSeconds)),
    gauge(
      'hazina_callbacks',
      'Stored messages of providers by what became of them.',
      stored.callbacks.map(({ provider, verdict, count }) => ({ labels: { provider, verdict }, value: count })),
    ),
    gauge('hazina_database_bytes', 'Size of the database.', [{ value: stored.databaseBytes }]),
  ]
}

function ofProcess({ calls, loop, startedAt, workerAt, anchoredAt }: VitalSigns): Metric[] {
  const seconds = (at: number | null) => (at === null ? [] : [{ value: (signNow() - at) / 1000 }])
  const delay = (part: string, ns: number): Sample => ({ labels: { part }, value: Number.isFinite(ns) ? ns / 1e9 : 0 })
  const delays = [delay('p50', loop.percentile(50)), delay('p99', loop.percentile(99)), delay('max', loop.max)]
  loop.reset()
  return [
    {
      name: 'hazina_provider_call_seconds',
      help: 'Calls to providers since this process started, by how they ended.',
      type: 'histogram',
      samples: [...calls.values()].flatMap(ofCall),
    },
    gauge('hazina_event_loop_delay_seconds', 'Delay of the event loop since the last look.', delays),
    gauge(
      'hazina_worker_silent_seconds',
      'Time since the worker of this process last looked for work.',
      seconds(workerAt),
    ),
    gauge('hazina_anchor_age_seconds', 'Time since the audit head was last noted down.', seconds(anchoredAt)),
    gauge('hazina_up_seconds', 'How long this process has run.', seconds(startedAt)),
  ]
}

function ofCall({ provider, operation, outcome, count, seconds, buckets }: CallFigures): Sample[] {
  const labels = { provider, operation, outcome }
  return [
    ...CALL_BUCKETS.map((bound, index) => ({
      labels: { ...labels, le: String(bound) },
      value: buckets[index] ?? 0,
      suffix: '_bucket',
    })),
    { labels: { ...labels, le: '+Inf' }, value: count, suffix: '_bucket' },
    { labels, value: seconds, suffix: '_sum' },
    { labels, value: count, suffix: '_count' },
  ]
}
