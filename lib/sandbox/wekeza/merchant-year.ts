import type { Kernel } from '@/lib/sandbox/kernel'
import { at, type Book, compact, openBook, otherBankAccount } from '@/lib/sandbox/wekeza/merchant-book'
import { openAccount } from '@/lib/sandbox/wekeza/test-accounts'
import type { Day, Supplier } from '@/lib/sandbox/world'

const SHILLING = 100
/** The merchant pays suppliers faster above this balance and slower below it, so that the year neither drains nor hoards. */
const COMFORTABLE_MINOR = 5_200_000 * SHILLING
const NEVER_BELOW_MINOR = 350_000 * SHILLING
const OPENING_OPERATIONS_MINOR = 4_180_250 * SHILLING + 75
const OPENING_PAYROLL_MINOR = 96_400 * SHILLING

/** Who pays by bank: invented supermarkets, hotels and institutions, with accounts at other banks. */
const DEBTORS = [
  'Kilele Supermarkets Ltd',
  'Mawingu Hotels',
  'Tamu Tamu Mart',
  'Lakeside Grand Hotel',
  'Jacaranda Courts Hotel',
  'Pwani Fresh Stores',
  'Highland Academy School',
  'Neema Catering Services',
  "Mama Rosa's Kitchens",
  'Savanna Lodge & Camps',
  'Uwanja Mini Marts',
  'Chui Ridge Hospital',
]
const FUEL_STOPS = ['Karibu Fuel, Thika Road', 'Safari Energy, Mombasa Road', 'Njia Panda Fuel, Limuru']

/** The merchant's two accounts with their history, and its suppliers' accounts, into which payments can be made. */
export function seedMerchantYear(kernel: Kernel): void {
  const owner = {
    customerId: 'cust_soko',
    customerName: 'Soko Fresh Ltd',
    segment: 'CORPORATE',
    type: 'CURRENT',
    email: 'accounts@sokofresh.example',
    phone: '+254700100200',
  } as const
  const operations = openAccount(kernel, {
    ...owner,
    id: 'acc_soko_operations',
    number: '1005550001',
    name: 'Soko Fresh Ltd Operations',
    balanceMinor: OPENING_OPERATIONS_MINOR,
  })
  const payroll = openAccount(kernel, {
    ...owner,
    id: 'acc_soko_payroll',
    number: '1005550002',
    name: 'Soko Fresh Ltd Payroll',
    balanceMinor: OPENING_PAYROLL_MINOR,
  })
  for (const supplier of kernel.world.suppliers) {
    openAccount(kernel, {
      number: supplier.wekezaAccount,
      name: supplier.name,
      customerName: supplier.name,
      segment: 'SME',
      type: 'CURRENT',
      balanceMinor: 400_000 * SHILLING,
      listed: false,
    })
  }
  const book = openBook(kernel, operations, payroll)
  const invoices = { next: 21_040 }
  for (const [i, day] of kernel.world.days.entries()) {
    settleMpesa(book, day, kernel.world.days[i - 1]?.weight ?? 0.9)
    chargeFixed(book, day)
    if (day.weekday !== 0) {
      receiveInvoices(book, day, invoices)
      payRunningCosts(book, day)
      paySuppliers(book, day, kernel.world.suppliers)
    }
    payStaff(book, day, kernel)
    book.closeDay()
  }
}

function settleMpesa(book: Book, day: Day, weightOfDayBefore: number): void {
  const amountMinor = Math.round((92_000 * weightOfDayBefore * book.between(85, 115)) / 100) * SHILLING
  const reference = `MPS-${day.day.replaceAll('-', '')}`
  const counterparty = { name: 'M-PESA settlement', accountNumber: '600100' }
  book.post(book.operations, {
    at: at(day, 5, 30),
    type: 'CREDIT',
    amountMinor,
    description: 'M-Pesa settlement paybill 600100',
    reference,
    channel: 'MPESA',
    counterparty,
  })
}

