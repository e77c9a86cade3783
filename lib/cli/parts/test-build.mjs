/** Where the build made for the kill rig lies: beside the ordinary one, which it never touches. Relative to the root. */
export const TEST_BUILD = {
  distDir: '.next-rig',
  /** Next adds to the tsconfig it is given; this one is written for it. */
  tsconfig: '.hazina/rig-tsconfig.json',
}
