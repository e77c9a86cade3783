import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'
import { keepingOrigin } from '@/lib/sandbox/origin'
import { seededRandom } from '@/lib/sandbox/random'

/** What the person holding the phone can do with a prompt. `ignore`: says nothing; `unreachable`: the phone is off. */
export const PHONE_ANSWERS = ['pay', 'wrong_pin', 'cancel', 'ignore', 'no_funds', 'unreachable'] as const
export type PhoneAnswer = (typeof PHONE_ANSWERS)[number]
/** How a prompt ends: by an answer, or `expired` when nobody touched it for 60 s of the sandbox's clock. */
export type PromptEnd = PhoneAnswer | 'expired'

export interface Prompt {
  provider: ProviderName
  checkoutRequestId: string
  shortcode: string
  /** Decimal text in major units, as the phone shows it: "1500". */
  amount: string
  reference: string
  msisdn: string
  /** Called once. The provider does the booking: it may turn `pay` into no funds with `debit`. */
  onAnswer(end: PromptEnd): void | Promise<void>
}

type OpenPrompt = Prompt & { openedAt: string }
const PROMPT_LIFE_MS = 60_000
const DEFAULT_DELAY_MS = 1_500

const PhoneRow = z.object({
  msisdn: z.string(),
  name: z.string(),
  balanceMinor: z.number().int(),
  defaultAnswer: z.enum([...PHONE_ANSWERS, 'ask']),
  delayMs: z.number().int(),
})
export type Phone = z.infer<typeof PhoneRow>

const FIRST = [
  'Jane',
  'Peter',
  'Mary',
  'John',
  'Grace',
  'Samuel',
  'Faith',
  'David',
  'Mercy',
  'Joseph',
  'Ruth',
  'Daniel',
]
const LAST = [
  'Wanjiru',
  'Otieno',
  'Kamau',
  'Achieng',
  'Mutua',
  'Njeri',
  'Kiplagat',
  'Wafula',
  'Chebet',
  'Omondi',
  'Muthoni',
  'Kilonzo',
]

/** The virtual phones: one wallet and one prompt at a time per number, shared by every provider that rings a phone. */
export class Phones {
  readonly #open = new Map<string, OpenPrompt>()

  constructor(
    private readonly db: Database,
    private readonly clock: {
      now(): Date
      later(delayMs: number, label: string, run: () => void | Promise<void>): void
    },
    private readonly seed: () => string,
  ) {
    db.exec(`create table if not exists kernel_phones (
      msisdn text primary key, name text not null, balanceMinor integer not null,
      defaultAnswer text not null, delayMs integer not null) strict`)
  }

  /** The phone of a number; one never seen before gets an invented owner and wallet. */
  get(msisdn: string): Phone {
    const row = this.db.prepare('select * from kernel_phones where msisdn = ?').get(msisdn)
    if (row !== undefined) return PhoneRow.parse(row)
    const random = seededRandom(this.seed(), `phone ${msisdn}`)
    const pick = (names: string[]) => names[Math.floor(random() * names.length)]
    const name = `${pick(FIRST)} ${pick(LAST)}`
    // KES 60,000 to 180,000 in cents.
    return this.know(msisdn, name, 6_000_000 + Math.floor(random() * 120) * 100_000)
  }

  /** Registers a number with its owner's name (seeding); a second call changes nothing. */
  know(msisdn: string, name: string, balanceMinor: number): Phone {
    this.db
      .prepare("insert into kernel_phones values (?, ?, ?, 'ask', ?) on conflict do nothing")
      .run(msisdn, name, balanceMinor, DEFAULT_DELAY_MS)
    return PhoneRow.parse(this.db.prepare('select * from kernel_phones where msisdn = ?').get(msisdn))
  }

  list(limit: number): Phone[] {
    return this.db
      .prepare('select * from kernel_phones order by msisdn limit ?')
      .all(limit)
      .map((row) => PhoneRow.parse(row))
  }

  setDefault(msisdn: string, defaultAnswer: PhoneAnswer | 'ask', delayMs: number | undefined): void {
    const phone = this.get(msisdn)
    this.db
      .prepare('update kernel_phones set defaultAnswer = ?, delayMs = ? where msisdn = ?')
      .run(defaultAnswer, delayMs ?? phone.delayMs, msisdn)
  }

  /** Takes money from the wallet (minor units of KES); false and nothing taken when it holds too little. */
  debit(msisdn: string, amountMinor: number): boolean {
    if (this.get(msisdn).balanceMinor < amountMinor) return false
    this.db
      .prepare('update kernel_phones set balanceMinor = balanceMinor - ? where msisdn = ?')
      .run(amountMinor, msisdn)
    return true
  }

  credit(msisdn: string, amountMinor: number): void {
    this.get(msisdn)
    this.db
      .prepare('update kernel_phones set balanceMinor = balanceMinor + ? where msisdn = ?')
      .run(amountMinor, msisdn)
  }

  hasOpenPrompt(msisdn: string): boolean {
    return this.#open.has(msisdn)
  }

  /** Rings the phone. False, and nothing happens, while another prompt is open on it. */
  openPrompt(prompt: Prompt): boolean {
    if (this.#open.has(prompt.msisdn)) return false
    const phone = this.get(prompt.msisdn)
    const onAnswer = keepingOrigin((end: PromptEnd) => prompt.onAnswer(end))
    this.#open.set(prompt.msisdn, { ...prompt, onAnswer, openedAt: this.clock.now().toISOString() })
    const id = prompt.checkoutRequestId
    this.clock.later(PROMPT_LIFE_MS, `prompt ${id} expires`, () => this.#end(prompt.msisdn, id, 'expired'))
    const { defaultAnswer, delayMs } = phone
    // A phone that ignores its prompts is left to the expiry, as a real one would be.
    if (defaultAnswer !== 'ask' && defaultAnswer !== 'ignore') {
      this.clock.later(delayMs, `phone ${prompt.msisdn} answers`, () => this.#end(prompt.msisdn, id, defaultAnswer))
    }
    return true
  }

  prompts(msisdn: string): Omit<OpenPrompt, 'onAnswer'>[] {
    const prompt = this.#open.get(msisdn)
    if (!prompt) return []
    const { onAnswer: _, ...shown } = prompt
    return [shown]
  }

  /** The tester's answer. False when no such prompt is open. */
  async answer(msisdn: string, answer: PhoneAnswer, checkoutRequestId?: string): Promise<boolean> {
    const prompt = this.#open.get(msisdn)
    if (!prompt || (checkoutRequestId !== undefined && prompt.checkoutRequestId !== checkoutRequestId)) return false
    await this.#end(msisdn, prompt.checkoutRequestId, answer)
    return true
  }

  /** All open prompts of all phones, for the control page. */
  allPrompts(): Omit<OpenPrompt, 'onAnswer'>[] {
    return [...this.#open.keys()].flatMap((msisdn) => this.prompts(msisdn))
  }

  clear(): void {
    this.#open.clear()
  }

  async #end(msisdn: string, checkoutRequestId: string, end: PromptEnd): Promise<void> {
    const prompt = this.#open.get(msisdn)
    if (prompt?.checkoutRequestId !== checkoutRequestId) return
    // Taken away before the booking, so that a second answer finds nothing.
    this.#open.delete(msisdn)
    await prompt.onAnswer(end)
  }
}
