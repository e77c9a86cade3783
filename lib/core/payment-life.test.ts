import { expect, it } from 'vitest'
import { PAYMENT_STATES, TERMINAL_STATES, TRANSITION_ROWS } from './payment-state'

/** The table for people who read and do not run: made from the rows, so that it cannot say anything else. */
function lifeInWords(): string {
  const rows = TRANSITION_ROWS.map(
    ({ row, from, event, to, guard }) =>
      `| ${row} | ${from.map((state) => `\`${state}\``).join(', ')} | \`${event}\` | \`${to}\` | ${guard} |`,
  )
  return [
    '# The life of a payment',
    '',
    'Made from `TRANSITION_ROWS` in `payment-state.ts`; `npx vitest run -u lib/core/payment-life` writes it anew.',
    'Anything that is not a row here is refused.',
    '',
    `States: ${PAYMENT_STATES.map((state) => `\`${state}\``).join(', ')}.`,
    `Final ones: ${TERMINAL_STATES.map((state) => `\`${state}\``).join(', ')}.`,
    '',
    '| row | from | event | to | what has to hold |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

it('the written table is the one the program follows', async () => {
  await expect(lifeInWords()).toMatchFileSnapshot('./PAYMENT-LIFE.md')
})
