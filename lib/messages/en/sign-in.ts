export default {
  title: 'Sign in',
  lead: 'The back office of {merchant}: every balance, every shilling.',
  comeBack: 'Sign in to go on. You come back to the page you asked for.',
  name: 'Sign-in name',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  problems: 'You are not signed in',
  nameMissing: 'Type your sign-in name.',
  passwordMissing: 'Type your password.',
  refused:
    'The name or the password is not right. After five wrong tries there is a short wait, after ten one of half an hour; until it is over every try is refused.',
  wrongAddress: 'Sign in at {address}; this page was opened under another address.',
  demoTitle: 'Demo people',
  demoWhy: 'Sandbox mode: no real money moves. Choose a person to fill in the form; the password of all is {password}.',
  demoFill: 'Fill in {name}, {roles}',
  help: 'An administrator gives you a name and a password. Nobody can send you a forgotten one.',
} as const
