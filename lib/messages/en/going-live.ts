/** The way from the sandbox to real money. */
export default {
  title: 'Going live',
  back: 'Providers',
  state: {
    sandbox: 'No provider is set up, so this is the sandbox. Nothing done here counts for real money.',
    live: '{done} of {total} steps are proven.',
  },
  begin: {
    title: 'How to begin',
    variables: 'Put all variables of at least one provider into .env, and HAZINA_PUBLIC_URL. They are listed below.',
    restart: 'Stop Hazina and start it again: it opens a database of its own, and nothing of the sandbox goes along.',
    administrator: 'Run npm run create-administrator: a live installation begins with no account at all.',
    back: 'Sign in and come back to this page. Its steps turn green as what is stored proves them.',
  },
  house: 'This installation',
  stepsOf: 'Steps of {provider}',
  addresses: 'Addresses that it calls, their secret part masked:',
  done: 'Proven',
  doneAt: 'Proven {at}',
  open: 'Open',
  register: {
    act: 'Register our addresses',
    done: 'Our addresses are registered at {provider}.',
  },
  step: {
    database: {
      title: 'A database of its own',
      what: 'Started live, and never as the sandbox: each refuses the other’s database.',
    },
    address: {
      title: 'A public https address',
      what: 'Set HAZINA_PUBLIC_URL to the https address under which people and providers reach Hazina.',
    },
    people: {
      title: 'Enough people',
      what: 'Two administrators, a maker, and an approver who is somebody else.',
    },
    rules: { title: 'Approval rules', what: 'Propose a rule under Approval rules; another administrator confirms it.' },
    backup: { title: 'A first backup', what: 'Run npm run backup and keep the file on another machine.' },
    variables: { title: 'Variables', what: 'Set all of these in .env and start Hazina again:' },
    tested: {
      title: 'Connection test',
      what: 'Press Test connection. Every step has to be fine with the settings of today.',
    },
    registered: {
      title: 'Our addresses registered there',
      what: 'Done by itself at each start, or press Register our addresses.',
    },
    message: { title: 'A message from there', what: 'The first one that is signed, or came to our secret address.' },
    balance: {
      title: 'A balance from there',
      what: 'Asked for by itself at the start. Balances says why when it fails.',
    },
    collected: { title: 'Money came in', what: 'Collect a small amount from a phone or account of your own.' },
    paid: { title: 'Money went out', what: 'Pay a small amount to an account of your own, approved as any other.' },
  },
} as const
