/** What is typed into the form of a bill. */
export type BillWords = Readonly<{
  customerName: string
  payer: string
  amount: string
  description: string
  bank: string
}>
export const NO_WORDS: BillWords = { customerName: '', payer: '', amount: '', description: '', bank: '' }
