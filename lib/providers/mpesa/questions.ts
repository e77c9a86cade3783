/**
 * What an answer that comes to an address of ours is about: a balance answer names no short code, a failed answer looks
 * the same whatever was asked or ordered. Payouts to phones carry none.
 */
export type AnswerSubject = Readonly<
  | { about: 'status'; of?: 'b2b' | 'reversal' }
  | { about: 'balance'; accountKey: string }
  | { about: 'b2b' }
  | { about: 'reversal'; accountKey: string }
>

/** A question moves nothing: its failure says nothing of a payment. */
export function isQuestion(subject: AnswerSubject | undefined): boolean {
  return subject?.about === 'status' || subject?.about === 'balance'
}

/**
 * The address with its subject. None of the words is one that Daraja refuses in an address. The address itself stays
 * byte for byte: in a kept request it holds the place of a secret, which an encoded brace would hide.
 */
export function answerAddress(address: string, subject: AnswerSubject): string {
  const query = new URLSearchParams({
    about: subject.about,
    ...('accountKey' in subject && { account: subject.accountKey }),
    ...('of' in subject && subject.of && { of: subject.of }),
  })
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

/** Undefined for an address without a subject. */
export function subjectOf(address: string): AnswerSubject | undefined {
  if (!URL.canParse(address)) return undefined
  const { searchParams } = new URL(address)
  const about = searchParams.get('about')
  const of = searchParams.get('of')
  const accountKey = searchParams.get('account') ?? ''
  if (about === 'status') return of === 'b2b' || of === 'reversal' ? { about, of } : { about }
  if (about === 'balance' || about === 'reversal') return { about, accountKey }
  return about === 'b2b' ? { about } : undefined
}
