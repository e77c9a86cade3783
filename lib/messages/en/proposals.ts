/** Changes that two people decide: the words that all of them share. */
export default {
  own: 'You proposed this, so somebody else has to decide it.',
  aboutYou: 'It is about you, so somebody else has to decide it.',
  proposedBy: 'Proposed by {who}, {when}: “{reason}”',
  act: {
    confirm: 'Confirm',
    refuse: 'Refuse',
    withdraw: 'Take it back',
  },
  title: {
    confirm: 'Confirm this change',
    refuse: 'Refuse this change',
    withdraw: 'Take this proposal back',
  },
  what: {
    confirm: 'It takes effect at once. You confirm exactly what stands here.',
    refuse: 'Nothing changes. Your reason stays in the history.',
    withdraw: 'Nothing changes. It stays in the history as taken back.',
  },
  done: {
    confirm: 'Confirmed. It counts from now on.',
    refuse: 'Refused. Nothing changed.',
    withdraw: 'Taken back. Nothing changed.',
  },
  code: 'Code from your authenticator',
  codeHint: 'Six digits. A code works once, for this change only.',
  reasonHint: 'Three letters or more; whoever proposed it reads this.',
  problems: 'Nothing was decided',
  history: 'History',
  historyEmpty: 'Nothing was decided yet. Every change is kept here with both people.',
  column: {
    change: 'Change',
    proposer: 'Proposed by',
    decider: 'Decided by',
    result: 'Result',
    when: 'When, {zone}',
  },
  state: {
    open: 'Waiting',
    confirmed: 'Confirmed',
    refused: 'Refused',
    withdrawn: 'Taken back',
  },
  why: 'Why',
  whyHint: 'Three letters or more; the second person reads this.',
  before: 'Before',
  after: 'After',
} as const
