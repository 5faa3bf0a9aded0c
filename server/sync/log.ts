/** What the sync server says; pino's logger is one. No names, texts or secrets go in. */
export interface Log {
  info(fields: object, message?: string): void
  warn(fields: object, message?: string): void
  error(fields: object, message?: string): void
}