function receiveInvoices(book: Book, day: Day, invoices: { next: number }): void {
  const count = Math.round(2.1 * day.weight + book.random() * 0.7)
  const minutes = Array.from({ length: count }, () => book.between(0, 520)).sort((a, b) => a - b)
  for (const minute of minutes) {
    const debtor = book.pick(DEBTORS)
    const amountMinor =
      book.between(18, 205) * 1_000 * SHILLING + book.between(0, 999) * SHILLING + (book.random() < 0.3 ? 50 : 0)
    const reference = `INV-${invoices.next++}`
    const counterparty = { name: debtor, accountNumber: otherBankAccount(debtor) }
    const description = `Invoice ${reference} ${debtor}`
    book.post(book.operations, {
      at: at(day, 8, 20 + minute),
      type: 'CREDIT',
      amountMinor,
      description,
      reference,
      channel: 'DIRECT_CREDIT',
      counterparty,
    })
  }
  if (day.weekday === 1 || day.weekday === 4) {
    const amountMinor = book.between(22, 95) * 1_000 * SHILLING
    book.post(book.operations, {
      at: at(day, 9, 5),
      type: 'CREDIT',
      amountMinor,
      description: 'Cash deposit, Nairobi Central',
      reference: `DEP-${compact(day)}`,
      channel: 'BRANCH',
      counterparty: null,
    })
  }
}

function paySuppliers(book: Book, day: Day, suppliers: readonly Supplier[]): void {
  const pace = Math.min(Math.max(book.balanceMinor(book.operations) / COMFORTABLE_MINOR, 0.55), 1.9)
  const monthEndRun = day.monthEnd ? 5 : 0
  const count = Math.round(2.1 * day.weight + monthEndRun + book.random() * 0.5)
  for (let i = 0; i < count; i++) {
    const supplier = book.pick(suppliers)
    const size = supplier.kind === 'farm' ? book.between(35, 190) : book.between(8, 70)
    const amountMinor = Math.round(size * pace * 10) * 100 * SHILLING
    if (book.balanceMinor(book.operations) - amountMinor < NEVER_BELOW_MINOR) continue
    const when = at(day, 10, Math.floor((i * 360) / count) + book.between(0, 30))
    const reference = `SUP-${compact(day)}-${String(i + 1).padStart(2, '0')}`
    const counterparty = { name: supplier.name, accountNumber: supplier.wekezaAccount }
    const line = { at: when, amountMinor, reference, channel: 'INTERNET_BANKING', counterparty }
    const paid = book.post(book.operations, {
      ...line,
      type: 'DEBIT',
      description: `Supplier payment ${supplier.name}`,
    })
    if (!paid) continue
    if (book.random() < 0.14) {
      book.post(book.operations, {
        at: when + 1_000,
        type: 'DEBIT',
        amountMinor: 55 * SHILLING,
        description: 'Transfer charge',
        reference: `CHG-${reference}`,
        channel: 'DIRECT_DEBIT',
        counterparty: null,
      })
    }
    if (book.random() < 0.011) {
      book.post(book.operations, {
        ...line,
        at: when + 5_400_000,
        type: 'CREDIT',
        description: `Returned payment ${supplier.name}`,
      })
    }
  }
}

function payRunningCosts(book: Book, day: Day): void {
  if (day.weekday !== 2 && day.weekday !== 5) return
  const stop = book.pick(FUEL_STOPS)
  book.post(book.operations, {
    at: at(day, 7, book.between(5, 50)),
    type: 'DEBIT',
    amountMinor: book.between(52, 148) * 100 * SHILLING,
    description: stop,
    reference: `POS-${compact(day)}`,
    channel: 'POS',
    counterparty: null,
  })
}

