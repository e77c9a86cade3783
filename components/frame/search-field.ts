/** The search field of the top bar, which the key `/` focuses. */
export const SEARCH_FIELD_ID = 'frame-search'
