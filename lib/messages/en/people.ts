/** People and their roles. */
export default {
  title: 'People and roles',
  state: 'Who may do what. Two administrators change it together, and it counts at the next click.',
  signInName: 'Sign-in name',
  roles: 'Roles',
  noRoles: 'No role',
  access: 'Access',
  active: 'May sign in',
  disabled: 'Disabled',
  changeWaits: 'A change waits',
  change: 'Change',
  changeOf: 'Change the roles of {name}',
  waiting: 'Waiting for a second administrator',
  becomes: '{name}: {before} becomes {after}',
  form: {
    state:
      'Nothing changes before a second administrator has confirmed it. Then the person is signed out and comes back with the new rights.',
    roles: 'Roles',
    about: {
      maker: 'Prepares payments and payees',
      approver: 'Approves payments and confirms payees',
      cashier: 'Requests collections and raises bills',
      accountant: 'Reads and exports everything about money',
      auditor: 'Reads everything, changes nothing',
      administrator: 'People, rules and providers; sees no money',
    },
    mayNotSignIn: 'May not sign in any more',
    noChange: 'This is how it is now.',
    save: 'Propose this change',
    saved: 'Proposed. A second administrator has to confirm it.',
    open: 'A change of {name} waits already. Decide it first.',
  },
} as const