function chargeFixed(book: Book, day: Day): void {
  const ofMonth = Number(day.day.slice(8))
  const month = day.day.slice(0, 7)
  const debit = (
    hour: number,
    shillings: number,
    description: string,
    code: string,
    payee: string | null,
    account = book.operations,
  ) =>
    book.post(account, {
      at: at(day, hour, 0),
      type: 'DEBIT',
      amountMinor: shillings * SHILLING,
      description,
      reference: `${code}-${month}`,
      channel: 'DIRECT_DEBIT',
      counterparty: payee === null ? null : { name: payee, accountNumber: otherBankAccount(payee) },
    })
  if (ofMonth === 1) {
    debit(7, 185_000, `Rent ${month}, Godown 14`, 'RENT', 'Soko Plaza Properties')
    debit(7, 42_500, `Cold store lease ${month}`, 'COLD', 'Barafu Cold Stores')
    debit(8, 850, `Ledger fee ${month}`, 'FEE-OPS', null)
    debit(8, 350, `Ledger fee ${month}`, 'FEE-PAY', null, book.payroll)
  }
  if (ofMonth === 9) {
    debit(9, book.between(148, 171) * 1_000, `PAYE ${month}`, 'PAYE', 'Tax collection account')
    debit(9, 38_880, `Pension contributions ${month}`, 'PENS', 'Pension collection account')
  }
  if (ofMonth === 15) debit(9, book.between(380, 610) * 100, `Electricity ${month}`, 'ELEC', 'City Power')
  if (ofMonth === 18) debit(9, book.between(90, 160) * 100, `Water ${month}`, 'WATR', 'City Water')
  if (ofMonth === 20) debit(9, 12_499, `Internet ${month}`, 'NET', 'Umoja Networks')
}

function payStaff(book: Book, day: Day, kernel: Kernel): void {
  const month = day.day.slice(0, 7)
  if (day.monthEnd) {
    const salaries = kernel.world.staff.map((person, i) => ({
      person,
      shillings: 31_000 + ((i * 7_919) % 52) * 1_000 + (i === 0 ? 88_000 : 0),
    }))
    const total = salaries.reduce((sum, salary) => sum + salary.shillings, 0)
    topUpPayroll(book, at(day, 6, 30), total, `PAYROLL-${month}`)
    for (const [i, { person, shillings }] of salaries.entries()) {
      book.post(book.payroll, {
        at: at(day, 12, i),
        type: 'DEBIT',
        amountMinor: shillings * SHILLING,
        description: `Salary ${month} ${person.name}`,
        reference: `SAL-${month}-${String(i + 1).padStart(2, '0')}`,
        channel: 'INTERNET_BANKING',
        counterparty: { name: person.name, accountNumber: otherBankAccount(person.name) },
      })
    }
  }
  if (day.weekday !== 6) return
  const wages = kernel.world.staff.slice(-6).map((person) => ({ person, shillings: book.between(38, 74) * 100 }))
  topUpPayroll(
    book,
    at(day, 6, 45),
    wages.reduce((sum, wage) => sum + wage.shillings, 0),
    `WAGES-${compact(day)}`,
  )
  for (const [i, { person, shillings }] of wages.entries()) {
    book.post(book.payroll, {
      at: at(day, 17, i),
      type: 'DEBIT',
      amountMinor: shillings * SHILLING,
      description: `Casual wages ${person.name}`,
      reference: `WAGE-${compact(day)}-${i + 1}`,
      channel: 'MPESA',
      counterparty: { name: person.name, accountNumber: person.msisdn },
    })
  }
}

function topUpPayroll(book: Book, when: number, shillings: number, reference: string): void {
  const line = { at: when, amountMinor: shillings * SHILLING, reference, channel: 'INTERNET_BANKING' }
  const { operations, payroll } = book
  book.post(operations, {
    ...line,
    type: 'DEBIT',
    description: 'Transfer to payroll account',
    counterparty: { name: payroll.name, accountNumber: payroll.number },
  })
  book.post(payroll, {
    ...line,
    type: 'CREDIT',
    description: 'Transfer from operations account',
    counterparty: { name: operations.name, accountNumber: operations.number },
  })
}
