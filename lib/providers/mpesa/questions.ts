/** What a question asked of M-Pesa was about; its answer comes later to an address of ours. */
export type QuestionSubject = Readonly<{ about: 'status' } | { about: 'balance'; accountKey: string }>

/**
 * The address a question's answer comes to says what was asked: a balance answer names no short code, and a failed
 * answer looks the same whatever was asked. Neither word is one that Daraja refuses in an address.
 */
export function answerAddress(address: string, subject: QuestionSubject): string {
  const url = new URL(address)
  url.searchParams.set('about', subject.about)
  if (subject.about === 'balance') url.searchParams.set('account', subject.accountKey)
  return url.toString()
}

/** Undefined for an address of a payment, which carries no subject. */
export function subjectOf(address: string): QuestionSubject | undefined {
  if (!URL.canParse(address)) return undefined
  const { searchParams } = new URL(address)
  const about = searchParams.get('about')
  if (about === 'status') return { about }
  return about === 'balance' ? { about, accountKey: searchParams.get('account') ?? '' } : undefined
}
