import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext } from '@playwright/test'
import { sandboxConfigs, sandboxSecrets } from '@/lib/env/sandbox-providers'
import { DEMO_PEOPLE, demoTotpSecret } from '@/lib/features/people/demo-people'
import type { Beside } from './beside-the-server'

/** What each secret is, so that a report of it need not repeat it. */
export type Secrets = Map<string, string>

/** What this installation keeps to itself from its first start on. */
export function keptSecrets(hazina: Beside): Secrets {
  const secrets: Secrets = new Map([
    [hazina.key, 'HAZINA_KEY'],
    [hazina.authSecret, 'NEXTAUTH_SECRET'],
  ])
  for (const { signInName } of DEMO_PEOPLE) secrets.set(demoTotpSecret(signInName), `authenticator of ${signInName}`)
  const providers = sandboxConfigs(Number(new URL(hazina.sandboxUrl).port), '')
  for (const [at, secret] of sandboxSecrets(providers).entries())
    secrets.set(secret, `credential ${at + 1} of the providers`)
  return secrets
}

const notesOf = ({ dataDir }: Pick<Beside, 'dataDir'>) => path.join(dataDir, 'secrets-of-the-tests.jsonl')

/** A password, code, link or session that a test used: it must be in no log when all tests are over. */
export function noteSecret(hazina: Pick<Beside, 'dataDir'>, secret: string, what: string): void {
  appendFileSync(notesOf(hazina), `${JSON.stringify([secret, what])}\n`)
}

export function notedSecrets(hazina: Pick<Beside, 'dataDir'>): Secrets {
  const file = notesOf(hazina)
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return new Map(lines.map((line) => JSON.parse(line) as [string, string]))
}

/** Which of them a text holds. */
export function secretsIn(text: string, secrets: Secrets): string[] {
  return [...secrets].filter(([secret]) => text.includes(secret)).map(([, what]) => what)
}

const SETTLED_WITHIN_MS = 3_000

/** Reads every page, its data and every answer to an act that comes to a browser, while the tests go on as they would. */
export class AnswerWatch {
  private readonly looks: Promise<void>[] = []
  readonly found: string[] = []

  constructor(
    private readonly origin: string,
    private readonly secrets: Secrets,
  ) {}

  follow(context: BrowserContext): void {
    context.on('response', (response) => {
      const { pathname, origin } = new URL(response.url())
      if (origin !== this.origin || !/^(document|fetch|xhr)$/.test(response.request().resourceType())) return
      const look = async () => {
        const text = await response.text()
        for (const what of secretsIn(text, this.secrets)) this.found.push(`${pathname} holds ${what}`)
      }
      // A page that was left, a download and a redirect have no body to read any more.
      this.looks.push(look().catch(() => undefined))
    })
  }

  /** Before its browsers close. An answer that its page never read to the end is not waited for. */
  async settle(): Promise<void> {
    await Promise.race([Promise.all(this.looks.splice(0)), sleep(SETTLED_WITHIN_MS)])
  }
}
