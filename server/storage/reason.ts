/** What went wrong, in the system's words. */
export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
