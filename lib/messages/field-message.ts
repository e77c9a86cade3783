import type { Messages, TextOf } from '.'

type FieldProblem = keyof Messages['errors']['field']

/** Every problem we have a sentence for; `satisfies` on a record makes a forgotten one fail to compile. */
const FIELD_PROBLEMS = {
  required: true,
  not_chosen: true,
  empty: true,
  not_a_number: true,
  not_positive: true,
  too_many_decimals: true,
  whole_units_only: true,
  too_large: true,
  below_minimum: true,
  above_maximum: true,
  not_enough_money: true,
  phone_wrong: true,
  phone_not_kenyan: true,
  account_wrong: true,
  email_wrong: true,
  date_wrong: true,
  date_order: true,
  too_long: true,
  too_short: true,
  characters_wrong: true,
  code_wrong: true,
  already_used: true,
  view_name_used: true,
  view_name_long: true,
  too_many_views: true,
  view_tells_account: true,
  ledger_needs_account: true,
  too_many_schedules: true,
  more_than_remains: true,
  file_too_large: true,
  kenyan_phone: true,
  foreign_phone: true,
  ten_digits: true,
  bank_account: true,
  ihela_account: true,
  not_payable: true,
  invisible_characters: true,
  below_rail_limit: true,
  above_rail_limit: true,
  over_limit_payment: true,
  over_limit_maker_day: true,
  over_limit_provider_day: true,
  rule_in_force: true,
  two_administrators: true,
  no_change: true,
  payee_not_confirmed: true,
  holder_not_found: true,
  tick_the_name: true,
  password_short: true,
  password_long: true,
  password_simple: true,
  password_own_words: true,
  password_common: true,
  passwords_differ: true,
  password_wrong: true,
  sign_in_name_wrong: true,
  recovery_code_wrong: true,
  invalid: true,
} as const satisfies Record<FieldProblem, true>

function isFieldProblem(word: string): word is FieldProblem {
  return Object.hasOwn(FIELD_PROBLEMS, word)
}

/** The sentence for a field problem: our words if it is one of ours, else the provider's own sentence as it came. */
export function fieldMessage(t: TextOf<'errors'>, problem: string): string {
  return isFieldProblem(problem) ? t(`field.${problem}`) : problem
}
