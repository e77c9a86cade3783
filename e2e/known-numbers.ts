import type { Runtime } from '@/lib/features/context'
import { loadMessages } from '@/lib/messages'

/** Every account and phone of a counterparty that is stored, each as its digits. */
export async function knownNumbers({ store: { read, t } }: Pick<Runtime, 'store'>): Promise<ReadonlySet<string>> {
  const [paid, lines, payees, bills] = await Promise.all([
    read.selectDistinct({ text: t.payments.counterpartyAccount }).from(t.payments),
    read.selectDistinct({ text: t.transactions.counterpartyAccount }).from(t.transactions),
    read.selectDistinct({ text: t.payees.account }).from(t.payees),
    read.selectDistinct({ text: t.bills.payer }).from(t.bills),
  ])
  const digits = [paid, lines, payees, bills].flat().map(({ text }) => text.replace(/^\+/, ''))
  return new Set(digits.filter((text) => /^\d{7,}$/.test(text)))
}

/** The sentences of ours that show how a number is written: the example may be somebody's, and is nobody's here. */
export async function sentencesWithNumbers(): Promise<string[]> {
  const catalogue = JSON.stringify((await loadMessages('en')).messages)
  return (catalogue.match(/"[^"]*\d{3} \d{3}[^"]*"/g) ?? []).map((quoted) => quoted.slice(1, -1))
}

/** Stored numbers that a text holds whole, in any of their writings, outside of the sentences given. */
export function numbersIn(text: string, known: ReadonlySet<string>, sentences: readonly string[] = []): string[] {
  const rest = sentences.reduce((left, sentence) => left.replaceAll(sentence, ''), text)
  const runs = rest.match(/(?<![\w.-])\+?\d(?:[\d ]{5,18}\d)(?![\w-])/g) ?? []
  return runs.filter((run) => {
    const digits = run.replaceAll(/[ +]/g, '')
    return known.has(digits) || known.has(digits.replace(/^0/, '254'))
  })
}
